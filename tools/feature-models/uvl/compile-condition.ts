/**
 * A constraint as written → a condition over features. A constraint about features of which there are copies holds for
 * each copy that is there.
 */
import type { Condition } from '../feature-model.ts';
import { always, never } from '../feature-model.ts';
import { NumberCompiler } from './compile-number.ts';
import type { Clones } from './feature-tree.ts';
import type { NameScope } from './name-scope.ts';
import { NamedValues, severalValues } from './named-values.ts';
import { compareNumbers } from './numeric.ts';
import { Mistake, Unsupported } from './unsupported.ts';
import type { Comparison, Expression, Reference } from './uvl-syntax.ts';

const mostCopies = 2000;

/** @param decimals of numbers of type Real. @throws Mistake, Unsupported */
export function compileCondition(expression: Expression, scope: NameScope, decimals: number): Condition {
  const clones = clonesIn(expression, scope);
  const combinations = clones.reduce((product, { count }) => product * count, 1);
  if (combinations > mostCopies) {
    throw new Unsupported(
      expression,
      `This constraint is about ${combinations} combinations of copies; ${mostCopies} are possible.`,
    );
  }
  const conditions: Condition[] = [];
  const copies = new Map<Clones, number>();
  for (let combination = 0; combination < combinations; combination += 1) {
    let rest = combination;
    for (const its of clones) {
      copies.set(its, rest % its.count);
      rest = Math.floor(rest / its.count);
    }
    const condition = new ConditionCompiler(new NamedValues(scope, copies, decimals)).condition(expression);
    const guards = clones.map((its) =>
      scope.copyOf(scope.tree.instances.get(its) ?? { within: [], features: [] }, copies),
    );
    conditions.push(
      guards.length === 0
        ? condition
        : {
            kind: 'implies',
            left: {
              kind: 'and',
              args: guards.flatMap((feature) =>
                feature === undefined ? [] : [{ kind: 'feature', feature } as const],
              ),
            },
            right: condition,
          },
    );
  }
  const [only] = conditions;
  return conditions.length === 1 && only ? only : { kind: 'and', args: conditions };
}

/** What there are copies of among the features named, outer before inner. */
function clonesIn(expression: Expression, scope: NameScope): readonly Clones[] {
  const clones = new Set<Clones>();
  const note = (reference: Reference) => {
    for (const its of scope.look(reference)?.named.within ?? []) clones.add(its);
  };
  const walk = (node: Expression): void => {
    switch (node.kind) {
      case 'reference':
        note(node);
        return;
      case 'not':
        walk(node.arg);
        return;
      case 'and':
      case 'or':
        node.args.forEach(walk);
        return;
      case 'implies':
      case 'equivalent':
      case 'compare':
        walk(node.left);
        walk(node.right);
        return;
      case 'sum':
        for (const { term } of node.terms) walk(term);
        return;
      case 'product':
        for (const { factor } of node.factors) walk(factor);
        return;
      case 'call':
        // A sum is over all copies.
        if (node.name !== 'sum' && node.name !== 'avg') node.args.forEach(note);
        return;
      case 'boolean':
      case 'number':
      case 'text':
    }
  };
  walk(expression);
  return [...clones];
}

/** What text stands on a side of a comparison. */
type TextSide =
  | { readonly kind: 'constant'; readonly text: string; readonly feature: number | undefined }
  | { readonly kind: 'value'; readonly feature: number };

class ConditionCompiler {
  readonly #names: NamedValues;
  readonly #numbers: NumberCompiler;

  constructor(names: NamedValues) {
    this.#names = names;
    this.#numbers = new NumberCompiler(names);
  }

