/** `{Price 5, abstract, Size {Width 3}, tags ['a', 'b'], constraint A => B, constraints [A, !B]}` */
import { parseCondition, textOf } from './parse-condition.ts';
import { SyntaxFailure, type TokenReader } from './token-reader.ts';
import type { AttributeNode, AttributeValue, ConstraintNode } from './uvl-syntax.ts';
import type { Token } from './uvl-tokens.ts';

export interface Attributes {
  readonly attributes: readonly AttributeNode[];
  readonly constraints: readonly ConstraintNode[];
}

const maxNesting = 100;

/** Reads from the opening brace on; nothing when the reader stands before something else. */
export function parseAttributes(reader: TokenReader): Attributes {
  return reader.sees('{') ? new AttributeParser(reader).all() : { attributes: [], constraints: [] };
}

class AttributeParser implements Attributes {
  readonly attributes: AttributeNode[] = [];
  readonly constraints: ConstraintNode[] = [];
  readonly #reader: TokenReader;
  #nesting = 0;

  constructor(reader: TokenReader) {
    this.#reader = reader;
  }

  all(): Attributes {
    this.attributes.push(...this.#map());
    return this;
  }

  #map(): AttributeNode[] {
    const reader = this.#reader;
    const attributes: AttributeNode[] = [];
    const seen = new Set<string>();
    reader.expect('{', 'Expected "{"');
    while (!reader.take('}')) {
      const place = reader.place;
      if (reader.sees('constraint') && this.#conditionFollows()) {
        reader.next();
        this.constraints.push(this.#constraint());
      } else if (reader.sees('constraints') && reader.sees('[', 1)) {
        reader.next();
        this.#list(() => this.constraints.push(this.#constraint()));
      } else {
        const key = reader.name('Expected the name of an attribute');
        if (seen.has(key)) throw new SyntaxFailure(place, `The attribute "${key}" is here twice.`);
        seen.add(key);
        attributes.push({ key, value: this.#valueOrTrue(), ...place });
      }
      if (!reader.sees('}')) reader.expect(',', 'Expected "," or "}"');
    }
    return attributes;
  }

  /** An attribute that happens to be called "constraint" has a plain value, or none. */
  #conditionFollows(): boolean {
    const reader = this.#reader;
    return !reader.sees(',', 1) && !reader.sees('}', 1) && !reader.sees('{', 1) && !reader.sees('[', 1);
  }

  #constraint(): ConstraintNode {
    const place = this.#reader.place;
    const from = this.#reader.position;
    const condition = parseCondition(this.#reader);
    return { condition, text: textOf(this.#reader.since(from)), ...place };
  }

  /** A name alone says "yes". */
  #valueOrTrue(): AttributeValue {
    if (this.#reader.sees(',') || this.#reader.sees('}')) return { kind: 'boolean', value: true };
    return this.#value();
  }

  #value(): AttributeValue {
    const reader = this.#reader;
    this.#nesting += 1;
    if (this.#nesting > maxNesting) {
      throw new SyntaxFailure(reader.place, `Attributes are nested more than ${maxNesting} levels deep.`);
    }
    const value = this.#plainOrNested();
    this.#nesting -= 1;
    return value;
  }

  #plainOrNested(): AttributeValue {
    const reader = this.#reader;
    if (reader.sees('{')) return { kind: 'map', attributes: this.#map() };
    if (reader.sees('[')) {
      const items: AttributeValue[] = [];
      this.#list(() => items.push(this.#value()));
      return { kind: 'list', items };
    }
    const sign = reader.take('-') ? '-' : '';
    const token: Token | undefined = reader.peek();
    if (token?.kind === 'number') {
      reader.next();
      return { kind: 'number', text: sign + token.text };
    }
    if (sign === '') {
      if (reader.take('true')) return { kind: 'boolean', value: true };
      if (reader.take('false')) return { kind: 'boolean', value: false };
      // Older files put texts in double quotes.
      if (token?.kind === 'text' || (token?.kind === 'name' && token.quoted)) {
        reader.next();
        return { kind: 'text', text: token.text };
      }
    }
    const hint = token?.kind === 'name' ? `Put a text in single quotes: '${token.text}'.` : undefined;
    throw reader.unexpected('Expected a number, a text, true, false, "[" or "{"', hint);
  }

  #list(item: () => void): void {
    const reader = this.#reader;
    reader.expect('[', 'Expected "["');
    if (reader.take(']')) return;
    do item();
    while (reader.take(','));
    reader.expect(']', 'Expected "," or "]"');
  }
}
