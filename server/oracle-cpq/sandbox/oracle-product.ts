import { fieldsOf } from '#server/model/product/fields-of.ts';
import type { ModelField, ModelTable } from '#server/model/product/model-field.ts';
import type { ModelGroup, ModelStep, ProductModel } from '#server/model/product/product-model.ts';
import type { LocalizedText } from '#server/model/source/texts.ts';
import type { OracleProfile, PageProfile } from './oracle-profile.ts';

/** A product of ours as Oracle's wire has it. */
export interface OracleProduct {
  readonly profile: OracleProfile;
  readonly model: ProductModel;
  readonly pages: readonly [OraclePage, ...OraclePage[]];
}

export interface OraclePage {
  /** Name of the step. */
  readonly step: string;
  readonly label: LocalizedText;
  readonly attributes: readonly Attribute[];
  readonly arraySets: readonly OracleArraySet[];
  readonly panels: readonly OraclePanel[];
  readonly profile: PageProfile;
}

/** A field under its variable name. */
export interface Attribute {
  readonly variableName: string;
  readonly field: ModelField;
}

export interface OracleArraySet {
  readonly variableName: string;
  readonly table: ModelTable;
  /** What the rows have, by variable name; the field is that of the first row. */
  readonly columns: readonly Attribute[];
}

export interface OraclePanel {
  readonly name: string;
  readonly label: LocalizedText;
  readonly attributes: readonly string[];
  readonly arraySet: string | undefined;
}

/** @throws Error for a profile with a step or field that the model does not have */
export function oracleProduct(model: ProductModel, profile: OracleProfile): OracleProduct {
  const steps = profile.steps
    ? profile.steps.map((name) =>
        found(
          model.steps.find((step) => step.name === name),
          name,
        ),
      )
    : model.steps;
  const [first, ...others] = steps.map((step) => pageOf(model, profile, step));
  if (!first) throw new Error(`The model ${model.name} has no steps.`);
  return { profile, model, pages: [first, ...others] };
}

function pageOf(model: ProductModel, profile: OracleProfile, step: ModelStep): OraclePage {
  const page = profile.pages?.[step.name] ?? {};
  const further = [...(page.fields ?? []), ...(profile.everyPage ?? [])].map((name) =>
    found(model.fields.get(name), name),
  );
  const single = fieldsOf(step).filter(({ row }) => row === undefined);
  const tables = step.groups.flatMap(tablesIn);
  return {
    step: step.name,
    label: step.label,
    attributes: unique([...single, ...further]).map((field) => attributeOf(profile, field)),
    arraySets: tables.map((table) => arraySetOf(model, table)),
    panels: step.groups.map((group) => panelOf(profile, group)),
    profile: page,
  };
}

function attributeOf({ variableNames }: OracleProfile, field: ModelField): Attribute {
  return { variableName: variableNames?.[field.name] ?? field.name, field };
}

function arraySetOf(model: ProductModel, table: ModelTable): OracleArraySet {
  const columns = [...model.fields.values()].flatMap((field): Attribute[] =>
    field.row?.table.name === table.name && field.row.number === 1
      ? [{ variableName: field.row.member, field }]
      : [],
  );
  return { variableName: arraySetName(table), table, columns };
}

export function arraySetName({ name }: ModelTable): string {
  return `_set${name}`;
}

function panelOf(profile: OracleProfile, group: ModelGroup): OraclePanel {
  const [table] = tablesIn(group);
  return {
    name: group.name,
    label: group.label,
    attributes: unique(fieldsOf(group).filter(({ row }) => row === undefined)).map(
      (field) => attributeOf(profile, field).variableName,
    ),
    arraySet: table && arraySetName(table),
  };
}

function tablesIn(group: ModelGroup): readonly ModelTable[] {
  if (group.table) return [group.table];
  return group.members.flatMap((member) => ('members' in member ? tablesIn(member) : []));
}

function unique(fields: readonly ModelField[]): readonly ModelField[] {
  return [...new Map(fields.map((field) => [field.name, field])).values()];
}

function found<T>(value: T | undefined, name: string): T {
  if (value === undefined) throw new Error(`The profile names "${name}", which the model does not have.`);
  return value;
}
