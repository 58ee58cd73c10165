import type { Rational } from '../number/rational.ts';

/** Values by field, as the customer sees them. */
export type Assignment = ReadonlyMap<string, string>;

/** A number, yes or no, a word, or nothing that could be calculated. */
export type Result = Rational | boolean | string | undefined;

export interface Calculation {
  readonly type: 'number' | 'truth' | 'word';
  /** What a word can be; undefined for a word that the author wrote. */
  readonly words: ReadonlySet<string> | undefined;
  readonly evaluate: (assignment: Assignment) => Result;
}

/** Yes and no may be written out. */
export function isTrue(result: Result): boolean {
  return result === true || (typeof result === 'string' && result.toLowerCase() === 'yes');
}
