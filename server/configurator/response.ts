import type { Change, Commit, Explanation } from '#server/engine/engine-port.ts';
import type { Configuration } from './configuration.ts';
import type { Refusal } from './read-value.ts';

/** The variants of the API's `response` ("Configuration Responses"). */
export type ConfiguratorResponse =
  | { readonly kind: 'ok'; readonly removedRow?: RemovedRow }
  | {
      readonly kind: 'conflict';
      readonly changes: readonly Change[];
      readonly explanation: Explanation;
      /** False when there may be fewer or better changes. */
      readonly exact?: false;
      /** Where the call was no commit: the commit that means the same, to be accepted. Blanks uncommit. */
      readonly commit?: readonly Commit[];
    }
  | {
      readonly kind: 'alternatives';
      readonly alternatives: readonly (readonly Change[])[];
      /** Whether these are all there are. */
      readonly isComplete: boolean;
      readonly explanation: Explanation;
      readonly exact?: false;
    }
  | { readonly kind: 'refused'; readonly refusal: Refusal; readonly explanation?: Explanation };

/** A row that was taken out, to put it in again. */
export interface RemovedRow {
  /** The parameter that counts the rows. */
  readonly count: string;
  readonly row: number;
  /** What was chosen in it, by its parameters. */
  readonly values: readonly Commit[];
}

/** What a transition makes of a configuration. */
export interface TransitionResult {
  /** The very object that was handed in where nothing has changed. */
  readonly configuration: Configuration;
  readonly response: ConfiguratorResponse;
  /** Values that were asked for, or held before, and are not in `configuration`. */
  readonly notApplied: readonly Commit[];
}

export function ok(configuration: Configuration, notApplied: readonly Commit[] = []): TransitionResult {
  return { configuration, response: { kind: 'ok' }, notApplied };
}

export function refuse(
  configuration: Configuration,
  refusal: Refusal,
  explanation?: Explanation,
): TransitionResult {
  return {
    configuration,
    response: { kind: 'refused', refusal, ...(explanation && { explanation }) },
    notApplied: [],
  };
}
