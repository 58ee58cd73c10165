import { openMandatory, valueOf as valueIn } from '#server/configurator/parameters.ts';
import type { Commit, Evaluation } from '#server/engine/engine-port.ts';
import { withComputed } from '#server/model/product/computed-values.ts';
import { fieldsOf } from '#server/model/product/fields-of.ts';
import type { ModelField } from '#server/model/product/model-field.ts';
import type { ModelGroup, ModelStep, ModelUnitSystem } from '#server/model/product/product-model.ts';
import type { ConfigurationState } from './configuration-state.ts';
import { unitSystemOf } from './describe-value.ts';
import type { ConfigurableProduct } from './product-registry.ts';

/** A configuration with everything that follows from it. */
export interface EvaluatedConfiguration {
  readonly product: ConfigurableProduct;
  readonly state: ConfigurationState;
  readonly evaluation: Evaluation;
  /** Values that were asked for, or held in an older revision, and do not hold now. */
  readonly notApplied: readonly Commit[];
}

/** The value a field has now: chosen, typed, or completed by the engine. Empty for a text nobody entered. */
export function valueOf({ state, evaluation }: EvaluatedConfiguration, field: ModelField): string {
  return valueIn(state, evaluation.assignment, field);
}

/**
 * The configuration as the one of a shopping cart item: what is calculated from attributes of the item is calculated from these
 * ("External Calculation", base object ShoppingCartItem).
 */
export function withItem<C extends EvaluatedConfiguration>(
  configuration: C,
  { qty, attributes }: { readonly qty: number; readonly attributes: ReadonlyMap<string, string> },
): C {
  const { computed } = configuration.product.model;
  if (!computed.some(({ item }) => item)) return configuration;
  const item = new Map(attributes).set('qty', String(qty));
  const { evaluation } = configuration;
  const assignment = withComputed(computed, evaluation.assignment, item);
  return { ...configuration, evaluation: { ...evaluation, assignment } };
}

/** The unit system that the customer read the configuration in; undefined for the model's own units. */
export function unitsOf({ product, state }: EvaluatedConfiguration): ModelUnitSystem | undefined {
  return unitSystemOf(product.model, state.units);
}

/** `numberOfUncommittedMandatoryFields` of a step or group: what still has to be confirmed or entered there. */
export function countUncommittedMandatory(
  part: ModelStep | ModelGroup,
  { state, evaluation }: EvaluatedConfiguration,
): number {
  return openMandatory(fieldsOf(part), state, evaluation.assignment).length;
}

/** The same for a whole configuration. */
export function countAllUncommittedMandatory(configuration: EvaluatedConfiguration): number {
  return openMandatoryFields(configuration).length;
}

/** The fields behind that number, in the order of the screen. */
export function openMandatoryFields({ product, state, evaluation }: EvaluatedConfiguration): ModelField[] {
  return openMandatory(product.model.steps.flatMap(fieldsOf), state, evaluation.assignment);
}
