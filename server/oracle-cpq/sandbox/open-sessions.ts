/** Sessions as the calls of the store need them: opened, found, kept, and answered. */
import type { ConfiguratorPort } from '#server/configurator/questions.ts';
import { hasCurrency } from '#server/model/product/convert-price.ts';
import type { ProductModel } from '#server/model/product/product-model.ts';
import type { ConfigData } from '../wire/config-data.ts';
import { changeConfiguration, type Applied } from './apply-changes.ts';
import type { OracleProduct } from './oracle-product.ts';
import { limitData, type DataLimits } from './present/limit-data.ts';
import { presentConfigData } from './present/present-config-data.ts';
import { presentLayout } from './present/present-layout.ts';
import type { SessionCache } from './session-cache.ts';
import { StoreError } from './store-error.ts';
import { pageOf, type StoreSession } from './store-session.ts';

export interface OpenSessionsDeps {
  readonly productFor: (names: ProductNames) => OracleProduct | undefined;
  readonly configuratorFor: (model: ProductModel) => Promise<ConfiguratorPort>;
  readonly cache: SessionCache;
  readonly clock: () => Date;
}

export interface ProductNames {
  readonly productFamily: string;
  readonly productLine: string;
  readonly model: string;
}

interface PageRequest extends DataLimits {
  readonly expand?: 'layout' | 'layoutCache' | undefined;
  readonly excludeLayoutProperties?: readonly string[] | undefined;
}

export class OpenSessions {
  readonly cache: SessionCache;
  readonly #productFor: OpenSessionsDeps['productFor'];
  readonly #configuratorFor: OpenSessionsDeps['configuratorFor'];
  readonly #clock: () => Date;

  constructor({ productFor, configuratorFor, cache, clock }: OpenSessionsDeps) {
    this.#productFor = productFor;
    this.#configuratorFor = configuratorFor;
    this.cache = cache;
    this.#clock = clock;
  }

  /** @throws StoreError for a session of another product */
  session(request: ProductNames & { readonly cacheInstanceId: string }): StoreSession {
    const session = this.cache.get(request.cacheInstanceId);
    if (this.#productFor(request) !== session.product)
      throw new StoreError('The cacheInstanceId belongs to another product.');
    return session;
  }

  newSession(request: ProductNames & { readonly locale?: string | undefined }, asked?: string): StoreSession {
    const product = this.#productFor(request);
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

  configurator({ product }: StoreSession): Promise<ConfiguratorPort> {
    return this.#configuratorFor(product.model);
  }

  /** Keeps what a call has made of a session, and tells the data of its page. */
  keep(id: string | undefined, session: StoreSession, { configured, violations }: Applied): ConfigData {
    const changed = { ...session, configuration: configured.configuration, violations };
    const data = presentConfigData({ session: changed, configured }, 'full');
    if (id !== undefined) this.cache.set(id, { ...changed, answered: data });
    return data;
  }

  async openPage(
    session: StoreSession,
    request: PageRequest,
    origin: string,
    keep: (session: StoreSession) => string,
  ) {
    const { step } = pageOf(session);
    const configured = await changeConfiguration(
      await this.configurator(session),
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

  updateAnswer(configData: ConfigData, cacheInstanceId: string | undefined) {
    return {
      configData,
      systemCurrentDate: this.#today(),
      ...(cacheInstanceId !== undefined && { cacheInstanceId }),
    };
  }

  async dataOf(session: StoreSession): Promise<ConfigData> {
    const configurator = await this.configurator(session);
    const configured = await changeConfiguration(configurator, session.configuration, { kind: 'read' });
    return presentConfigData({ session, configured }, 'full');
  }

  #today(): string {
    return this.#clock().toISOString().slice(0, 10);
  }
}

export function selfLinks(origin: string) {
  return [{ rel: 'self', href: `${origin}/ccstoreui/v1/cpq/configurations` }];
}
