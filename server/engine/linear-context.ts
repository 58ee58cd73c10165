import type { ClauseBuilder } from './clause-builder.ts';
import type { FieldLiterals } from './field-literals.ts';

/** What the encodings of sums work with. */
export interface LinearContext {
  readonly clauses: ClauseBuilder;
  readonly literals: FieldLiterals;
  /** Sums whose diagram would have more nodes than this are added in binary. */
  readonly largestDiagram: number;
}
