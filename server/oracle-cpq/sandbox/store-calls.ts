/** The calls of the store API, each with a request that was read and an answer as the wire has it. */
import type * as z from 'zod/mini';
import type { Configured, ConfiguratorPort } from '#server/configurator/questions.ts';
import { hasCurrency } from '#server/model/product/convert-price.ts';
import type { ProductModel } from '#server/model/product/product-model.ts';
import type * as calls from '../wire/calls.ts';
import { arraySetSchema, type ConfigData } from '../wire/config-data.ts';
import { applyChanges, changeConfiguration, type Applied } from './apply-changes.ts';
import type { OracleArraySet, OracleProduct } from './oracle-product.ts';
import { presentConfigData } from './present/present-config-data.ts';
import { presentLayout } from './present/present-layout.ts';
import { changedData, limitData } from './present/limit-data.ts';
import { readConfigData } from './read-config-data.ts';
import type { SavedConfigurations } from './saved-configurations.ts';
import type { SessionCache } from './session-cache.ts';
import { StoreError } from './store-error.ts';
import { pageOf, type StoreSession } from './store-session.ts';

export interface StoreDeps {
  readonly productFor: (names: ProductNames) => OracleProduct | undefined;
  readonly configuratorFor: (model: ProductModel) => Promise<ConfiguratorPort>;
  readonly sessions: SessionCache;
  readonly saved: SavedConfigurations;
  readonly clock: () => Date;
}

export interface ProductNames {
  readonly productFamily: string;
  readonly productLine: string;
  readonly model: string;
}

type Request<Schema extends z.ZodMiniType> = z.infer<Schema>;
type PageRequest = Pick<
  Request<typeof calls.startRequestSchema>,
  'expand' | 'excludeLayoutProperties' | 'arraySetLimit' | 'criteria'
>;

/** Answers of the calls; all of them may throw StoreError, and what the configurator throws. */
export class StoreCalls {
  readonly #deps: StoreDeps;

  constructor(deps: StoreDeps) {
    this.#deps = deps;
  }

  async start(request: Request<typeof calls.startRequestSchema>, origin: string) {
    const saved = request.configId === undefined ? undefined : this.#deps.saved.get(request.configId);
    const fresh = this.#newSession(request, request.currency);
    const session = saved ? { ...fresh, ...saved, product: fresh.product, pageIndex: 0 } : fresh;
    return this.#openPage(session, request, origin, (opened) => this.#deps.sessions.add(opened));
  }

