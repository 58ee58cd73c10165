import type {
  ChangedParameter,
  ConfigurationResponse,
  Explanation,
  Propagated,
} from '#src/api/read/configuration.ts';

/** What came of a call that was to change a configuration. A conflict is one of the answers, not an error. */
export type Outcome =
  | {
      readonly kind: 'applied';
      /** Parameters that were sent and left out. */
      readonly notApplied: readonly string[];
      readonly message: string | undefined;
      /** What else it changes, where the tenant says so. */
      readonly propagated?: Propagated | undefined;
    }
  | {
      readonly kind: 'conflict';
      /** What the tenant proposes to change. */
      readonly changes: readonly ChangedParameter[];
      /** All that would change then, where the tenant says so. */
      readonly propagated?: Propagated | undefined;
      readonly explanation: Explanation | undefined;
    }
  | {
      readonly kind: 'refused';
      readonly message: string | undefined;
      readonly explanation: Explanation | undefined;
    };

/** Reads the four shapes of "Configuration Responses". */
export function outcomeOf(response: ConfigurationResponse): Outcome {
  const { status, message, changed = [], explanation, propagated, 'not-applied': notApplied = [] } = response;
  switch (status) {
    case 'OK':
      return { kind: 'applied', notApplied: notApplied.map(({ name }) => name), message, propagated };
    case 'RESOLVABLE':
      return { kind: 'conflict', changes: changed, propagated, explanation };
    case 'not OK':
      return { kind: 'refused', message, explanation };
  }
}

/** Whether everything that was sent holds now. */
export function isWhole(outcome: Outcome): boolean {
  return outcome.kind === 'applied' && outcome.notApplied.length === 0;
}
