/**
 * A constraint as written → a condition over features. A constraint about features of which there are copies holds for
 * each copy that is there.
 */
import type { Condition } from '../feature-model.ts';
import { always, never } from '../feature-model.ts';
import { floor, multiply, negate, one, type Rational, rational } from '#server/model/number/rational.ts';
import { parseExact } from '#server/model/number/decimal.ts';
import { keyOf, type Clones, type Named } from './feature-tree.ts';
import { attributeOf, type Copies, type NameScope } from './name-scope.ts';
import { compareNumbers, type Numeric, scaled } from './numeric.ts';
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
    const condition = new ConditionCompiler(scope, copies, decimals).condition(expression);
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
  readonly #scope: NameScope;
  readonly #copies: Copies;
  readonly #decimals: number;

  constructor(scope: NameScope, copies: Copies, decimals: number) {
    this.#scope = scope;
    this.#copies = copies;
    this.#decimals = decimals;
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
    const { named, attribute } = this.#scope.find(node);
    if (attribute === undefined) return { kind: 'feature', feature: this.#copy(named, node) };
    const feature = this.#withAttributes(named, node);
    const { content } = this.#attribute(feature, attribute, node);
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
    const condition = compareNumbers(this.#number(node.left), node.relation, this.#number(node.right));
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
    const { named, attribute } = this.#scope.find(node);
    if (attribute === undefined) {
      const feature = this.#copy(named, node);
      const found = this.#scope.tree.features[feature];
      if (found?.type !== 'String') return undefined;
      if (found.quantity) throw severalValues(node);
      return { kind: 'value', feature };
    }
    const feature = this.#withAttributes(named, node);
    const { content } = this.#attribute(feature, attribute, node);
    return content.kind === 'text' ? { kind: 'constant', text: content.text, feature } : undefined;
  }

  #number(node: Expression): Numeric {
    switch (node.kind) {
      case 'number':
        return constant(parseExact(node.text));
      case 'sum':
        return {
          kind: 'sum',
          parts: node.terms.map(({ minus, term }) =>
            minus ? scaled(this.#number(term), negate(one)) : this.#number(term),
          ),
        };
      case 'product':
        return {
          kind: 'product',
          factors: node.factors.map(({ divide, factor }) => ({ divide, factor: this.#number(factor) })),
        };
      case 'reference':
        return this.#numberOf(node);
      case 'call':
        return this.#call(node);
      default:
        throw new Mistake(node, 'This is not a number.');
    }
  }

  #numberOf(node: Reference): Numeric {
    const { named, attribute } = this.#scope.find(node);
    if (attribute === undefined) return this.#valueOf(this.#copy(named, node), node);
    const feature = this.#withAttributes(named, node);
    return presence(feature, this.#numberAttribute(feature, attribute, node));
  }

  /** The number that is chosen together with a feature. */
  #valueOf(feature: number, place: Reference): Numeric {
    const its = this.#scope.tree.features[feature];
    if (its?.quantity && its.type !== 'Boolean') throw severalValues(place);
    if (its?.type === 'Integer' || its?.quantity) return { kind: 'atom', of: 'value', feature, factor: one };
    if (its?.type === 'Real')
      return { kind: 'atom', of: 'value', feature, factor: rational(1n, 10n ** BigInt(this.#decimals)) };
    const hint =
      its?.type === 'String'
        ? 'Texts are compared with texts in single quotes.'
        : 'Take an attribute of it: Feature.Attribute.';
    throw new Mistake(place, `"${keyOf(place.path)}" is not a number.`, hint);
  }

  #numberAttribute(feature: number, name: string, place: Reference): Rational {
    const { content } = this.#attribute(feature, name, place);
    if (content.kind === 'number') return parseExact(content.text);
    throw new Mistake(place, `The attribute "${name}" is not a number.`);
  }

  #attribute(feature: number, name: string, place: Reference) {
    const attribute = attributeOf(this.#scope.tree, feature, name);
    if (attribute) return attribute;
    const its = this.#scope.tree.features[feature];
    const known = its?.attributes.map((one) => one.name) ?? [];
    const hint = known.length === 0 ? 'It has no attributes.' : `It has: ${known.join(', ')}.`;
    throw new Unsupported(place, `"${its?.name ?? ''}" has no attribute "${name}".`, hint);
  }

  #call(node: Extract<Expression, { kind: 'call' }>): Numeric {
    switch (node.name) {
      case 'sum':
        return { kind: 'sum', parts: this.#items(node).map(({ number }) => number) };
      case 'avg':
        return this.#average(node);
      case 'len':
      case 'floor':
      case 'ceil':
        return this.#ofOne(node);
    }
  }

  #average(node: Extract<Expression, { kind: 'call' }>): Numeric {
    const items = this.#items(node).map(({ feature, number }) => {
      if (number.kind === 'atom' && number.of === 'presence') return { feature, value: number.factor };
      throw new Unsupported(
        node,
        'The average of numbers that are chosen is not supported.',
        'Use sum(…), or averages of attributes.',
      );
    });
    return { kind: 'average', items };
  }

  #ofOne(node: Extract<Expression, { kind: 'call' }>): Numeric {
    const [reference, another] = node.args;
    if (!reference || another) throw new Mistake(node, `"${node.name}" takes one argument.`);
    const { named, attribute } = this.#scope.find(reference);
    const feature =
      attribute === undefined ? this.#copy(named, reference) : this.#withAttributes(named, reference);
    if (node.name === 'len') {
      if (attribute !== undefined) {
        const { content } = this.#attribute(feature, attribute, reference);
        if (content.kind === 'text') return presence(feature, rational(BigInt(content.text.length)));
        throw new Mistake(reference, `The attribute "${attribute}" is not a text.`);
      }
      if (this.#scope.tree.features[feature]?.type !== 'String')
        throw new Mistake(reference, `"${keyOf(reference.path)}" is not a text.`);
      const hint = 'Compare the text with the texts that are possible.';
      throw new Unsupported(node, 'Conditions on the length of a chosen text are not supported.', hint);
    }
    if (attribute === undefined) {
      if (this.#scope.tree.features[feature]?.type === 'Real')
        throw new Unsupported(node, 'floor and ceil of a Real are not supported.');
      return this.#valueOf(feature, reference);
    }
    const number = this.#numberAttribute(feature, attribute, reference);
    return presence(feature, node.name === 'floor' ? floor(number) : negate(floor(negate(number))));
  }

  /** `sum(Price)`, `sum(Price, Feature)` below a feature, `sum(A, B)` of features that are numbers. */
  #items(node: Extract<Expression, { kind: 'call' }>): { feature: number; number: Numeric }[] {
    const [first, second, third] = node.args;
    if (!first || third)
      throw new Mistake(node, `"${node.name}" takes an attribute, and the feature it is below.`);
    if (!second) return this.#itemsOf(first, undefined);
    for (const [attribute, below] of [
      [first, second],
      [second, first],
    ] as const) {
      if (this.#isAttribute(attribute) && this.#scope.look(below)) return this.#itemsOf(attribute, below);
    }
    return [...this.#itemsOf(first, undefined), ...this.#itemsOf(second, undefined)];
  }

  #isAttribute(reference: Reference): boolean {
    return this.#scope.withAttribute(keyOf(reference.path)).length > 0 && !this.#scope.look(reference);
  }

  #itemsOf(reference: Reference, below: Reference | undefined): { feature: number; number: Numeric }[] {
    const name = keyOf(reference.path);
    const found = this.#scope.look(reference);
    const { attribute } = found ?? {};
    if (found && attribute !== undefined) {
      const { tree } = this.#scope;
      return found.named.features
        .flatMap((feature) => tree.instancesOf.get(feature) ?? [feature])
        .map((feature) => this.#item(feature, this.#numberAttribute(feature, attribute, reference)));
    }
    if (found && !this.#isBoolean(found.named)) {
      return found.named.features.map((feature) => ({ feature, number: this.#valueOf(feature, reference) }));
    }
    const having = this.#scope.withAttribute(name);
    if (having.length === 0) {
      throw new Mistake(
        reference,
        `No feature has the attribute "${name}".`,
        found ? 'A feature without a number has no sum.' : undefined,
      );
    }
    const inside = below ? this.#subtree(below) : undefined;
    const counted = inside ? having.filter(inside) : having;
    if (below && counted.length === 0)
      throw new Mistake(below, `No feature in "${keyOf(below.path)}" has the attribute "${name}".`);
    return counted.map((feature) => this.#item(feature, this.#countedNumber(feature, name, reference)));
  }

  /** What an attribute adds to a sum: its number for each of the feature there is. */
  #item(feature: number, value: Rational): { feature: number; number: Numeric } {
    const quantity = this.#scope.tree.features[feature]?.quantity;
    return {
      feature,
      number: quantity ? { kind: 'atom', of: 'value', feature, factor: value } : presence(feature, value),
    };
  }

  /** A feature whose attribute is no number would count as 0, and make another rule of this one. */
  #countedNumber(feature: number, name: string, place: Reference): Rational {
    const { content } = this.#attribute(feature, name, place);
    if (content.kind === 'number') return parseExact(content.text);
    const written = content.kind === 'boolean' ? String(content.value) : `'${content.text}'`;
    const { name: owner = '', line = 0 } = this.#scope.tree.features[feature] ?? {};
    const hint = `Only numbers have a sum or an average. It is ${written} in line ${line}.`;
    throw new Mistake(place, `The attribute "${name}" of "${owner}" is not a number.`, hint);
  }

  #isBoolean(named: Named): boolean {
    const feature = this.#scope.tree.features[named.features[0] ?? -1];
    return feature?.type === 'Boolean' && !feature.quantity;
  }

  /** Is a feature this one or below it? */
  #subtree(reference: Reference): (feature: number) => boolean {
    const { tree } = this.#scope;
    const roots = new Set(this.#scope.find(reference).named.features);
    return (feature) => {
      for (let at: number | undefined = feature; at !== undefined;) {
        if (roots.has(at)) return true;
        const group: number | undefined = tree.features[at]?.group;
        at = group === undefined ? undefined : tree.groups[group]?.parent;
      }
      return false;
    };
  }

  /** Attributes of what is copied are those of its instances; that the first is there says that one is. */
  #withAttributes(named: Named, place: Reference): number {
    const feature = this.#copy(named, place);
    return this.#scope.tree.instancesOf.get(feature)?.[0] ?? feature;
  }

  #copy(named: Named, place: Reference): number {
    const feature = this.#scope.copyOf(named, this.#copies);
    if (feature === undefined) throw new Mistake(place, `There is no instance of "${keyOf(place.path)}".`);
    return feature;
  }
}

function severalValues(place: Reference): Unsupported {
  const hint = 'Write one feature for each.';
  return new Unsupported(place, `"${keyOf(place.path)}" has several values.`, hint);
}

function constant(value: Rational): Numeric {
  return { kind: 'constant', value };
}

function presence(feature: number, factor: Rational): Numeric {
  return { kind: 'atom', of: 'presence', feature, factor: multiply(factor, one) };
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
