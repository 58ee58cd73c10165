import type { Configured as ConfiguredCore, Explained, Transition } from '#server/configurator/questions.ts';
import type { OptimizationRequest, Optimized } from '#server/configurator/optimization/optimize.ts';
import type { Commit } from '#server/engine/engine-port.ts';
import type { ProductModel } from '#server/model/product/product-model.ts';
import type { ChosenVariant } from '#server/model/product/variant-catalog.ts';
import { noDataFound, ownedBy } from '../ownership.ts';
import type { ConfigurationState } from '../product/configuration-state.ts';
import type { EvaluatedConfiguration } from '../product/evaluated-configuration.ts';
import {
  asConfigurable,
  type ConfigurableProduct,
  type ProductRegistry,
} from '../product/product-registry.ts';
import { SerializeByKey } from '#server/platform/serialize-by-key.ts';
import type { TenantDeps } from '../tenant-deps.ts';
import { Incompatible, InvalidRequest, NotFound } from '../tenant-error.ts';
import { StateQuestions, viewOf, type RequestedView } from './state-questions.ts';
import { MAX_TOKEN_CHARS, type ConfigStateTokens } from './state-token.ts';
import type { ConfigurationStore } from './store.ts';

/** Which configuration a call is about: one that is kept here, or one that the caller carries around. */
export type Handle =
  | { readonly kind: 'known'; readonly configId: string; readonly externalId: string }
  | {
      readonly kind: 'anonymous';
      readonly configState: string;
      /** Owns nothing here; questions of one customer take turns. */
      readonly externalId: string | undefined;
    };

/** Where the answer of a configurator call leaves a configuration. */
export interface Configured
  extends EvaluatedConfiguration, Pick<ConfiguredCore, 'response' | 'notApplied' | 'rounded' | 'propagated'> {
  /** `configId` for a known customer, the new `configState` for an anonymous one. */
  readonly identity: { readonly configId: string } | { readonly configState: string };
}

/** A write that keeps being overtaken gives up; while one process serves a customer it never happens at all. */
const MAX_ATTEMPTS = 5;

/** Lines of variant catalogs that one configuration may have. */
const MAX_VARIANT_LINES = 1_000;

export interface ConfigurationParts {
  readonly configuratorFor: TenantDeps['configuratorFor'];
  readonly randomId: TenantDeps['randomId'];
  readonly registry: ProductRegistry;
  readonly store: ConfigurationStore;
  readonly tokens: ConfigStateTokens;
}

/** Starts, changes and ends configurations: asks the configurator once for each call, and keeps what it answers. */
export class ConfigurationService {
  readonly #parts: ConfigurationParts;
  readonly #turns = new SerializeByKey();
  readonly #questions: StateQuestions;

  constructor(parts: ConfigurationParts) {
    this.#parts = parts;
    this.#questions = new StateQuestions(parts);
  }

