import { answers, type AnswerName } from '#contract/answers.ts';
import { apiErrorSchema } from '#contract/api-error.ts';
import { generalErrors, type Endpoint } from '#contract/endpoint.ts';
import { routesOf } from '#contract/routes.ts';

const routes = routesOf(({ base, path, alias }) => (base ? [] : [path, alias])).map(({ path, calls }) => ({
  pattern: new RegExp(`^${path.replace(/:\w+/g, '[^/]+')}$`),
  calls,
}));

/**
 * Holds an answer against the table of calls: its status has to be one that the call may answer, JSON exactly what the
 * schema says. Answers to calls that the table does not have are not looked at.
 *
 * @param path below the base, without the query
 * @throws Error saying what is wrong
 */
export async function checkAnswer(method: string, path: string, response: Response): Promise<void> {
  const calls = routes.find(({ pattern }) => pattern.test(path))?.calls ?? [];
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
