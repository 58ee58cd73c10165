import type { ClauseSet } from './clause-set.ts';
import type { FieldLiterals } from './field-literals.ts';

/** What the encodings of sums work with. */
export interface LinearContext {
  readonly clauses: ClauseSet;
  readonly literals: FieldLiterals;
  /** Sums whose diagram would have more nodes than this are added in binary. */
  readonly largestDiagram: number;
}
