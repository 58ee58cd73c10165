import { answers, type AnswerName } from '#contract/answers.ts';
import { apiErrorSchema } from '#contract/api-error.ts';
import { generalErrors, LEAD_GENERATOR_BASE, type Endpoint } from '#contract/endpoint.ts';
import { routesOf } from '#contract/routes.ts';

const patternsOf = (pathsOf: Parameters<typeof routesOf>[0]) =>
  routesOf(pathsOf).map(({ path, calls }) => ({
    pattern: new RegExp(`^${path.replace(/:\w+/g, '[^/]+')}$`),
    calls,
  }));
const routes = patternsOf(({ base, path, alias }) => (base ? [] : [path, alias]));
const leadGeneratorRoutes = patternsOf(({ base, path }) => (base ? [path] : []));

/**
 * Holds an answer against the table of calls: its status has to be one that the call may answer, JSON exactly what the
 * schema says. Answers to calls that the table does not have are not looked at.
 *
 * @param base where the call was made
 * @param path below the base, without the query
 * @throws Error saying what is wrong
 */
export async function checkAnswer(
  method: string,
  { base, path }: { readonly base: string; readonly path: string },
  response: Response,
): Promise<void> {
  const all = base === LEAD_GENERATOR_BASE ? leadGeneratorRoutes : routes;
  const calls = all.find(({ pattern }) => pattern.test(path))?.calls ?? [];
  const call = calls.find(({ endpoint }) => endpoint.method === method);
  if (!call) return;
  const { errors = [], answer }: Endpoint = call.endpoint;
  const statuses: readonly number[] = [200, 304, ...generalErrors, ...errors];
  if (!statuses.includes(response.status)) {
    throw new Error(`${call.name} answered ${response.status}; the table says ${statuses.join(', ')}.`);
  }
  const type = response.headers.get('Content-Type') ?? '';
  if (!type.includes('json')) return;
  const body: unknown = await response.clone().json();
  const schema = response.status === 200 ? answers[answer as AnswerName] : apiErrorSchema;
  const { success, error } = schema.safeParse(body);
  if (!success) throw new Error(`The answer of ${call.name} is not what the contract says: ${error.message}`);
}