  async update(request: Request<typeof calls.updateRequestSchema>) {
    const states = request.configData._state?.attributes;
    if (!states) throw new StoreError('configData needs _state.attributes.');
    const session = this.#session(request);
    const changes = readConfigData(session, request.configData, states);
    const applied = await applyChanges(await this.#configurator(session), session, changes);
    const data = this.#keep(request.cacheInstanceId, session, applied);
    const shown = request.delta ? changedData(session.answered ?? {}, data) : data;
    return this.#updateAnswer(limitData(shown, request), request.cacheInstanceId);
  }

  /** What changes with one attribute. Without a `cacheInstanceId`, of a configuration that was just started. */
  async interact(request: Request<typeof calls.interactRequestSchema>) {
    const id = request.cacheInstanceId;
    const session =
      id === undefined ? this.#newSession(request) : this.#session({ ...request, cacheInstanceId: id });
    const changes = readConfigData(session, request.configData, request.configData._state?.attributes);
    const applied = await applyChanges(await this.#configurator(session), session, changes);
    const data = this.#keep(id, session, applied);
    return this.#updateAnswer(limitData(changedData(session.answered ?? {}, data), request), id);
  }

  async move(
    request: Request<typeof calls.pageRequestSchema>,
    direction: 'next' | 'previous',
    origin: string,
  ) {
    const session = this.#session(request);
    const pageIndex = session.pageIndex + (direction === 'next' ? 1 : -1);
    if (!session.product.pages[pageIndex]) throw new StoreError(`There is no ${direction} page.`);
    return this.#openPage({ ...session, pageIndex }, request, origin, (opened) =>
      this.#deps.sessions.move(request.cacheInstanceId, opened),
    );
  }

  async addRow(request: Request<typeof calls.arraySetAddRequestSchema>) {
    const session = this.#session(request);
    const set = arraySetNamed(session, request.arraySetVarName);
    const configurator = await this.#configurator(session);
    const rows = await rowCount(configurator, session, set);
    if (rows >= set.table.max)
      throw new StoreError(`"${set.variableName}" has at most ${set.table.max} rows.`);
    const value = String(rows + 1);
    const applied = await applyChanges(configurator, session, [{ field: set.table.count, value }]);
    const violation = applied.violations.get(set.table.count);
    if (violation) throw new StoreError(violation.messages.join(' '));
    return this.#rowsAnswer(request, session, applied, set);
  }

  async removeRow(request: Request<typeof calls.arraySetDeleteRequestSchema>) {
    const session = this.#session(request);
    const set = arraySetNamed(session, request.arraySetVarName);
    const configurator = await this.#configurator(session);
    const row = Number(request.removeIndex) + 1;
    if (!Number.isInteger(row) || row < 1 || row > (await rowCount(configurator, session, set)))
      throw new StoreError(`"${set.variableName}" has no row ${request.removeIndex}.`);
    const removed = await changeConfiguration(configurator, session.configuration, {
      kind: 'remove-row',
      count: set.table.count,
      row,
    });
    if (removed.response.kind !== 'ok') throw new StoreError('The row cannot be removed now.');
    const isInTable = (field: string) => session.product.model.fields.get(field)?.row?.table === set.table;
    const violations = new Map([...session.violations].filter(([field]) => !isInTable(field)));
    const applied = { configured: removed, violations };
    return this.#rowsAnswer(request, session, applied, set);
  }

  /** The rows, without any rule run. */
  async fetchRows(request: Request<typeof calls.arraySetFetchRequestSchema>) {
    const session = this.#session(request);
    const names = request.arraySetVarNames ?? request.arraySetVarName ?? [];
    const sets = [names].flat().map((name) => arraySetNamed(session, name));
    const data = await this.#dataOf(session);
    const rows: ConfigData = Object.fromEntries(
      sets.map(({ variableName }) => [variableName, data[variableName]]),
    );
    const state = data._state && { _state: data._state };
    return this.#updateAnswer(limitData({ ...rows, ...state }, request), request.cacheInstanceId);
  }

  /** What a cart is given. @throws StoreError while a constraint is violated */
  async save(request: Request<typeof calls.saveRequestSchema>) {
    const session = this.#session(request);
    refuseViolations(session);
    const data = await this.#dataOf(session);
    return { configId: this.#deps.saved.add(session), integrationPayload: payloadOf(data) };
  }

  async initiateReconfiguration(request: Request<typeof calls.reconfigureRequestSchema>, origin: string) {
    const fresh = this.#newSession(request, request.currencyCode ?? request.currency);
    const saved = this.#deps.saved.get(configIdOf(request.cart));
    const session = { ...fresh, ...saved, product: fresh.product, pageIndex: 0 };
    return this.#openPage(session, request, origin, (opened) => this.#deps.sessions.add(opened));
  }

  saveReconfiguration(request: Request<typeof calls.saveReconfigurationRequestSchema>, origin: string) {
    const session = this.#session(request);
    refuseViolations(session);
    this.#deps.saved.replace(configIdOf(request.cart), session);
    return { orderId: request.cart.id, links: selfLinks(origin) };
  }

  /** @throws StoreError for a session of another product */
  #session(request: ProductNames & { readonly cacheInstanceId: string }): StoreSession {
    const session = this.#deps.sessions.get(request.cacheInstanceId);
    if (this.#deps.productFor(request) !== session.product)
      throw new StoreError('The cacheInstanceId belongs to another product.');
    return session;
  }

  #newSession(
    request: ProductNames & { readonly locale?: string | undefined },
    asked?: string,
  ): StoreSession {
    const product = this.#deps.productFor(request);
    if (!product) throw new StoreError(`There is no model "${request.model}" in this product line.`);
    const { model } = product;
    const currency = asked ?? model.currency;
    if (!hasCurrency(model, currency)) throw new StoreError(`There are no prices in ${currency}.`);
    const language = (request.locale ?? 'en_US').replace('_', '-');
    return {
      product,
      configuration: {
        revision: model.revision,
        needs: [],
        commits: [],
        texts: new Map(),
        previous: [],
        step: product.pages[0].step,
      },
      violations: new Map(),
      pageIndex: 0,
      language,
      currency,
    };
  }

  #configurator({ product }: StoreSession): Promise<ConfiguratorPort> {
    return this.#deps.configuratorFor(product.model);
  }

