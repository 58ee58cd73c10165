/** What a configuration says of a parameter, and which parameters a step or group has. */
import { holds } from '#server/model/expression/evaluate.ts';
import { fieldsOf } from '#server/model/product/fields-of.ts';
import type { ModelField } from '#server/model/product/model-field.ts';
import type { ModelGroup, ModelStep, ProductModel } from '#server/model/product/product-model.ts';
import { isPresent } from '#server/model/product/row-presence.ts';
import type { Configuration } from './configuration.ts';
import type { Assignment } from './notation.ts';

/** What the answer of a call shows: states are worked out for these fields only. */
export type View =
  /** The current step, or that group of it. A group that the step does not have limits nothing. */
  | { readonly kind: 'step'; readonly group?: string | undefined }
  | { readonly kind: 'everything' }
  /** Values alone, as for lists and documents. */
  | { readonly kind: 'values' };

export function fieldsInView(model: ProductModel, stepName: string, view: View): readonly string[] {
  if (view.kind === 'values') return [];
  if (view.kind === 'everything') return [...model.fields.keys()].filter((name) => isSolved(model, name));
  const step = model.steps.find(({ name }) => name === stepName);
  if (!step) return [];
  const part = (view.group !== undefined && findGroup(step, view.group)) || step;
  const names = fieldsOf(part).map(({ name }) => name);
  return [...new Set(names)].filter((name) => isSolved(model, name));
}

/** Steps named like this ask what the customer needs ("Needs and Sizing"). */
export function asksForNeeds({ name }: ModelStep): boolean {
  return name.startsWith('step_need');
}

/** Of the fields of a product, those that the engine knows. */
export function isSolved({ fields }: ProductModel, name: string): boolean {
  const type = fields.get(name)?.type;
  return type !== undefined && type !== 'text' && type !== 'computed';
}

function membersOf(part: ModelStep | ModelGroup): readonly (ModelField | ModelGroup)[] {
  return 'groups' in part ? part.groups : part.members;
}

function findGroup(part: ModelStep | ModelGroup, name: string): ModelGroup | undefined {
  for (const member of membersOf(part)) {
    if (!('members' in member)) continue;
    const found = member.name === name ? member : findGroup(member, name);
    if (found) return found;
  }
  return undefined;
}

/** The value a field has now: chosen, typed, or completed by the engine. Empty for a text nobody entered. */
export function valueOf(configuration: Configuration, assignment: Assignment, field: ModelField): string {
  if (field.type === 'text')
    return isPresent(field, assignment) ? (configuration.texts.get(field.name) ?? '') : '';
  return assignment.get(field.name) ?? '';
}

/** Whether the customer, or the start call, gave this field a value. */
export function isCommitted({ needs, commits, texts }: Configuration, { type, name }: ModelField): boolean {
  if (type === 'text') return texts.has(name);
  return [...needs, ...commits].some(({ field }) => field === name);
}

/**
 * Whether a field can only be read now: always, or because its "editable if" does not hold. A commit that was made before
 * stays, and can be withdrawn.
 */
export function isLocked({ readonly, editableIf }: ModelField, assignment: Assignment): boolean {
  return readonly || (editableIf !== undefined && !holds(editableIf, assignment));
}

/**
 * The mandatory fields among these that still have to be confirmed or entered. A field that is shown in several places is
 * asked for once; one that cannot be seen or changed is not asked for.
 */
export function openMandatory(
  fields: readonly ModelField[],
  configuration: Configuration,
  assignment: Assignment,
): ModelField[] {
  const open = fields.filter(
    (field) =>
      field.mandatory !== undefined &&
      !field.hidden &&
      isPresent(field, assignment) &&
      !isLocked(field, assignment) &&
      !isCommitted(configuration, field),
  );
  return [...new Map(open.map((field) => [field.name, field])).values()];
}
