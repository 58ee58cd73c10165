import type * as z from 'zod/mini';
import { ForeignError, type ForeignCommit } from '#server/upstreams/foreign-configurator.ts';
import * as wire from '../wire/calls.ts';
import { RequestRefused, type OracleClient } from './oracle-client.ts';
import type { OracleSession, PageData } from './oracle-session.ts';
import { mergePage, readPage } from './read-page.ts';
import { countOpenMandatory } from './open-mandatory.ts';
import { configDataOf, isSensitiveAttribute } from './write-config-data.ts';

/** A product of the store's, by the names that Oracle CPQ knows it by. */
export interface OracleProductNames {
  readonly productFamily: string;
  readonly productLine: string;
  readonly model: string;
}

/** Properties of placement, which the shop does not use. */
const EXCLUDED_LAYOUT_PROPERTIES = [
  'columnWidths',
  'labelAlignment',
  'showDescription',
  'cssClass',
  'helpIcon',
];

/** One call of the store each: a session in, the session after it out. All of them throw what the client throws. */
export class ConfigurationCalls {
  readonly #client: OracleClient;
  readonly #namesOf: (productId: string) => OracleProductNames;
  readonly #onLeft: (session: OracleSession) => void;

  /** @param onLeft is given a session that the store does not have as it is any more, or may not */
  constructor(
    client: OracleClient,
    namesOf: (productId: string) => OracleProductNames,
    onLeft: (session: OracleSession) => void,
  ) {
    this.#client = client;
    this.#namesOf = namesOf;
    this.#onLeft = onLeft;
  }

  async start(
    { key, productId, locale, currency }: Pick<OracleSession, 'key' | 'productId' | 'locale' | 'currency'>,
    signal: AbortSignal | undefined,
  ): Promise<OracleSession> {
    const request = {
      ...this.#namesOf(productId),
      ...pageRequest(locale),
      currency,
    };
    const answer = await this.#client.post('', request, wire.pageAnswerSchema, signal);
    const page = readPage(answer);
    return {
      version: 1,
      key,
      revision: 0,
      productId,
      locale,
      currency,
      cacheInstanceId: answer.cacheInstanceId,
      pageIndex: 0,
      visited: [visitedPage(page)],
      commits: [],
      rows: [],
      page,
    };
  }

  /**
   * Sends values of the page; an empty one makes an attribute undecided again. Without any, asks what the page is like.
   * @throws ForeignError `not-found` for a parameter that is not on the page, `refused` for a value that its menu does not have
   */
  async send(
    session: OracleSession,
    values: readonly ForeignCommit[],
    signal: AbortSignal | undefined,
  ): Promise<OracleSession> {
    const { page, productId, cacheInstanceId } = session;
    const configData = configDataOf(page, values);
    const request = { ...this.#namesOf(productId), cacheInstanceId };
    const isSensitive = values.length === 1 && isSensitiveAttribute(page, values[0]?.name);
    const answer = isSensitive
      ? await this.#change(session, '/interact', { ...request, configData }, wire.updateAnswerSchema, signal)
      : await this.#change(
          session,
          '/update',
          {
            ...request,
            delta: true,
            configData: { ...configData, _state: { attributes: page.state.attributes } },
          },
          wire.updateAnswerSchema,
          signal,
        );
    return {
      ...session,
      revision: session.revision + 1,
      cacheInstanceId: answer.cacheInstanceId ?? cacheInstanceId,
      page: mergePage(page, answer.configData),
    };
  }

