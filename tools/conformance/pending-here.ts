/** Statements that the embedded tenant does not keep to so far, with the reason. The suite runs and prints them; they fail nothing. */
import type { Result } from './run-statements.ts';

interface Pending {
  /** The call as the statement writes it. */
  readonly call: RegExp;
  readonly reason: string;
}

const pending: readonly Pending[] = [
  {
    call: /\/cart(\/items\/[^/]+)?\/document/,
    reason: 'There are no documents.',
  },
  { call: /\/cad\//, reason: 'There is no CAD automation.' },
  { call: /\/cart\/upgrade-products/, reason: 'There are no jobs.' },
];

/** Why a statement may fail; undefined where it must not. */
export function pendingReason({ statement }: Pick<Result, 'statement'>): string | undefined {
  return pending.find(({ call }) => call.test(statement.call))?.reason;
}
