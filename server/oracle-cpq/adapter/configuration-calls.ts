import type * as z from 'zod/mini';
import { ForeignError, type ForeignCommit } from '#server/upstreams/foreign-configurator.ts';
import * as wire from '../wire/calls.ts';
import { cellAt, placeOf, rowsOf } from './attribute-place.ts';
import { wireValue } from './attribute-text.ts';
import { RequestRefused, type OracleClient } from './oracle-client.ts';
import type { OracleSession, PageCommit, PageData } from './oracle-session.ts';
import { mergePage, readPage } from './read-page.ts';
import { countOpenMandatory } from './open-mandatory.ts';

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

function isSensitiveAttribute({ layout }: PageData, name: string | undefined): boolean {
  return layout.attributes.some((attribute) => attribute.name === name && attribute.isSensitive);
}

function configDataOf(page: PageData, values: readonly ForeignCommit[]): Record<string, unknown> {
  const data: Record<string, unknown> = {};
  const rows = new Map<string, Map<number, Record<string, unknown>>>();
  for (const { name, value } of values) {
    const place = placeOf(name, page.layout.sets);
    const cell = cellAt(page, place);
    if (!cell || place.kind === 'row-count')
      throw new ForeignError('not-found', `There is no parameter "${name}" on the page.`);
    const type = page.layout.attributes.find((attribute) => attribute.name === place.name)?.type;
    const sent = wireValue(value, cell.state, type);
    if (sent === undefined) throw new ForeignError('refused', `${name}: the value is no longer offered.`);
    if (place.kind === 'attribute') {
      data[place.name] = sent;
      continue;
    }
    const set = rows.get(place.set) ?? new Map<number, Record<string, unknown>>();
    rows.set(place.set, set.set(place.row, { ...set.get(place.row), [place.name]: sent, _index: place.row }));
  }
  for (const [set, items] of rows) data[set] = { items: [...items.values()] };
  return data;
}

/** The session with these values as the customer's newest choices; an empty one is none any more. */
export function withCommits(session: OracleSession, values: readonly ForeignCommit[]): OracleSession {
  const names = new Set(values.map(({ name }) => name));
  const added = values.flatMap(({ name, value }): PageCommit[] =>
    value.trim() === '' ? [] : [{ page: session.pageIndex, name, value }],
  );
  const kept = session.commits.filter(({ name, page }) => page !== session.pageIndex || !names.has(name));
  return { ...session, commits: [...kept, ...added] };
}

/** The session with the number of rows that it has now as what the customer wants. */
export function withWantedRows(session: OracleSession, set: string): OracleSession {
  const page = session.pageIndex;
  const others = session.rows.filter((one) => one.set !== set || one.page !== page);
  return { ...session, rows: [...others, { page, set, count: rowsOf(session.page, set).length }] };
}