  /** The neighbouring page. */
  async move(
    session: OracleSession,
    direction: 'next' | 'previous',
    signal: AbortSignal | undefined,
  ): Promise<OracleSession> {
    const { productId, cacheInstanceId, locale, pageIndex } = session;
    const request = { ...this.#namesOf(productId), ...pageRequest(locale), cacheInstanceId };
    const answer = await this.#change(session, `/${direction}`, request, wire.pageAnswerSchema, signal);
    const page = readPage(answer);
    const visited = [...session.visited];
    visited[pageIndex] = visitedPage(session.page);
    const target = pageIndex + (direction === 'next' ? 1 : -1);
    visited[target] = visitedPage(page);
    return {
      ...session,
      revision: session.revision + 1,
      cacheInstanceId: answer.cacheInstanceId,
      pageIndex: target,
      visited,
      page,
    };
  }

  /** Adds a row at the end, or removes one (from 0 on). What follows from it is asked for: the answer has the rows only. */
  async changeRows(
    session: OracleSession,
    { set, remove }: { readonly set: string; readonly remove?: number },
    signal: AbortSignal | undefined,
  ): Promise<OracleSession> {
    const request = {
      ...this.#namesOf(session.productId),
      cacheInstanceId: session.cacheInstanceId,
      arraySetVarName: set,
    };
    const answer =
      remove === undefined
        ? await this.#change(session, '/arraySets/add', request, wire.arraySetAnswerSchema, signal)
        : await this.#change(
            session,
            '/arraySets/delete',
            { ...request, removeIndex: remove },
            wire.arraySetAnswerSchema,
            signal,
          );
    const page = { ...session.page, values: { ...session.page.values, [set]: { items: answer.items } } };
    const cacheInstanceId = answer.cacheInstanceId ?? session.cacheInstanceId;
    return this.#refresh({ ...session, cacheInstanceId, page }, signal);
  }

  /** The whole page again: what an array set does is not told by `delta` of a later call. */
  async #refresh(session: OracleSession, signal: AbortSignal | undefined): Promise<OracleSession> {
    const { page, productId, cacheInstanceId } = session;
    const request = {
      ...this.#namesOf(productId),
      cacheInstanceId,
      configData: { _state: { attributes: page.state.attributes } },
    };
    const answer = await this.#change(session, '/update', request, wire.updateAnswerSchema, signal);
    return {
      ...session,
      revision: session.revision + 1,
      cacheInstanceId: answer.cacheInstanceId ?? cacheInstanceId,
      page: mergePage(page, answer.configData),
    };
  }

  /** A call that changes what the store has; one that it refuses changes nothing. */
  async #change<Schema extends z.ZodMiniType>(
    session: OracleSession,
    path: wire.CallPath,
    request: object,
    schema: Schema,
    signal: AbortSignal | undefined,
  ): Promise<z.infer<Schema>> {
    try {
      const answer = await this.#client.post(path, request, schema, signal);
      this.#onLeft(session);
      return answer;
    } catch (error) {
      if (!isWithoutEffect(error)) this.#onLeft(session);
      throw error;
    }
  }

  /** @returns the id of the configuration as it is saved in Oracle CPQ */
  async save(session: OracleSession, signal: AbortSignal | undefined): Promise<string> {
    const { productId, cacheInstanceId } = session;
    const request = { ...this.#namesOf(productId), cacheInstanceId };
    const { configId } = await this.#client.post('/save', request, wire.savedSchema, signal);
    return String(configId);
  }
}

function isWithoutEffect(error: unknown): boolean {
  if (error instanceof RequestRefused) return true;
  return error instanceof ForeignError && error.reason !== 'unavailable';
}

/** The documents' requests do not ask for the layout cache, and their answers have it. */
function pageRequest(locale: string) {
  return {
    locale: wireLocale(locale),
    expand: 'layoutCache',
    excludeLayoutProperties: EXCLUDED_LAYOUT_PROPERTIES,
  };
}

/** `de` is `de_DE` on the wire. */
function wireLocale(locale: string): string {
  const { language, region } = new Intl.Locale(locale).maximize();
  return region === undefined ? language : `${language}_${region}`;
}

function visitedPage(page: PageData) {
  return {
    ...(page.layout.label !== undefined && { label: page.layout.label }),
    openMandatory: countOpenMandatory(page),
  };
}
