/** Statements that the embedded tenant does not keep to so far, with the reason. The suite runs and prints them; they fail nothing. */
import type { Result } from './run-statements.ts';

interface Pending {
  /** The call as the statement writes it. */
  readonly call: RegExp;
  readonly reason: string;
}

const pending: readonly Pending[] = [
  {
    call: /\/cart(\/items\/[^/]+)?\/attachment/,
    reason: 'There are no attachments.',
  },
  { call: /\/custom-images\//, reason: 'There are no custom visualization images.' },
];

/** Why a statement may fail; undefined where it must not. */
export function pendingReason({ statement }: Pick<Result, 'statement'>): string | undefined {
  return pending.find(({ call }) => call.test(statement.call))?.reason;
}
