/**
 * The tenant's routing, by the table of calls: one handler for every entry, or its name in `NotImplemented`. A handler
 * that is missing does not compile.
 */
import type { Context, Hono } from 'hono';
import type { Answer, AnswerName } from '#contract/answers.ts';
import type { Endpoint, PathParameters } from '#contract/endpoint.ts';
import type * as endpoints from '#contract/endpoints.ts';
import { routesOf, type EndpointName } from '#contract/routes.ts';
import { MethodNotAllowed, NotFound } from '../tenant-error.ts';
import type { ApiCall, TenantEnv } from './api-call.ts';

/** These answer 404; the documentation lists them under "What is not there". */
type NotImplemented =
  | 'visualization'
  | 'variantCatalogs'
  | 'variants'
  | 'variantBom'
  | 'recalculatePrices'
  | 'refreshCurrency'
  | 'upgradeProducts'
  | 'upgradeStatus'
  | 'addCartAttachment'
  | 'removeCartAttachment'
  | 'addItemAttachment'
  | 'removeItemAttachment'
  | 'cartDocuments'
  | 'cartDocument'
  | 'allCartDocuments'
  | 'itemDocuments'
  | 'itemDocument'
  | 'allItemDocuments'
  | 'uploadCustomImage'
  | 'selectCustomImage'
  | 'removeCustomImage'
  | 'customImages'
  | 'selectedCustomImages'
  | 'startCad'
  | 'cadStatus'
  | 'cancelCad'
  | 'cadDocuments'
  | 'cadDocument'
  | 'allCadDocuments';

type EntryOf<Name extends EndpointName> = (typeof endpoints)[Name];

/** What a handler returns: JSON as the schema of the answer has it, anything else as a response. */
type Result<A> = A extends AnswerName ? Answer<A> : Response;

/** @param path the parts of the path that stand for something, decoded */
export type Handler<Name extends EndpointName> = (
  call: ApiCall,
  path: PathParameters<EntryOf<Name>['path']>,
  c: Context<TenantEnv>,
) => Result<EntryOf<Name>['answer']> | Promise<Result<EntryOf<Name>['answer']>>;

export type Handlers<Name extends EndpointName = Exclude<EndpointName, NotImplemented>> = {
  readonly [N in Name]: Handler<N>;
};

type AnyHandler = (call: ApiCall, path: Readonly<Record<string, string>>, c: Context) => unknown;

/**
 * Mounts every call of the Self Service API. A method that a path does not have answers 405 and says which there are.
 *
 * @param pathForms whether values may also stand in the path, as versions up to 1.2 have it
 */
export function mountHandlers(api: Hono<TenantEnv>, handlers: Handlers, pathForms: boolean): void {
  const byName: Partial<Record<EndpointName, AnyHandler>> = handlers;
  const pathsOf = ({ base, path, alias, pathForm }: Endpoint) =>
    base ? [] : [path, alias, pathForms ? pathForm : undefined];
  for (const { path, calls } of routesOf(pathsOf)) {
    const implemented = calls.filter(({ name }) => byName[name]);
    for (const { name, endpoint } of implemented) {
      api.on(endpoint.method, path, async (c) => {
        const call = path === endpoint.pathForm ? c.get('call').withPath(c.req.param()) : c.get('call');
        if (endpoint.caller === 'customer') call.requireCustomer(); // refused before anything else is looked at
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