  /**
   * "Start Configuration"; kept here for a known customer.
   *
   * @param input.needs parameters of the call by name, among them contextual needs by alias
   * @param input.previous values that another configuration showed that this one is made after
   * @throws NotFound for a product that the tab does not list or that cannot be configured
   * @throws InvalidRequest for a need without such a value, and for needs that cannot hold together
   */
  async start(
    input: {
      tab: string;
      productId: string;
      needs: ReadonlyMap<string, string>;
      previous: readonly Commit[];
      externalId: string | undefined;
    },
    shown: RequestedView,
  ): Promise<Configured> {
    const product = asConfigurable(this.#parts.registry.productIn(input.tab, input.productId));
    if (!product)
      throw new NotFound('Product not found', 'The tab lists no configurable product with this id.');
    const { needs, previous, externalId } = input;
    const question = { kind: 'start', needs, previous, view: viewOf(shown), units: shown.units } as const;
    const answer = await this.#questions.ask(product, question, externalId);
    const state = { ...answer.configuration, tab: product.tab.name, productId: product.product.id };
    if (externalId === undefined) return { ...answer, product, state, identity: this.#carried(state) };
    const configId = this.#parts.randomId();
    await this.#parts.store.insert(configId, externalId, state);
    return { ...answer, product, state, identity: { configId } };
  }

  /**
   * Does something to a configuration. Calls for the same configuration take turns; a write of another process that
   * came in between is noticed, and the call thought over again on top of it.
   *
   * @throws NotFound when there is no such configuration for this customer
   */
  async change(handle: Handle, shown: RequestedView, transition: Transition): Promise<Configured> {
    if (handle.kind === 'anonymous') {
      const changed = await this.#questions.change(
        this.readState(handle.configState),
        transition,
        shown,
        handle.externalId,
      );
      return { ...changed, identity: this.#carried(changed.state) };
    }
    return this.inTurn(handle.configId, async () => {
      for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
        const { id, version, state } = await this.#owned(handle.configId, handle.externalId);
        const changed = await this.#questions.change(state, transition, shown, handle.externalId);
        const isWritten = !changed.isChanged || (await this.#parts.store.update(id, version, changed.state));
        if (isWritten) return { ...changed, identity: { configId: id } };
      }
      throw new Incompatible('Busy', 'The configuration is being changed elsewhere. Try again.');
    });
  }

  /**
   * What a commit would answer, prices in this currency if any. Nothing is written, so nobody has to wait for anybody's turn.
   * @throws NotFound when there is no such configuration for this customer
   */
  async explain(
    handle: Handle,
    values: readonly Commit[],
    currency: string | undefined,
  ): Promise<Explained & { readonly product: ConfigurableProduct }> {
    const configuration = await this.#find(handle);
    const product = this.#questions.productOf(configuration);
    const question = { kind: 'explain', configuration, values, currency } as const;
    return { ...(await this.#questions.ask(product, question, handle.externalId)), product };
  }

  /** The best completion. @throws NotFound as `explain`; InvalidRequest for a goal that the model does not have */
  async optimize(
    handle: Handle,
    request: OptimizationRequest,
  ): Promise<{
    product: ConfigurableProduct;
    optimized: Optimized;
    variants: ConfigurationState['variants'];
  }> {
    const configuration = await this.#find(handle);
    const product = this.#questions.productOf(configuration);
    const question = { kind: 'optimize', configuration, request } as const;
    const optimized = await this.#questions.ask(product, question, handle.externalId);
    return { product, optimized, variants: configuration.variants };
  }

  /** A configuration with its values alone. @throws NotFound when the customer has none of this id */
  async read(configId: string, externalId: string): Promise<EvaluatedConfiguration> {
    const { state } = await this.#owned(configId, externalId);
    this.#questions.productOf(state);
    const read = await this.#questions.evaluate(state, externalId);
    if (!read) throw noDataFound();
    return read;
  }

  /**
   * Puts variants of variant catalogs into positions, or takes them out.
   * @param read makes the lines to change of the model that the configuration is of now
   * @throws NotFound as `read`; InvalidRequest for more lines than a configuration may have
   */
  async placeVariants(
    configId: string,
    externalId: string,
    read: (model: ProductModel) => readonly ChosenVariant[],
  ): Promise<EvaluatedConfiguration> {
    const { state } = await this.#owned(configId, externalId);
    const variants = read(this.#questions.productOf(state).model);
    const added = variants.filter(({ quantity }) => quantity > 0).length;
    if ((state.variants?.length ?? 0) + added > MAX_VARIANT_LINES)
      throw new InvalidRequest(
        'Too many variants',
        `A configuration has at most ${MAX_VARIANT_LINES} lines.`,
      );
    const shown = { group: undefined, units: undefined, currency: undefined };
    return this.change({ kind: 'known', configId, externalId }, shown, { kind: 'place-variants', variants });
  }

  /**
   * "Cancel Configuration": all changes since it was started are gone.
   *
   * @param externalId the API asks for none here; when it is sent, it has to be the owner's
   * @throws NotFound
   */
  async cancel(configId: string, externalId: string | undefined): Promise<void> {
    await this.inTurn(configId, async () => {
      const ongoing = await this.#parts.store.find(configId);
      ownedBy(ongoing, externalId ?? ongoing?.externalId);
      if (!(await this.#parts.store.remove(configId))) throw noDataFound();
    });
  }

  /**
   * A configuration with the model that it is of now.
   *
   * @param externalId as of `cancel`
   * @throws NotFound
   */
  async ongoing(configId: string, externalId: string | undefined) {
    const found = await this.#parts.store.find(configId);
    const { externalId: owner, state } = ownedBy(found, externalId ?? found?.externalId);
    return { externalId: owner, state, model: this.#questions.productOf(state).model };
  }

  /** Gives a free text a value; '' for none. @throws NotFound, Incompatible */
  async setText(configId: string, externalId: string, field: string, value: string): Promise<void> {
    const transition: Transition =
      value === '' ? { kind: 'uncommit', fields: [field] } : { kind: 'commit', values: [{ field, value }] };
    const shown = { group: undefined, units: undefined, currency: undefined };
    await this.change({ kind: 'known', configId, externalId }, shown, transition);
  }

  /** Runs a task in turn with the calls that change this configuration. Tasks must not nest for the same one. */
  async inTurn<T>(configId: string, task: () => Promise<T>): Promise<T> {
    return this.#turns.run(configId, task);
  }

  /** See `StateQuestions`. */
  evaluate(saved: ConfigurationState, externalId: string): Promise<EvaluatedConfiguration | undefined> {
    return this.#questions.evaluate(saved, externalId);
  }

  /** @throws NotFound for a `configState` that is not ours, InvalidRequest for one that is too long */
  readState(configState: string): ConfigurationState {
    if (configState.length > MAX_TOKEN_CHARS) {
      throw new InvalidRequest(
        'Invalid parameter',
        `configState must not be longer than ${MAX_TOKEN_CHARS} characters.`,
      );
    }
    const state = this.#parts.tokens.read(configState);
    if (state) return state;
    throw new NotFound('No data found', 'This configState was not issued here, or has been altered.');
  }

  #carried(state: ConfigurationState): Configured['identity'] {
    return { configState: this.#parts.tokens.write(state) };
  }

  async #find(handle: Handle): Promise<ConfigurationState> {
    return handle.kind === 'anonymous'
      ? this.readState(handle.configState)
      : (await this.#owned(handle.configId, handle.externalId)).state;
  }

  async #owned(configId: string, externalId: string) {
    return ownedBy(await this.#parts.store.find(configId), externalId);
  }
}
