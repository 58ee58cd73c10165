import { valuesOf } from '#server/model/product/model-field.ts';
import { parametersOfRow } from '#server/configurator/rows.ts';
import type { ConfigState, Scalar } from '../wire/attribute-state.ts';
import { arraySetSchema, attributeValueSchema, type ConfigData } from '../wire/config-data.ts';
import type { ValueChange } from './apply-changes.ts';
import type { Attribute, OracleArraySet } from './oracle-product.ts';
import { StoreError } from './store-error.ts';
import type { StoreSession } from './store-session.ts';
import { pageOf } from './store-session.ts';

/**
 * The values that a client sends. Which attributes it may change is what `_state.attributes` of its request says; a call that
 * sends none (`interact`) may change those of the page.
 *
 * @throws StoreError for an attribute that is not on the page or not updatable, and for a value that it does not have
 */
export function readConfigData(
  session: StoreSession,
  configData: ConfigData,
  states: ConfigState['attributes'] | undefined,
): readonly ValueChange[] {
  const page = pageOf(session);
  return Object.entries(configData).flatMap(([name, sent]): readonly ValueChange[] => {
    const set = page.arraySets.find(({ variableName }) => variableName === name);
    if (set) return readRows(session, set, sent);
    const attribute = page.attributes.find(({ variableName }) => variableName === name);
    // Sections of the answer that a client sends back are no values.
    if (!attribute && name.startsWith('_')) return [];
    if (!attribute) throw new StoreError(`There is no attribute "${name}" on this page.`);
    if (states && states[name]?.updatable !== true)
      throw new StoreError(`_state.attributes does not say that "${name}" is updatable.`);
    return [{ field: attribute.field.name, value: readValue(attribute, sent) }];
  });
}

/** Rows by `_index`, each with the columns that change. */
function readRows(
  { product: { model } }: StoreSession,
  { table, columns, variableName }: OracleArraySet,
  sent: unknown,
): readonly ValueChange[] {
  const parsed = arraySetSchema.safeParse(sent);
  if (!parsed.success) throw new StoreError(`"${variableName}" needs items with an _index each.`);
  return parsed.data.items.flatMap(({ _index, _rowKey, _state, ...values }) => {
    const fields = parametersOfRow(model, { table: table.name, row: _index + 1 });
    return Object.entries(values).map(([name, value]): ValueChange => {
      const column = columns.find((one) => one.variableName === name);
      const field = fields.get(name);
      if (!column || field === undefined)
        throw new StoreError(`"${variableName}" has no attribute "${name}" in row ${_index}.`);
      return { field, value: readValue(column, value) };
    });
  });
}

/** The text that the configurator knows the value by; nothing for null. */
function readValue({ field, variableName }: Attribute, sent: unknown): string | undefined {
  const parsed = attributeValueSchema.safeParse(sent);
  if (!parsed.success) throw new StoreError(`"${variableName}" cannot have such a value.`);
  const value = parsed.data;
  const scalar =
    value === null || typeof value !== 'object'
      ? value
      : 'value' in value
        ? (value.value as Scalar | null)
        : null;
  if (scalar === null || scalar === '') return undefined;
  if (field.type !== 'yes-no') return String(scalar);
  const [yes, no] = valuesOf(field);
  if (scalar === true) return yes?.name;
  return scalar === false ? no?.name : String(scalar);
}
