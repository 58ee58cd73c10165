import type { Commit, Evaluation } from '#server/engine/engine-port.ts';
import { modelEngine } from '#server/configurator/model-engine.ts';
import type { ProductModel } from '#server/model/product/product-model.ts';
import {
  asConfigurable,
  type ConfigurableProduct,
  type ProductRegistry,
} from '../catalog/product-registry.ts';
import { noDataFound, ownedBy } from '../ownership.ts';
import { SerializeByKey } from '../serialize-by-key.ts';
import type { TenantDeps } from '../tenant-deps.ts';
import { Incompatible, NotFound } from '../tenant-error.ts';
import { bringUpToDate } from './bring-up-to-date.ts';
import type { ConfigStateTokens } from './config-state-token.ts';
import { fixedCommits, type ConfigurationState } from './configuration-state.ts';
import { fieldsInView } from './fields-of.ts';
import { readNeeds } from './read-needs.ts';
import { readShown, withShown } from './shown-values.ts';
import type { ConfigurationStore } from './store.ts';
import type { ConfiguratorResponse, Reply, Session } from './transitions.ts';
import { unitSystemOf } from './unit-view.ts';

/** Which configuration a call is about: one that is kept here, or one that the caller carries around. */
export type Handle =
  | { readonly kind: 'known'; readonly configId: string; readonly externalId: string }
  | { readonly kind: 'anonymous'; readonly configState: string };

/** What the answer has to show in colour. */
export interface Focus {
  /** The group that the customer will see next; without it the whole step is coloured. */
  readonly group?: string | undefined;
}

/** A configuration with everything that follows from it. */
export interface EvaluatedConfiguration {
  readonly product: ConfigurableProduct;
  readonly state: ConfigurationState;
  readonly evaluation: Evaluation;
  /** Values that were asked for, or held in an older revision, and do not hold now. */
  readonly notApplied: readonly Commit[];
}

/** Where the answer of a configurator call leaves a configuration. */
export interface Configured extends EvaluatedConfiguration {
  /** `configId` for a known customer, the new `configState` for an anonymous one. */
  readonly identity: { readonly configId: string } | { readonly configState: string };
  readonly response: ConfiguratorResponse;
  /** What is to be said of values that had to be rounded. */
  readonly rounded?: Reply['rounded'];
}

export type Transition = (session: Session, state: ConfigurationState) => Promise<Reply> | Reply;

/** A write that keeps being overtaken gives up; while one process serves a customer it never happens at all. */
const MAX_ATTEMPTS = 5;

const unchanged: Transition = (_session, state) => ({ state, response: { kind: 'ok' }, notApplied: [] });

export interface ConfigurationParts {
  readonly engineFor: TenantDeps['engineFor'];
  readonly randomId: TenantDeps['randomId'];
  readonly registry: ProductRegistry;
  readonly store: ConfigurationStore;
  readonly tokens: ConfigStateTokens;
}

/** Starts, changes and ends configurations. */
export class ConfigurationService {
  readonly #parts: ConfigurationParts;
  readonly #turns = new SerializeByKey();

  constructor(parts: ConfigurationParts) {
    this.#parts = parts;
  }

