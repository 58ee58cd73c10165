import { ConfiguratorError } from '#server/configurator/configurator-error.ts';
import type { View } from '#server/configurator/parameters.ts';
import type { Answers, Question, Transition } from '#server/configurator/questions.ts';
import type { ConfigurationState } from '../product/configuration-state.ts';
import type { EvaluatedConfiguration } from '../product/evaluated-configuration.ts';
import {
  asConfigurable,
  type ConfigurableProduct,
  type ProductRegistry,
} from '../product/product-registry.ts';
import type { TenantDeps } from '../tenant-deps.ts';
import { NotFound } from '../tenant-error.ts';
import { toTenantError } from './configurator-problem.ts';

/** What the answer of a call shows. */
export interface RequestedView {
  /** The group that the customer will see next; without it, states are worked out for the whole step. */
  readonly group: string | undefined;
  /** The unit system that the customer reads. */
  readonly units: string | undefined;
  /** What the prices of changes are told in; undefined where no prices are. */
  readonly currency: string | undefined;
}

/** What the configurator says of states, wherever they are kept. */
export class StateQuestions {
  readonly #configuratorFor: TenantDeps['configuratorFor'];
  readonly #registry: ProductRegistry;

  constructor({
    configuratorFor,
    registry,
  }: {
    readonly configuratorFor: TenantDeps['configuratorFor'];
    readonly registry: ProductRegistry;
  }) {
    this.#configuratorFor = configuratorFor;
    this.#registry = registry;
  }

  /** One question, one message to the thread of the engine. */
  async ask<Q extends Question>(
    { model }: ConfigurableProduct,
    question: Q,
    externalId: string | undefined,
  ): Promise<Answers[Q['kind']]> {
    const configurator = await this.#configuratorFor(model);
    try {
      return await configurator.ask(question, externalId);
    } catch (error) {
      throw error instanceof ConfiguratorError ? toTenantError(error.problem) : error;
    }
  }

  /** @throws NotFound when the product of the state is no longer in the catalog */
  async change(
    state: ConfigurationState,
    transition: Transition,
    shown: RequestedView,
    externalId: string | undefined,
  ) {
    const product = this.productOf(state);
    const question = {
      kind: 'change',
      configuration: state,
      transition,
      view: viewOf(shown),
      units: shown.units,
      currency: shown.currency,
    } as const;
    const answer = await this.ask(product, question, externalId);
    return { ...answer, product, state: { ...state, ...answer.configuration } };
  }

  /**
   * A saved state with its values, without any states, for lists and documents.
   * @param externalId of the customer whose turn it takes
   * @returns undefined when the product is no longer in the catalog
   */
  async evaluate(saved: ConfigurationState, externalId: string): Promise<EvaluatedConfiguration | undefined> {
    const product = this.#configurable(saved);
    if (!product) return undefined;
    const question = {
      kind: 'change',
      configuration: saved,
      transition: { kind: 'read' },
      view: { kind: 'values' },
    } as const;
    const answer = await this.ask(product, question, externalId);
    return { ...answer, product, state: { ...saved, ...answer.configuration } };
  }

  /** @throws NotFound when it is no longer in the catalog */
  productOf(state: ConfigurationState): ConfigurableProduct {
    const product = this.#configurable(state);
    if (product) return product;
    throw new NotFound('Product not found', 'The product of this configuration is no longer in the catalog.');
  }

  #configurable(state: ConfigurationState): ConfigurableProduct | undefined {
    return asConfigurable(this.#registry.productIn(state.tab, state.productId));
  }
}

export function viewOf({ group }: RequestedView): View {
  return { kind: 'step', group };
}
