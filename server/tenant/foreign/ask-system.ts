import { parseDecimal } from '#server/model/number/decimal.ts';
import { toMinorUnits } from '#server/model/number/money.ts';
import {
  ForeignError,
  type ForeignAnswer,
  type ForeignConfigurator,
  type ForeignContext,
} from '#server/upstreams/foreign-configurator.ts';
import type { ForeignSystem } from '../foreign-systems.ts';

/** Language and currency of a call. */
export type AskedContext = Omit<ForeignContext, 'signal'>;

/**
 * Calls a system, for as long as it may take.
 * @throws ForeignError also where the adapter does not end by itself in time
 */
export async function askSystem<T>(
  { configurator, timeoutMs }: ForeignSystem,
  asked: AskedContext,
  call: (configurator: ForeignConfigurator, context: ForeignContext) => Promise<T>,
): Promise<T> {
  const signal = AbortSignal.timeout(timeoutMs);
  const overdue = () => new ForeignError('unavailable', `The system did not answer within ${timeoutMs} ms.`);
  let end: () => void = () => undefined;
  const ended = new Promise<never>((_, reject) => {
    end = () => {
      reject(overdue());
    };
  });
  signal.addEventListener('abort', end, { once: true });
  try {
    return await Promise.race([call(configurator, { ...asked, signal }), ended]);
  } catch (error) {
    // An adapter's own request throws an error of its own when its signal is aborted.
    throw signal.aborted && !(error instanceof ForeignError) ? overdue() : error;
  } finally {
    signal.removeEventListener('abort', end);
  }
}

/** @throws ForeignError `unavailable` for an answer whose amounts cannot be shown or added up exactly */
export function checkForeignAnswer(answer: ForeignAnswer): ForeignAnswer {
  const { prices, parts, configuration } = answer;
  const wrong = (what: string) => new ForeignError('unavailable', `The answer cannot be used: ${what}.`);
  if (!/^[A-Z]{3}$/.test(prices.currency)) throw wrong(`"${prices.currency.slice(0, 20)}" is no currency`);
  for (const amount of [prices.oneTime, ...prices.recurring.map((entry) => entry.amount)]) {
    const decimal = parseDecimal(amount);
    if (decimal === undefined || toMinorUnits(decimal, prices.currency) === undefined)
      throw wrong(`"${amount.slice(0, 20)}" is no amount in ${prices.currency}`);
  }
  const others = [
    ...prices.waterfall.map(({ amount }) => amount),
    ...parts.flatMap(({ quantity, unitPrice }) => [
      quantity,
      ...(unitPrice === undefined ? [] : [unitPrice]),
    ]),
  ];
  for (const amount of others)
    if (parseDecimal(amount) === undefined) throw wrong(`"${amount.slice(0, 20)}" is no number`);
  if (!configuration.steps.some(({ current }) => current))
    throw wrong('none of its steps is the current one');
  return answer;
}
