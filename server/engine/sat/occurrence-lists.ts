/**
 * Arrays indexed by literal. The code of a literal is a number from 2 on; `code ^ 1` is the code of its negation. Occurrence
 * lists have, for each code, numbers of clauses or further literals, stored one after the other.
 *
 * Invariant: the entries of a key keep their order. Cost: linear in the entries.
 */
export function codeOf(literal: number): number {
  return literal > 0 ? 2 * literal : 1 - 2 * literal;
}

export function literalOf(code: number): number {
  return code % 2 === 0 ? code / 2 : (1 - code) / 2;
}

/** The list of a key is `items` from `start[key]` to `start[key + 1]`. */
export interface OccurrenceLists {
  readonly start: Int32Array;
  readonly items: Int32Array;
}

/** Each entry is a key followed by `width` numbers. */
export function packOccurrences(keys: number, entries: readonly number[], width = 1): OccurrenceLists {
  const start = new Int32Array(keys + 1);
  for (let i = 0; i < entries.length; i += width + 1) add(start, (entries[i] ?? 0) + 1, width);
  for (let i = 0; i < keys; i += 1) add(start, i + 1, start[i] ?? 0);
  const next = start.slice();
  const items = new Int32Array(start[keys] ?? 0);
  for (let i = 0; i < entries.length; i += width + 1) {
    const key = entries[i] ?? 0;
    const place = next[key] ?? 0;
    for (let k = 0; k < width; k += 1) items[place + k] = entries[i + 1 + k] ?? 0;
    next[key] = place + width;
  }
  return { start, items };
}

function add(numbers: Int32Array, index: number, amount: number): void {
  numbers[index] = (numbers[index] ?? 0) + amount;
}
