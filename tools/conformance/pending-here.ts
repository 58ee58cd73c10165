/** Statements that the embedded tenant does not keep to so far, with the reason. The suite runs and prints them; they fail nothing. */
import type { Result } from './run-statements.ts';

interface Pending {
  /** The call as the statement writes it. */
  readonly call: RegExp;
  /** Only statements that say this. */
  readonly says?: RegExp;
  readonly reason: string;
}

const pending: readonly Pending[] = [
  {
    call: /\/cart(\/items\/[^/]+)?\/(attachment|document)/,
    reason: 'There are no attachments and documents.',
  },
  { call: /\/custom-images\//, reason: 'There are no custom visualization images.' },
  { call: /\/cad\//, reason: 'There is no CAD automation.' },
  { call: /\/cart\/upgrade-products/, reason: 'There are no jobs.' },
  { call: /\/cart\/(recalculate-prices|refresh-currency)/, reason: 'Prices of a cart are not kept.' },
  { call: /\/config\/variant/, reason: 'There are no module variant catalogs.' },
  { call: /configurator-api/, reason: 'There is no base /configurator-api.' },
  {
    call: /./,
    says: /any script/,
    reason: 'External ids and attribute names are printable ASCII without spaces.',
  },
  { call: /firm-requests/, says: /telephone number/, reason: 'The formats of attributes are fixed.' },
];

/** Why a statement may fail; undefined where it must not. */
export function pendingReason({ statement }: Pick<Result, 'statement'>): string | undefined {
  return pending.find(({ call, says }) => call.test(statement.call) && (says?.test(statement.says) ?? true))
    ?.reason;
}
