import { isPresent } from '#server/model/product/row-presence.ts';
import type { ModelField } from '#server/model/product/model-field.ts';
import type { ModelGroup, ModelStep } from '#server/model/product/product-model.ts';
import type { ConfigurationState } from './configuration-state.ts';
import { fieldsOf } from './fields-of.ts';
import { isLocked } from './is-locked.ts';
import type { EvaluatedConfiguration } from './service.ts';

/** Has the customer, or the start call, said a value for this field? */
export function isCommitted(state: ConfigurationState, field: ModelField): boolean {
  if (field.type === 'text') return state.texts.has(field.name);
  return [...state.needs, ...state.commits].some((commit) => commit.field === field.name);
}

/** `numberOfUncommittedMandatoryFields` of a step or group: what still has to be confirmed or entered there. */
export function countUncommittedMandatory(
  part: ModelStep | ModelGroup,
  configuration: EvaluatedConfiguration,
): number {
  return openFields(fieldsOf(part), configuration).length;
}

/** The same for a whole configuration. */
export function countAllUncommittedMandatory(configuration: EvaluatedConfiguration): number {
  return openMandatoryFields(configuration).length;
}

/** The fields behind that number, in the order of the screen. */
export function openMandatoryFields(configuration: EvaluatedConfiguration): ModelField[] {
  return openFields(configuration.product.model.steps.flatMap(fieldsOf), configuration);
}

/** A field that is shown in several places is asked for once; where it is shown to read only, it is not asked for. */
function openFields(
  fields: readonly ModelField[],
  { state, evaluation }: EvaluatedConfiguration,
): ModelField[] {
  // Nobody can be asked for what they cannot see or change.
  const isAsked = (field: ModelField) =>
    field.mandatory !== undefined &&
    isPresent(field, evaluation.assignment) &&
    !field.hidden &&
    !isLocked(field, evaluation.assignment);
  const open = fields.filter((field) => isAsked(field) && !isCommitted(state, field));
  return [...new Map(open.map((field) => [field.name, field])).values()];
}
