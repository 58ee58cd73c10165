import { parseExact } from '#server/model/number/decimal.ts';
import { floor, negate, one, type Rational, rational } from '#server/model/number/rational.ts';
import { keyOf } from './feature-tree.ts';
import { presence, type NamedValues } from './named-values.ts';
import { type Numeric, scaled } from './numeric.ts';
import { SumItems } from './sum-items.ts';
import { Mistake, Unsupported } from './unsupported.ts';
import type { Expression, Reference } from './uvl-syntax.ts';

/** The sides of comparisons that are numbers. */
export class NumberCompiler {
  readonly #names: NamedValues;
  readonly #items: SumItems;

  constructor(names: NamedValues) {
    this.#names = names;
    this.#items = new SumItems(names);
  }

  /** @throws Mistake, Unsupported */
  number(node: Expression): Numeric {
    switch (node.kind) {
      case 'number':
        return constant(parseExact(node.text));
      case 'sum':
        return {
          kind: 'sum',
          parts: node.terms.map(({ minus, term }) =>
            minus ? scaled(this.number(term), negate(one)) : this.number(term),
          ),
        };
      case 'product':
        return {
          kind: 'product',
          factors: node.factors.map(({ divide, factor }) => ({ divide, factor: this.number(factor) })),
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
    const { named, attribute } = this.#names.scope.find(node);
    if (attribute === undefined) return this.#names.valueOf(this.#names.copy(named, node), node);
    const feature = this.#names.withAttributes(named, node);
    return presence(feature, this.#names.numberAttribute(feature, attribute, node));
  }

  #call(node: Extract<Expression, { kind: 'call' }>): Numeric {
    switch (node.name) {
      case 'sum':
        return { kind: 'sum', parts: this.#items.of(node).map(({ number }) => number) };
      case 'avg':
        return this.#average(node);
      case 'len':
      case 'floor':
      case 'ceil':
        return this.#ofOne(node);
    }
  }

  #average(node: Extract<Expression, { kind: 'call' }>): Numeric {
    const items = this.#items.of(node).map(({ feature, number }) => {
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
    const { named, attribute } = this.#names.scope.find(reference);
    const feature =
      attribute === undefined
        ? this.#names.copy(named, reference)
        : this.#names.withAttributes(named, reference);
    if (node.name === 'len') {
      if (attribute !== undefined) {
        const { content } = this.#names.attribute(feature, attribute, reference);
        if (content.kind === 'text') return presence(feature, rational(BigInt(content.text.length)));
        throw new Mistake(reference, `The attribute "${attribute}" is not a text.`);
      }
      if (this.#names.scope.tree.features[feature]?.type !== 'String')
        throw new Mistake(reference, `"${keyOf(reference.path)}" is not a text.`);
      const hint = 'Compare the text with the texts that are possible.';
      throw new Unsupported(node, 'Conditions on the length of a chosen text are not supported.', hint);
    }
    if (attribute === undefined) {
      if (this.#names.scope.tree.features[feature]?.type === 'Real')
        throw new Unsupported(node, 'floor and ceil of a Real are not supported.');
      return this.#names.valueOf(feature, reference);
    }
    const number = this.#names.numberAttribute(feature, attribute, reference);
    return presence(feature, node.name === 'floor' ? floor(number) : negate(floor(negate(number))));
  }
}

function constant(value: Rational): Numeric {
  return { kind: 'constant', value };
}