  /**
   * "Start Configuration"; kept here for a known customer.
   *
   * @param needs contextual needs by alias; other names are ignored
   * @throws NotFound for a product that the tab does not list or that cannot be configured
   * @throws InvalidRequest for a need without such a value, and for needs that cannot hold together
   */
  async start(
    input: {
      tab: string;
      productId: string;
      needs: ReadonlyMap<string, string>;
      /** What another configuration showed that this one is made after. */
      shown?: string | undefined;
      externalId: string | undefined;
      /** The unit system the customer reads. */
      units?: string | undefined;
    },
    focus: Focus,
  ): Promise<Configured> {
    const product = asConfigurable(this.#parts.registry.productIn(input.tab, input.productId));
    if (!product)
      throw new NotFound('Product not found', 'The tab lists no configurable product with this id.');
    const session = await this.#session(product.model);
    const started: ConfigurationState = {
      tab: product.tab.name,
      productId: product.product.id,
      revision: product.model.revision,
      needs: await readNeeds(session, input.needs),
      commits: [],
      texts: new Map(),
      shown: readShown(product.model, input.shown),
      step: product.model.steps[0]?.name ?? '',
      units: unitSystemOf(product.model, input.units)?.name,
    };
    const state = await this.#withShown(started);
    const reply = await unchanged(session, state);
    if (input.externalId === undefined) return this.#show(reply, this.#carried(state), focus);
    const configId = this.#parts.randomId();
    await this.#parts.store.insert(configId, input.externalId, state);
    return this.#show(reply, { configId }, focus);
  }

  /**
   * Does something to a configuration. Calls for the same configuration take turns; a write of another process that
   * came in between is noticed, and the call thought over again on top of it.
   *
   * @throws NotFound when there is no such configuration for this customer
   */
  async change(handle: Handle, focus: Focus, transition: Transition): Promise<Configured> {
    if (handle.kind === 'anonymous') {
      const reply = await this.#apply(this.readState(handle.configState), transition);
      return this.#show(reply, this.#carried(reply.state), focus);
    }
    return this.inTurn(handle.configId, async () => {
      for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
        const ongoing = ownedBy(await this.#parts.store.find(handle.configId), handle.externalId);
        const reply = await this.#apply(ongoing.state, transition);
        const isWritten =
          reply.state === ongoing.state ||
          (await this.#parts.store.update(ongoing.id, ongoing.version, reply.state));
        if (isWritten) return this.#show(reply, { configId: ongoing.id }, focus);
      }
      throw new Incompatible('Busy', 'The configuration is being changed elsewhere. Try again.');
    });
  }

  /**
   * Asks something about a configuration. Nothing is written, so nobody has to wait for anybody's turn.
   * @throws NotFound when there is no such configuration for this customer
   */
  async ask<T>(
    handle: Handle,
    question: (session: Session, state: ConfigurationState) => Promise<T>,
  ): Promise<{ product: ConfigurableProduct; answer: T }> {
    const state =
      handle.kind === 'anonymous'
        ? this.readState(handle.configState)
        : ownedBy(await this.#parts.store.find(handle.configId), handle.externalId).state;
    const product = this.#mustFind(state);
    const current = await bringUpToDate(await this.#session(product.model), state);
    const session = await this.#session(product.model, current.state);
    return { product, answer: await question(session, current.state) };
  }

  /**
   * The configuration as it is.
   * @throws NotFound when there is no such configuration for this customer
   */
  async read(handle: Handle, focus: Focus): Promise<Configured> {
    return this.change(handle, focus, unchanged);
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

  /** Runs a task in turn with the calls that change this configuration. Tasks must not nest for the same one. */
  async inTurn<T>(configId: string, task: () => Promise<T>): Promise<T> {
    return this.#turns.run(configId, task);
  }

  /**
   * A saved state with its values, nothing coloured, for lists and documents.
   * @returns undefined when the product is no longer in the catalog
   */
  async evaluate(state: ConfigurationState): Promise<EvaluatedConfiguration | undefined> {
    return this.#find(state) && this.#evaluate(await this.#apply(state, unchanged), []);
  }

  /** @throws NotFound for a `configState` that is not ours */
  readState(configState: string): ConfigurationState {
    const state = this.#parts.tokens.read(configState);
    if (state) return state;
    throw new NotFound('No data found', 'This configState was not issued here, or has been altered.');
  }

  #carried(state: ConfigurationState): Configured['identity'] {
    return { configState: this.#parts.tokens.write(state) };
  }

  /** The transition, on the current revision of the model. */
  async #apply(state: ConfigurationState, transition: Transition): Promise<Reply> {
    const { model } = this.#mustFind(state);
    const current = await bringUpToDate(await this.#session(model), state);
    const reply = await transition(await this.#session(model, current.state), current.state);
    const notApplied = [...current.notApplied, ...reply.notApplied];
    return {
      ...reply,
      state: reply.state === state ? state : await this.#withShown(reply.state),
      notApplied,
    };
  }

  async #withShown(state: ConfigurationState): Promise<ConfigurationState> {
    return withShown(await this.#session(this.#mustFind(state).model, state), state);
  }

  async #show(reply: Reply, identity: Configured['identity'], focus: Focus): Promise<Configured> {
    const { model } = this.#mustFind(reply.state);
    const view = fieldsInView(model, reply.state.step, focus.group);
    return {
      ...(await this.#evaluate(reply, view)),
      identity,
      response: reply.response,
      rounded: reply.rounded,
    };
  }

  async #evaluate({ state, notApplied }: Reply, view: readonly string[]): Promise<EvaluatedConfiguration> {
    const product = this.#mustFind(state);
    const { engine } = await this.#session(product.model, state);
    return { product, state, notApplied, evaluation: await engine.evaluate(fixedCommits(state), view) };
  }

  #find(state: ConfigurationState): ConfigurableProduct | undefined {
    return asConfigurable(this.#parts.registry.productIn(state.tab, state.productId));
  }

  #mustFind(state: ConfigurationState): ConfigurableProduct {
    const product = this.#find(state);
    if (product) return product;
    throw new NotFound('Product not found', 'The product of this configuration is no longer in the catalog.');
  }

  /** @param state whose shown values count; none without it */
  async #session(model: ProductModel, state?: ConfigurationState): Promise<Session> {
    return { model, engine: modelEngine(model, await this.#parts.engineFor(model), state?.shown) };
  }
}