  condition(node: Expression): Condition {
    switch (node.kind) {
      case 'and':
      case 'or':
        return { kind: node.kind, args: node.args.map((arg) => this.condition(arg)) };
      case 'not':
        return { kind: 'not', arg: this.condition(node.arg) };
      case 'implies':
      case 'equivalent':
        return { kind: node.kind, left: this.condition(node.left), right: this.condition(node.right) };
      case 'boolean':
        return node.value ? always : never;
      case 'reference':
        return this.#truth(node);
      case 'compare':
        return this.#comparison(node);
      case 'number':
      case 'text':
      case 'sum':
      case 'product':
      case 'call':
        throw new Mistake(node, 'This is not a condition.', 'Compare it with something.');
    }
  }

  /** A feature, or an attribute that is true or false. */
  #truth(node: Reference): Condition {
    const { named, attribute } = this.#names.scope.find(node);
    if (attribute === undefined) return { kind: 'feature', feature: this.#names.copy(named, node) };
    const feature = this.#names.withAttributes(named, node);
    const { content } = this.#names.attribute(feature, attribute, node);
    if (content.kind !== 'boolean')
      throw new Mistake(node, 'This attribute is not true or false.', 'Compare it with something.');
    return content.value ? { kind: 'feature', feature } : never;
  }

  #comparison(node: Extract<Expression, { kind: 'compare' }>): Condition {
    const left = this.#text(node.left);
    const right = this.#text(node.right);
    if (left && right) return this.#compareTexts(left, right, node);
    if (left ?? right) {
      const [wrong] = left ? [node.right] : [node.left];
      throw new Mistake(wrong, 'A text can only be compared with a text.', 'Texts are in single quotes.');
    }
    const condition = compareNumbers(
      this.#numbers.number(node.left),
      node.relation,
      this.#numbers.number(node.right),
    );
    if (condition) return condition;
    const hint = 'Supported are sums with constant factors, and anything about 12 features or fewer.';
    throw new Unsupported(node, 'This comparison is not linear.', hint);
  }

  #compareTexts(
    left: TextSide,
    right: TextSide,
    node: { readonly relation: Comparison } & Expression,
  ): Condition {
    if (node.relation !== '==' && node.relation !== '!=') {
      throw new Unsupported(node, `Texts cannot be compared with "${node.relation}".`, 'Use "==" or "!=".');
    }
    const equal = equalTexts(left, right);
    if (!equal) {
      const hint = 'Compare each with the texts that are possible.';
      throw new Unsupported(node, 'Comparing the texts of two features is not supported.', hint);
    }
    return node.relation === '==' ? equal : { kind: 'not', arg: equal };
  }

  /** Undefined for what is no text. */
  #text(node: Expression): TextSide | undefined {
    if (node.kind === 'text') return { kind: 'constant', text: node.text, feature: undefined };
    if (node.kind !== 'reference') return undefined;
    const { named, attribute } = this.#names.scope.find(node);
    if (attribute === undefined) {
      const feature = this.#names.copy(named, node);
      const found = this.#names.scope.tree.features[feature];
      if (found?.type !== 'String') return undefined;
      if (found.quantity) throw severalValues(node);
      return { kind: 'value', feature };
    }
    const feature = this.#names.withAttributes(named, node);
    const { content } = this.#names.attribute(feature, attribute, node);
    return content.kind === 'text' ? { kind: 'constant', text: content.text, feature } : undefined;
  }
}

/** An attribute's text is only there with its feature. Undefined for two chosen texts. */
function equalTexts(left: TextSide, right: TextSide): Condition | undefined {
  if (left.kind === 'value') {
    if (right.kind === 'value') return undefined;
    return withFeature(right.feature, { kind: 'text', feature: left.feature, text: right.text });
  }
  if (right.kind === 'value') return equalTexts(right, left);
  return left.text === right.text ? withFeature(left.feature, withFeature(right.feature, always)) : never;
}

function withFeature(feature: number | undefined, condition: Condition): Condition {
  if (feature === undefined) return condition;
  return { kind: 'and', args: [{ kind: 'feature', feature }, condition] };
}
