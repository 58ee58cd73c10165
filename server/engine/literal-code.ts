/** Literals as numbers from 2, for indexing arrays: a literal and its opposite are neighbours, `code ^ 1` turns one over. */
export function codeOf(literal: number): number {
  return literal > 0 ? 2 * literal : 1 - 2 * literal;
}

export function literalOf(code: number): number {
  return code % 2 === 0 ? code / 2 : (1 - code) / 2;
}
