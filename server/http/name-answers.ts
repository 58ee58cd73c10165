import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { GATEWAY_BASE, TENANT_BASES, everyCall } from '#contract/endpoint.ts';
import * as endpoints from '#contract/endpoints.ts';
import { isBelow, isTenantAddress } from './addresses.ts';
import { OPENED_CART_COOKIE } from '../gateway/opened-carts.ts';
import { isHttps } from '../gateway/request-origin.ts';
import type { Sessions } from '../gateway/sessions.ts';
import type { AnswerName, NameAnswer } from './kept-answers.ts';
import type { IdentifyCaller } from '../tenant/http/identify-caller.ts';

/** What the catalog looks like to a customer. */
export interface CatalogView {
  /** Names the products and the currency. */
  readonly key: string;
  /** Changes whenever the customer may have got another view. */
  readonly stamp: string;
}

/** The catalog of the embedded tenant. */
export interface CatalogSource {
  readonly viewOf: (externalId: string | undefined) => Promise<CatalogView>;
  /** Of calls to the tenant itself. */
  readonly callerOf: IdentifyCaller;
}

export interface AnswerSources {
  readonly sessions: Sessions;
  readonly trustProxy: boolean;
  /** What another tenant answers is not known to be the same for everyone. */
  readonly catalog: CatalogSource | undefined;
}

/** Addresses that no part of the server reads in two ways: nothing is encoded, and no segment is `.` or `..`. */
const PLAIN_PAGE = /^\/(?:[\w-]+\/)*[\w-]*$/;
const ASSET = /^\/assets\/[\w-]+(?:\.[\w-]+)+$/;
const LISTS = [endpoints.tabs, endpoints.search]
  .map(({ path }) => path.replace(/:\w+/g, '[\\w-]+'))
  .join('|');
const CATALOG = new RegExp(`^${GATEWAY_BASE}(?:${LISTS})(?:\\?[!-~]*)?$`);
/** Not with parameters of every call (`_key`), which start with an underscore: those are read from headers. */
const TENANT_CATALOG = new RegExp(
  `^(?:${TENANT_BASES.map(({ path }) => path.replaceAll('.', '\\.')).join('|')})(?:${LISTS})` +
    `(?:\\?(?!_|%5[fF])(?:&(?!_|%5[fF])|[!-%'-~])*)?$`,
);
/** What the shop has no page at. */
const NO_PAGES = ['/healthz', '/readyz', '/docs', GATEWAY_BASE];

/** A request with one of these asks for something else than the whole answer. */
const SPECIAL = ['range', 'if-modified-since', 'if-match', 'if-unmodified-since'] as const;
/** A call with one of these is answered to a page of another site, or may have parameters in its body. */
const SPECIAL_CALL = ['origin', 'content-length', 'transfer-encoding'] as const;
const languageHeader = everyCall.language.header.toLowerCase();

/**
 * The answers that are the same for many: the files of the build, whose names change with their content; the page of the shop, for
 * a browser that has a session already; lists of the catalog, by products, language and currency.
 */
export function nameAnswers({ sessions, trustProxy, catalog }: AnswerSources): NameAnswer {
  return (request) => {
    const { method, url = '', headers } = request;
    if (method !== 'GET' || !isOrdinary(request)) return undefined;
    const secure = isHttps(headers['x-forwarded-proto'], trustProxy);
    const prefix = `${secure} ${headers['accept-encoding'] ?? ''} ${url}`;
    if (ASSET.test(url)) return { key: prefix };
    const session = () => sessions.findIn(headers.cookie, secure);
    if (catalog && CATALOG.test(url)) {
      // A person who sells sees it as the customer whose cart is open does.
      if (headers.cookie?.includes(OPENED_CART_COOKIE)) return undefined;
      return nameList(catalog, session()?.externalId, prefix, headers);
    }
    if (catalog && TENANT_CATALOG.test(url)) {
      if (SPECIAL_CALL.some((name) => headers[name] !== undefined)) return undefined;
      const caller = catalog.callerOf((name) => headers[name.toLowerCase()]?.toString());
      return caller && nameList(catalog, caller.customer, prefix, headers);
    }
    if (!PLAIN_PAGE.test(url) || isBelow(`${url}/`, NO_PAGES) || isTenantAddress(`${url}/`)) return undefined;
    // Otherwise the page sets the cookie.
    return session()?.isDue === false ? { key: prefix } : undefined;
  };
}

async function nameList(
  catalog: CatalogSource,
  customer: string | undefined,
  prefix: string,
  headers: IncomingHttpHeaders,
): Promise<AnswerName> {
  const { key, stamp } = await catalog.viewOf(customer);
  const language = headers[languageHeader]?.toString() ?? '';
  return { key: `${prefix} ${language} ${key}`, stamp, revalidate: true };
}

function isOrdinary({ headers }: IncomingMessage): boolean {
  return (
    /^[\w.:[\]-]+$/.test(headers.host ?? '') &&
    (headers['accept-encoding'] ?? '').length <= 100 &&
    SPECIAL.every((name) => headers[name] === undefined)
  );
}