  /** Keeps what a call has made of a session, and tells the data of its page. */
  #keep(id: string | undefined, session: StoreSession, { configured, violations }: Applied): ConfigData {
    const changed = { ...session, configuration: configured.configuration, violations };
    const data = presentConfigData({ session: changed, configured }, 'full');
    if (id !== undefined) this.#deps.sessions.set(id, { ...changed, answered: data });
    return data;
  }

  async #openPage(
    session: StoreSession,
    request: PageRequest,
    origin: string,
    keep: (session: StoreSession) => string,
  ) {
    const { step } = pageOf(session);
    const configured = await changeConfiguration(
      await this.#configurator(session),
      { ...session.configuration, step },
      { kind: 'read' },
    );
    const opened = { ...session, configuration: configured.configuration };
    const data = presentConfigData({ session: opened, configured }, 'short');
    const cacheInstanceId = keep({ ...opened, answered: data });
    const { flow, layoutNamespace } = session.product.profile;
    const layout = presentLayout(opened, request.excludeLayoutProperties);
    return {
      configData: limitData(data, request),
      layoutNamespace: `${layoutNamespace}-hierLevel-3`,
      arraySetVariableNames: pageOf(opened).arraySets.map(({ variableName }) => variableName),
      ...(flow !== undefined && { layoutFlowVariableName: flow }),
      // The documents' request for `previous` does not ask for it, and their answer has it.
      ...(request.expand === 'layout' ? { layout } : { layoutCache: { layout } }),
      systemCurrentDate: this.#today(),
      cacheInstanceId,
      links: selfLinks(origin),
    };
  }

  #updateAnswer(configData: ConfigData, cacheInstanceId: string | undefined) {
    return {
      configData,
      systemCurrentDate: this.#today(),
      ...(cacheInstanceId !== undefined && { cacheInstanceId }),
    };
  }

  #rowsAnswer(
    request: Request<typeof calls.arraySetAddRequestSchema>,
    session: StoreSession,
    applied: Applied,
    { variableName }: OracleArraySet,
  ) {
    const data = limitData(this.#keep(request.cacheInstanceId, session, applied), request);
    const rows = arraySetSchema.parse(data[variableName]);
    return { cacheInstanceId: request.cacheInstanceId, items: rows.items };
  }

  async #dataOf(session: StoreSession): Promise<ConfigData> {
    const configurator = await this.#configurator(session);
    const configured = await changeConfiguration(configurator, session.configuration, { kind: 'read' });
    return presentConfigData({ session, configured }, 'full');
  }

  #today(): string {
    return this.#deps.clock().toISOString().slice(0, 10);
  }
}

function arraySetNamed(session: StoreSession, name: string): OracleArraySet {
  const set = pageOf(session).arraySets.find(({ variableName }) => variableName === name);
  if (!set) throw new StoreError(`There is no array set "${name}" on this page.`);
  return set;
}

async function rowCount(
  configurator: ConfiguratorPort,
  { configuration }: StoreSession,
  { table }: OracleArraySet,
): Promise<number> {
  const { evaluation }: Configured = await changeConfiguration(configurator, configuration, { kind: 'read' });
  return Number(evaluation.assignment.get(table.count) ?? 0);
}

function refuseViolations({ violations }: StoreSession): void {
  const messages = [...violations.values()].flatMap((violation) => violation.messages);
  if (messages.length > 0) throw new StoreError(messages.join(' '));
}

/** What an order line of Oracle Commerce is made of. */
function payloadOf({ _bom, _priceInfo }: ConfigData) {
  const [main, ...children] = _bom?.items ?? [];
  const total = _priceInfo?.items
    .flatMap(({ _others = [] }) => _others)
    .find(({ variableName }) => variableName === '_grandTotal');
  return {
    amount: total?.price.value ?? 0,
    quantity: main?.quantity ?? 1,
    messageType: 'Configuration_Details',
    externalData: [],
    actionCode: 'ADD',
    childItems: children.map(({ partNumber, quantity, price }) => ({
      catalogRefId: partNumber,
      quantity,
      amount: price?.value ?? 0,
      actionCode: 'ADD',
    })),
  };
}

/** A cart item is named after the configuration that it was made of. */
function configIdOf({ items }: Request<typeof calls.saveReconfigurationRequestSchema>['cart']): number {
  return Number(/^ci(\d+)$/.exec(items[0]?.id ?? '')?.[1]);
}

function selfLinks(origin: string) {
  return [{ rel: 'self', href: `${origin}/ccstoreui/v1/cpq/configurations` }];
}
