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
  return countOpen(fieldsOf(part), state);
}

/** The same for a whole configuration. */
export function countAllUncommittedMandatory({ steps }: ProductModel, state: ConfigurationState): number {
  return countOpen(steps.flatMap(fieldsOf), state);
}

/** The fields behind that number, in the order of the screen. */
export function openMandatoryFields({ steps }: ProductModel, state: ConfigurationState): ModelField[] {
  return openFields(steps.flatMap(fieldsOf), state);
}

function countOpen(fields: readonly ModelField[], state: ConfigurationState): number {
  return openFields(fields, state).length;
}

/** A field that is shown in several places is asked for once; where it is shown to read only, it is not asked for. */
function openFields(fields: readonly ModelField[], state: ConfigurationState): ModelField[] {
  const open = fields.filter((field) => isAsked(field) && !isCommitted(state, field));
  return [...new Map(open.map((field) => [field.name, field])).values()];
}

/** Nobody can be asked for what they cannot see or change. */
function isAsked(field: ModelField): boolean {
  return field.mandatory !== undefined && !field.hidden && !field.readonly;
}
