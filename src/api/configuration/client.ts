/**
 * The configurator calls of the API, one function each. All answer the whole configuration; a conflict is data in
 * `response`, not an error. What orders them is the configuration's editor (`editor.ts`).
 */
import * as v from 'valibot';
import * as endpoints from '#contract/endpoints.ts';
import {
  configurationReader as anyConfigurationReader,
  explainedReader,
  stepsReader,
  type Configuration,
  type ConfigurationResponse,
} from '#src/api/read/configuration.ts';
import { shareParts } from '#src/api/read/read-once.ts';
import { optimizedReader, type Optimization } from '#src/api/read/optimization.ts';
import { unitSystem } from '#src/lib/unit-system.ts';
import { ApiError } from '../api-error.ts';
import { call } from '../client.ts';

/** The last answer as it came. One is enough: a page shows one configuration in one language. */
let last: { readonly of: string; readonly raw: unknown } | undefined;

/**
 * How the whole configuration is read: what an answer repeats is not read again (`read-once.ts`).
 * @param configId of a configuration that is known; an answer that opens one has it
 */
function reading({ configId, language }: Partial<ConfigurationRef> & Pick<ConfigurationRef, 'language'>) {
  return {
    read: configurationReader,
    prepare: (raw: unknown) => {
      const of = `${language} ${configId ?? (raw as Partial<ConfigurationRef> | undefined)?.configId}`;
      const shared = last?.of === of ? shareParts(last.raw, raw) : raw;
      last = { of, raw: shared };
      return shared;
    },
  };
}

/** A parameter and the value it is to have. */
export interface Pair {
  parameter: string;
  value: string;
}

/** Which configuration, and the language its texts come back in. */
export interface ConfigurationRef {
  configId: string;
  language: string;
}

/**
 * An answer that is shown: one of its steps is the current one. Without it there is nothing to show, and no address to
 * show it at.
 */
const configurationReader = v.pipe(
  anyConfigurationReader,
  v.check(({ steps }) => steps.some(({ current }) => current), 'none of the steps is the current one'),
);

/** Every answer tells numbers in the units that are read here. */
function view() {
  return { uomSystemId: unitSystem() };
}

/**
 * "Start Configuration". `needs` are contextual needs by alias.
 * @param product.previous `extensions.previous` of the configuration that this one replaces
 */
export function startConfiguration(
  product: {
    tab: string;
    productId: string;
    needs?: Record<string, string>;
    previous?: string | undefined;
  },
  language: string,
): Promise<Configuration> {
  const { tab, productId, needs, previous } = product;
  return call(endpoints.start, {
    path: { tab, productId },
    form: { ...needs, ...view(), previousValues: previous || undefined },
    language,
    ...reading({ language }),
  });
}

/** "Restart Configuration": opens a temporary version of a cart item; the cart lists it as being changed from then on. */
export function reconfigure(itemId: string, language: string, previous?: string): Promise<Configuration> {
  const form = { configId: itemId, ...view(), previousValues: previous || undefined };
  return call(endpoints.restart, { form, language, ...reading({ language }) });
}

/** "Change Step"; also how a saved configuration is read again, since the API has no call for that. */
export function changeStep({ configId, language }: ConfigurationRef, step: string, signal?: AbortSignal) {
  const form = { configId, step, ...view() };
  return call(endpoints.step, { form, language, signal, ...reading({ configId, language }) });
}

/**
 * The step a configuration is in. The API has no call that reads without moving, but "Get Bill of Materials" answers
 * with the steps; for URLs that name no step.
 * @throws ApiError 404 also for a tenant that does not say
 */
export async function findCurrentStep({ configId, language }: ConfigurationRef): Promise<string> {
  const { steps } = await call(endpoints.bom, { query: { configId }, language, read: stepsReader });
  const step = steps.find(({ current }) => current)?.name;
  if (step === undefined) throw new ApiError('http', 'The current step is not known', { status: 404 });
  return step;
}

/** "Commit a Parameter"; more than one pair is a multi-commit. */
export function commit({ configId, language }: ConfigurationRef, pairs: readonly Pair[]) {
  const form = { configId, ...view() };
  return call(endpoints.commit, { form, pairs, language, ...reading({ configId, language }) });
}

/** Why a value does not fit; for tenants that say they can (`Configuration.extensions`). Changes nothing. */
export async function explain(
  { configId, language }: ConfigurationRef,
  pair: Pair,
): Promise<ConfigurationResponse> {
  const form = { configId, ...view() };
  const read = explainedReader;
  return (await call(endpoints.explain, { form, pairs: [pair], language, read })).response;
}

/** What a configuration is to be completed for. */
export interface CompletionRequest {
  goal: string;
  /** Plain decimals. */
  budget: string | undefined;
}

/** The best completion; for tenants that say they can. Changes nothing. */
export async function optimize(
  { configId, language }: ConfigurationRef,
  { goal, budget }: CompletionRequest,
): Promise<Optimization> {
  const form = { configId, goal, budget, ...view() };
  const read = optimizedReader;
  return (await call(endpoints.optimize, { form, pairs: [], language, read })).optimization;
}

/** A row of a table, from 1 on; `table` is the parameter that counts its rows. */
export interface RowPlace {
  table: string;
  row: number;
}

/** Takes a row out of its table; for tenants that say they can. The answer has what was in it (`removedRow`). */
export function removeRow({ configId, language }: ConfigurationRef, { table, row }: RowPlace) {
  const form = { configId, table, row, ...view() };
  return call(endpoints.removeRow, { form, language, ...reading({ configId, language }) });
}

/** Puts a row with these values into a table; for tenants that say they can. */
export function insertRow(
  { configId, language }: ConfigurationRef,
  { table, row }: RowPlace,
  values: readonly Pair[],
) {
  const form = { configId, table, row, ...view() };
  return call(endpoints.insertRow, { form, pairs: values, language, ...reading({ configId, language }) });
}

/** "Uncommit a Parameter". */
export function uncommit({ configId, language }: ConfigurationRef, parameter: string) {
  const form = { configId, ...view() };
  return call(endpoints.uncommit, {
    form,
    pairs: [{ parameter }],
    language,
    ...reading({ configId, language }),
  });
}

/** "Accept Conflict Resolution": the pair that caused the conflict, then those of a chosen alternative, if any. */
export function accept({ configId, language }: ConfigurationRef, pairs: readonly Pair[]) {
  const form = { configId, ...view() };
  return call(endpoints.accept, { form, pairs, language, ...reading({ configId, language }) });
}

/** "Request Conflict Resolution Alternatives". Commits the pair when there is no conflict. */
export function findAlternatives({ configId, language }: ConfigurationRef, pair: Pair) {
  const form = { configId, ...pair, ...view() };
  return call(endpoints.alternatives, { form, language, ...reading({ configId, language }) });
}
