/**
 * The configurator calls of the API, one function each. All answer the whole configuration; a conflict is data in
 * `response`, not an error. What orders them is the configuration's editor (`editor.ts`).
 */
import {
  configurationSchema,
  explainedSchema,
  stepSchema,
  type Configuration,
  type ConfigurationResponse,
} from '#contract/configuration.ts';
import { optimizationSchema, type Optimization } from '#contract/optimization.ts';
import { apiPaths } from '#contract/paths.ts';
import * as z from 'zod/mini';
import { unitSystem } from '#src/lib/unit-system.ts';
import { ApiError } from '../api-error.ts';
import { call, type Params } from '../client.ts';

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

function post(path: string, form: Params, language: string, signal?: AbortSignal): Promise<Configuration> {
  return call({ method: 'POST', path, form: withUnits(form), language, schema: configurationSchema, signal });
}

/** Every answer tells numbers in the units that are read here. */
function withUnits(form: Params): Params {
  const id = unitSystem();
  if (id === undefined) return form;
  return isList(form) ? [...form, ['uomSystemId', id]] : { ...form, uomSystemId: id };
}

/** `Array.isArray` does not see that a read-only list is one. */
function isList(form: Params): form is Extract<Params, readonly unknown[]> {
  return Array.isArray(form);
}

/** `parameter` and `value` repeat and are matched by order. */
function pairParams(configId: string, pairs: readonly Pair[]): Params {
  return [
    ['configId', configId] as const,
    ...pairs.flatMap(({ parameter, value }) => [
      ['parameter', parameter] as const,
      ['value', value] as const,
    ]),
  ];
}

/** Only tenants that have told it want to hear it again. */
const withPrevious = (previousValues: string | undefined) => (previousValues ? { previousValues } : {});

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
  return post(apiPaths.start(tab, productId), { ...needs, ...withPrevious(previous) }, language);
}

/** "Restart Configuration": opens a temporary version of a cart item; the cart lists it as being changed from then on. */
export function reconfigure(itemId: string, language: string, previous?: string): Promise<Configuration> {
  return post(apiPaths.reconfigure(), { configId: itemId, ...withPrevious(previous) }, language);
}

/** "Change Step"; also how a saved configuration is read again, since the API has no call for that. */
export function changeStep({ configId, language }: ConfigurationRef, step: string, signal?: AbortSignal) {
  return post(apiPaths.step(), { configId, step }, language, signal);
}

/**
 * The step a configuration is in. The API has no call that reads without moving, but "Get Bill of Materials" answers
 * with the steps; for URLs that name no step.
 * @throws ApiError 404 also for a tenant that does not say
 */
export async function findCurrentStep({ configId, language }: ConfigurationRef): Promise<string> {
  const schema = z.object({ steps: z._default(z.array(stepSchema), []) });
  const { steps } = await call({ path: apiPaths.bom(), query: { configId }, language, schema });
  const step = steps.find(({ current }) => current)?.name;
  if (step === undefined) throw new ApiError('http', 'The current step is not known', { status: 404 });
  return step;
}

/** "Commit a Parameter"; more than one pair is a multi-commit. */
export function commit({ configId, language }: ConfigurationRef, pairs: readonly Pair[]) {
  return post(apiPaths.commit(), pairParams(configId, pairs), language);
}

/** Why a value does not fit; for tenants that say they can (`Configuration.extensions`). Changes nothing. */
export async function explain(
  { configId, language }: ConfigurationRef,
  pair: Pair,
): Promise<ConfigurationResponse> {
  const form = withUnits(pairParams(configId, [pair]));
  const answer = await call({
    method: 'POST',
    path: apiPaths.explain(),
    form,
    language,
    schema: explainedSchema,
  });
  return answer.response;
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
  const form = withUnits({ configId, goal, budget });
  const path = apiPaths.optimize();
  const schema = z.object({ optimization: optimizationSchema });
  return (await call({ method: 'POST', path, form, language, schema })).optimization;
}

/** "Uncommit a Parameter". */
export function uncommit({ configId, language }: ConfigurationRef, parameter: string) {
  return post(apiPaths.uncommit(), { configId, parameter }, language);
}

/** "Accept Conflict Resolution": the pair that caused the conflict, then those of a chosen alternative, if any. */
export function accept({ configId, language }: ConfigurationRef, pairs: readonly Pair[]) {
  return post(apiPaths.accept(), pairParams(configId, pairs), language);
}

/** "Request Conflict Resolution Alternatives". Commits the pair when there is no conflict. */
export function findAlternatives({ configId, language }: ConfigurationRef, pair: Pair) {
  return post(apiPaths.alternatives(), pairParams(configId, [pair]), language);
}

/** "Cancel Configuration": drops a configuration, or the temporary version of a cart item. */
export function cancelConfiguration(configId: string): Promise<{ status: string }> {
  return call({
    method: 'POST',
    path: apiPaths.cancel(),
    form: { configId },
    schema: z.object({ status: z.string() }),
  });
}
