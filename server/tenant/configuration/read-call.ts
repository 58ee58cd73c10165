/** The parameters of the configurator's calls. */
import type { OptimizationRequest } from '#server/configurator/optimization/optimize.ts';
import type { SentValue } from '#server/configurator/read-value.ts';
import type { RowPlace } from '#server/configurator/transitions/move-rows.ts';
import type { Commit } from '#server/engine/engine-port.ts';
import { parseDecimal } from '#server/model/number/decimal.ts';
import { toMinorUnits } from '#server/model/number/money.ts';
import type { ApiCall } from '../http/api-call.ts';
import { InvalidRequest, NotFound } from '../tenant-error.ts';
import type { Handle } from './service.ts';
import type { RequestedView } from './state-questions.ts';

/**
 * Which configuration a call is about. `configId` needs to be asked for by its owner; `configState` speaks for itself.
 * @throws NotFound when the call names none, as the API does
 */
export function readHandle(call: ApiCall): Handle {
  const configId = call.get('configId');
  const configState = call.get('configState');
  const { externalId } = call;
  if (configId && externalId !== undefined) return { kind: 'known', configId, externalId };
  if (configState) return { kind: 'anonymous', configState, externalId };
  throw new NotFound('No data found', 'Provide configId with _externalId, or configState.');
}

/** @param currency what the customer pays in */
export function readView(call: ApiCall, currency: string): RequestedView {
  const isKnown = call.get('configId') !== undefined && call.externalId !== undefined;
  const withPrices = isKnown && !call.flag('excludePricing');
  return {
    group: call.get('group'),
    units: call.get('uomSystemId'),
    currency: withPrices ? currency : undefined,
  };
}

/**
 * `parameter` and `value`, matched by order.
 * @throws NotFound when one of them is missing, also within a multi-commit, as the API does
 */
export function readPairs(call: ApiCall): SentValue[] {
  const pairs = readAnyPairs(call);
  if (pairs.length === 0) throw missing('parameter');
  return pairs;
}

/** The same for calls that can do without. */
export function readAnyPairs(call: ApiCall): SentValue[] {
  const units = call.all('selectedUomItemId');
  const fields = call.all('parameter');
  const values = call.all('value');
  if (fields.includes('')) throw missing('parameter');
  return fields.map((field, index) => {
    const value = values[index];
    if (value === undefined) throw missing('value');
    return { field, value, unit: units[index] };
  });
}

/** `extensions.previous` of an earlier answer, handed to a start call; undefined when it is not. */
export function readPrevious(call: ApiCall): readonly Commit[] | undefined {
  const sent = call.get('previousValues');
  if (sent === undefined) return undefined;
  return [...new URLSearchParams(sent)].map(([field, value]): Commit => ({ field, value }));
}

/** `table`, the parameter that counts its rows, and `row`, from 1 on. @throws NotFound when one of them is missing */
export function readRowPlace(call: ApiCall): RowPlace {
  const count = call.get('table');
  const row = call.get('row')?.trim();
  if (!count) throw missing('table');
  if (!row) throw missing('row');
  if (/^\d{1,4}$/.test(row)) return { count, row: Number(row) };
  throw new InvalidRequest('Invalid parameter', 'row must be a whole number from 1.');
}

/** `goal`, `qty`, `budget` for one piece in the customer's currency, and for `closest` pairs of `parameter` and `value`. */
export function readOptimizationRequest(call: ApiCall, currency: string): OptimizationRequest {
  const values = call.all('value');
  return {
    goal: call.get('goal') ?? '',
    currency,
    pieces: call.qty ?? 1,
    budget: readBudget(call.get('budget')?.trim() ?? '', currency),
    near: call.all('parameter').map((field, index) => ({ field, value: values[index] ?? '' })),
  };
}

function readBudget(text: string, currency: string): number | undefined {
  if (text === '') return undefined;
  const amount = parseDecimal(text);
  const minor = amount && toMinorUnits(amount, currency);
  if (minor !== undefined && minor >= 0) return minor;
  throw new InvalidRequest('Invalid parameter', `budget must be an amount in ${currency}, such as 1500.`);
}

export function missing(parameter: string): NotFound {
  return new NotFound('Missing parameter', `Mandatory query parameter ${parameter} not provided.`);
}
