/**
 * The tenant's routing, by the table of calls: one handler for every entry. A handler
 * that is missing does not compile.
 */
import type { Context, Hono } from 'hono';
import type { Answer, AnswerName } from '#contract/answers.ts';
import type { Endpoint, PathParameters, TenantBase } from '#contract/endpoint.ts';
import type * as endpoints from '#contract/endpoints.ts';
import { routesOf, type EndpointName } from '#contract/routes.ts';
import { InvalidRequest, MethodNotAllowed, NotAuthorized, NotFound } from '../tenant-error.ts';
import type { ApiCall, TenantEnv } from './api-call.ts';

type EntryOf<Name extends EndpointName> = (typeof endpoints)[Name];

/** What a handler returns: JSON as the schema of the answer has it, anything else as a response. */
type Result<A> = A extends AnswerName ? Answer<A> : Response;

/** @param path the parts of the path that stand for something, decoded */
export type Handler<Name extends EndpointName> = (
  call: ApiCall,
  path: PathParameters<EntryOf<Name>['path']>,
  c: Context<TenantEnv>,
) => Result<EntryOf<Name>['answer']> | Promise<Result<EntryOf<Name>['answer']>>;

export type Handlers<Name extends EndpointName = EndpointName> = {
  readonly [N in Name]: Handler<N>;
};

type AnyHandler = (call: ApiCall, path: Readonly<Record<string, string>>, c: Context) => unknown;

/** Under which paths a version of the Self Service API has a call. */
export function pathsIn({ pathForms }: Pick<TenantBase, 'pathForms'>) {
  return ({ base, path, alias, pathForm }: Endpoint): readonly (string | undefined)[] =>
    base ? [] : [path, alias, pathForms && pathForm !== undefined ? takingTheRest(pathForm) : undefined];
}

/** Clients do not encode the value in a path, and send an empty one as nothing. */
function takingTheRest(pathForm: string): string {
  return pathForm.replace(/:(\w+)$/, ':$1{.*}');
}

/**
 * Mounts calls of the table. A method that a path does not have answers 405 and says which there are.
 * @param pathsOf under which paths; none leaves a call out
 */
export function mountHandlers(
  api: Hono<TenantEnv>,
  handlers: Handlers,
  pathsOf: (endpoint: Endpoint) => readonly (string | undefined)[],
): void {
  const byName: Partial<Record<EndpointName, AnyHandler>> = handlers;
  for (const { path, calls } of routesOf(pathsOf)) {
    const implemented = calls.filter(({ name }) => byName[name]);
    for (const { name, endpoint } of implemented) {
      api.on(endpoint.method, path, async (c) => {
        const call = path.endsWith('{.*}') ? c.get('call').withPath(c.req.param()) : c.get('call');
        if (endpoint.caller === 'customer') {
          refuseVisitor(call);
          call.requireCustomer(); // refused before anything else is looked at
        }
        if (call.hasJson) refuseJson(endpoint);
        const result = await byName[name]?.(call, c.req.param(), c);
        return result instanceof Response ? result : c.json(result);
      });
    }
    api.all(path, (c) => {
      if (implemented.length === 0)
        throw new NotFound('Not implemented', 'This tenant has no such function.');
      throw new MethodNotAllowed(
        c.req.method,
        implemented.map(({ endpoint }) => endpoint.method),
      );
    });
  }
}

/** "The user is not authorized access to the specified endpoint." */
function refuseVisitor({ access }: ApiCall): void {
  if (access.role === 'visitor')
    throw new NotAuthorized('Forbidden', 'The role of this key may not use carts and proposals.');
}

function refuseJson({ body, alsoJson }: Endpoint): void {
  if (body === 'json' || alsoJson) return;
  throw new InvalidRequest(
    'Unsupported body',
    'Send parameters in the query, or as application/x-www-form-urlencoded or multipart/form-data.',
  );
}
