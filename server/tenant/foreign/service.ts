import type { Logger } from 'pino';
import { texts } from '#server/texts/texts.ts';
import {
  ForeignError,
  type ForeignAnswer,
  type ForeignCapabilities,
  type ForeignConfigurator,
  type ForeignContext,
  type ForeignSession,
} from '#server/upstreams/foreign-configurator.ts';
import type { ForeignSystem, ForeignSystems } from '../foreign-systems.ts';
import { noDataFound, ownedBy } from '../ownership.ts';
import type {
  ForeignConfiguration,
  ForeignItem,
  OngoingForeignConfiguration,
} from '../product/foreign-item.ts';
import type { ListedProduct, ProductRegistry } from '../product/product-registry.ts';
import { Incompatible, NotFound, TenantError } from '../tenant-error.ts';
import { askSystem, checkForeignAnswer, type AskedContext } from './ask-system.ts';
import { Refused, toTenantError } from './foreign-problem.ts';
import type { ForeignStore } from './store.ts';

/** A configuration of another system as it is after a call. */
export interface ForeignConfigured {
  readonly configId: string;
  readonly tab: string;
  /** Catalog id. */
  readonly productId: string;
  readonly capabilities: ForeignCapabilities;
  readonly answer: ForeignAnswer;
  /** The system refused what was asked for; `answer` is the configuration as it was. */
  readonly isRefused: boolean;
}

/** What a call asks of a system, given the session so far. */
export type ForeignAction = (
  configurator: ForeignConfigurator,
  session: ForeignSession,
  context: ForeignContext,
) => Promise<ForeignAnswer>;

export const readAction: ForeignAction = (configurator, session, context) =>
  configurator.read(session, context);

export interface ForeignParts {
  readonly systems: ForeignSystems;
  readonly registry: ProductRegistry;
  readonly store: ForeignStore;
  readonly randomId: () => string;
  /** Runs a task in turn with the calls that change this configuration. */
  readonly inTurn: <T>(configId: string, task: () => Promise<T>) => Promise<T>;
  readonly logger: Logger;
}

/** Starts, changes and saves configurations of products that other systems configure. Only for known customers. */
export class ForeignService {
  readonly #parts: ForeignParts;

  constructor(parts: ForeignParts) {
    this.#parts = parts;
  }

  /** The product, where another system configures it. */
  product(tab: string, productId: string): ListedProduct | undefined {
    const listed = this.#parts.registry.productIn(tab, productId);
    return listed?.product.foreign && listed;
  }

  /** Whether another system configures it; costs nothing where there is none. */
  isForeign(configId: string): Promise<boolean> {
    return this.#parts.systems.size === 0 ? Promise.resolve(false) : this.#parts.store.isForeign(configId);
  }

  /** @throws TenantError where the system does not start one */
  async start(listed: ListedProduct, externalId: string, asked: AskedContext): Promise<ForeignConfigured> {
    const { foreign } = listed.product;
    if (!foreign) throw noDataFound();
    const system = this.#system(foreign.system);
    const started = await this.#ask(foreign.system, system, asked, (configurator, context) =>
      configurator.start(foreign.productId, context),
    );
    const answer = checkForeignAnswer(started);
    const configId = this.#parts.randomId();
    const place = { system: foreign.system, tab: listed.tab.name, productId: listed.product.id };
    await this.#parts.store.insert(configId, externalId, configurationOf(place, answer));
    const { tab, productId } = place;
    const { capabilities } = system.configurator;
    return { configId, tab, productId, capabilities, answer, isRefused: false };
  }

  /**
   * Does something to a configuration, in turn with other calls for it. What the system refuses is answered as such, with the
   * configuration as it was.
   *
   * @throws NotFound when there is no such configuration for this customer
   * @throws TenantError where the system does not answer; the configuration is then as it was
   */
  change(
    configId: string,
    externalId: string,
    asked: AskedContext,
    action: ForeignAction,
  ): Promise<ForeignConfigured> {
    return this.#parts.inTurn(configId, async () => {
      const ongoing = ownedBy(await this.#parts.store.find(configId), externalId);
      const { configuration } = ongoing;
      const system = this.#system(configuration.system);
      const run = (task: ForeignAction) =>
        this.#ask(configuration.system, system, asked, async (configurator, context) =>
          checkForeignAnswer(await task(configurator, configuration.session, context)),
        );
      let answer: ForeignAnswer;
      let isRefused = false;
      try {
        answer = await run(action);
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        answer = await run(readAction);
        isRefused = true;
      }
      if (
        !(await this.#parts.store.update(configId, ongoing.version, configurationOf(configuration, answer)))
      )
        throw new Incompatible('Busy', 'The configuration is being changed elsewhere. Try again.');
      const { tab, productId } = configuration;
      return { configId, tab, productId, capabilities: system.configurator.capabilities, answer, isRefused };
    });
  }

  /** The step that a configuration shows. @throws NotFound as above */
  async stepOf(configId: string, externalId: string): Promise<string> {
    return ownedBy(await this.#parts.store.find(configId), externalId).configuration.step;
  }

  /**
   * "Cancel Configuration". The other system is not told: an unused configuration expires there.
   * @param externalId where it is sent, it has to be the owner's
   */
  cancel(configId: string, externalId: string | undefined): Promise<void> {
    return this.#parts.inTurn(configId, async () => {
      const ongoing = await this.#parts.store.find(configId);
      ownedBy(ongoing, externalId ?? ongoing?.externalId);
      await this.#parts.store.remove(configId);
    });
  }

  /**
   * Saves a configuration in its system, before it becomes a cart item.
   * @throws Incompatible when the system does not save it, whatever the reason: its text says what that means for the cart
   */
  async save(
    { configuration }: OngoingForeignConfiguration,
    asked: AskedContext,
  ): Promise<Pick<ForeignItem, 'session' | 'reference'>> {
    const system = this.#system(configuration.system);
    try {
      return await this.#ask(configuration.system, system, asked, (configurator, context) =>
        configurator.save(configuration.session, context),
      );
    } catch (error) {
      if (!(error instanceof TenantError)) throw error;
      throw new Incompatible('Not saved', texts.format('foreign.not-saved', asked.locale));
    }
  }

  #system(name: string): ForeignSystem {
    const system = this.#parts.systems.get(name);
    if (system) return system;
    throw new NotFound(
      'Product not found',
      'The system that configures this product is no longer connected.',
    );
  }

  /** @throws Refused, or another TenantError for the other reasons of `ForeignError` */
  async #ask<T>(
    name: string,
    system: ForeignSystem,
    asked: AskedContext,
    call: (configurator: ForeignConfigurator, context: ForeignContext) => Promise<T>,
  ): Promise<T> {
    try {
      return await askSystem(system, asked, call);
    } catch (error) {
      if (!(error instanceof ForeignError)) throw error;
      const level = error.reason === 'not-authorized' ? 'error' : 'warn';
      this.#parts.logger[level]({ system: name, reason: error.reason }, error.message);
      throw toTenantError(error, asked.locale);
    }
  }
}

function configurationOf(
  { system, tab, productId }: Pick<ForeignConfiguration, 'system' | 'tab' | 'productId'>,
  { session, parts, prices, configuration }: ForeignAnswer,
): ForeignConfiguration {
  return {
    system,
    tab,
    productId,
    session,
    parts,
    prices,
    step: configuration.steps.find(({ current }) => current)?.name ?? '',
    openFields: configuration.numberOfUncommittedMandatoryFields,
  };
}
