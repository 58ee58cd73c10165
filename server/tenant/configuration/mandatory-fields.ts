import type { ModelField, ModelGroup, ModelStep, ProductModel } from '#server/modeling/product-model.ts';
import type { ConfigurationState } from './configuration-state.ts';
import { fieldsOf } from './fields-of.ts';

/** Has the customer, or the start call, said a value for this field? */
export function isCommitted(state: ConfigurationState, field: ModelField): boolean {
  if (field.type === 'text') return state.texts.has(field.name);
  return [...state.needs, ...state.commits].some((commit) => commit.field === field.name);
}

/** `numberOfUncommittedMandatoryFields` of a step or group: what still has to be confirmed or entered there. */
export function countUncommittedMandatory(part: ModelStep | ModelGroup, state: ConfigurationState): number {
  const open = fieldsOf(part).filter((field) => isAsked(field) && !isCommitted(state, field));
  return new Set(open.map(({ name }) => name)).size;
}

/** The same for a whole configuration. */
export function countAllUncommittedMandatory(model: ProductModel, state: ConfigurationState): number {
  const fields = new Map(model.steps.flatMap(fieldsOf).map((field) => [field.name, field]));
  return [...fields.values()].filter((field) => isAsked(field) && !isCommitted(state, field)).length;
}

/** Nobody can be asked for what they cannot see or change. */
function isAsked(field: ModelField): boolean {
  return field.mandatory !== undefined && !field.hidden && !field.readonly;
}
