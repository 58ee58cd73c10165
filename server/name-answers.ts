import type { IncomingMessage } from 'node:http';
import { GATEWAY_BASE, everyCall } from '#contract/endpoint.ts';
import * as endpoints from '#contract/endpoints.ts';
import { isBelow, isTenantAddress } from './addresses.ts';
import { OPENED_CART_COOKIE } from './gateway/opened-carts.ts';
import { isHttps } from './gateway/request-origin.ts';
import type { Sessions } from './gateway/sessions.ts';
import type { NameAnswer } from './kept-answers.ts';

/** What the catalog looks like to a customer. */
export interface CatalogView {
  /** Names the products and the currency. */
  readonly key: string;
  /** Changes whenever the customer may have got another view. */
  readonly stamp: string;
}

export interface AnswerSources {
  readonly sessions: Sessions;
  readonly trustProxy: boolean;
  /** Of the embedded tenant; what another tenant answers is not known to be the same for everyone. */
  readonly catalogView: ((externalId: string | undefined) => Promise<CatalogView>) | undefined;
}

/** Addresses that no part of the server reads in two ways: nothing is encoded, and no segment is `.` or `..`. */
const PLAIN_PAGE = /^\/(?:[\w-]+\/)*[\w-]*$/;
const ASSET = /^\/assets\/[\w-]+(?:\.[\w-]+)+$/;
const CATALOG = new RegExp(
  `^${GATEWAY_BASE}(?:${[endpoints.tabs, endpoints.search]
    .map(({ path }) => path.replace(/:\w+/g, '[\\w-]+'))
    .join('|')})(?:\\?[!-~]*)?$`,
);
/** What the shop has no page at. */
const NO_PAGES = ['/healthz', '/readyz', '/docs', GATEWAY_BASE];

/** A request with one of these asks for something else than the whole answer. */
const SPECIAL = ['range', 'if-modified-since', 'if-match', 'if-unmodified-since'] as const;
const languageHeader = everyCall.language.header.toLowerCase();

/**
 * The answers that are the same for many: the files of the build, whose names change with their content; the page of the shop, for
 * a browser that has a session already; lists of the catalog, by products, language and currency.
 */
export function nameAnswers({ sessions, trustProxy, catalogView }: AnswerSources): NameAnswer {
  return (request) => {
    const { method, url = '', headers } = request;
    if (method !== 'GET' || !isOrdinary(request)) return undefined;
    const secure = isHttps(headers['x-forwarded-proto'], trustProxy);
    const prefix = `${secure} ${headers['accept-encoding'] ?? ''} ${url}`;
    if (ASSET.test(url)) return { key: prefix };
    const session = () => sessions.findIn(headers.cookie, secure);
    if (CATALOG.test(url)) {
      // A person who sells sees it as the customer whose cart is open does.
      if (!catalogView || headers.cookie?.includes(OPENED_CART_COOKIE)) return undefined;
      const language = headers[languageHeader]?.toString() ?? '';
      return catalogView(session()?.externalId).then(({ key, stamp }) => ({
        key: `${prefix} ${language} ${key}`,
        stamp,
        revalidate: true,
      }));
    }
    if (!PLAIN_PAGE.test(url) || isBelow(`${url}/`, NO_PAGES) || isTenantAddress(`${url}/`)) return undefined;
    // Otherwise the page sets the cookie.
    return session()?.isDue === false ? { key: prefix } : undefined;
  };
}

function isOrdinary({ headers }: IncomingMessage): boolean {
  return (
    /^[\w.:[\]-]+$/.test(headers.host ?? '') &&
    (headers['accept-encoding'] ?? '').length <= 100 &&
    SPECIAL.every((name) => headers[name] === undefined)
  );
}
