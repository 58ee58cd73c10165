/** The fields of a product: a union by type, each with what only that type has. */
import type { Calculation, Condition } from '../expression/expression.ts';
import type { LocalizedText } from '../source/texts.ts';
import type { ModelDomain, ModelValue } from './model-domain.ts';
import type { widgets } from '../source/schema/model-schema.ts';

export type ModelField = ChoiceField | YesNoField | NumberField | TextField | ComputedField;

interface FieldBase {
  readonly name: string;
  readonly label: LocalizedText;
  readonly help: LocalizedText | undefined;
  /** `tc_mandatory`: the default has to be confirmed, or a value entered. */
  readonly mandatory: 'confirmation' | 'input' | undefined;
  /** `tc_gui_input`; the effective `guitype` follows from it and from `readonly`. */
  readonly widget: FieldWidget;
  readonly readonly: boolean;
  /** Where it does not hold for the assignment, the field is read-only. */
  readonly editableIf: Condition | undefined;
  /** Set for a field of a row table. */
  readonly row: FieldRow | undefined;
  readonly hidden: boolean;
  readonly elevated: boolean;
  readonly priceLookup: 'list' | 'delta' | undefined;
  /** Absolute paths of pictures of the field itself, not of its values: beside it, and in its detailed view. */
  readonly picture?: string | undefined;
  readonly detailPicture?: string | undefined;
  /** Auxiliary properties of the author's, passed on as they are. */
  readonly properties?: Readonly<Record<string, string>> | undefined;
}

/** What an author may write as `widget`. */
export type FieldWidget = (typeof widgets)[number];

/** What the engine decides while the customer leaves it open. */
interface SolvedBase extends FieldBase {
  /** `default_policy: previous`: while nobody chooses, it keeps its previous value where that fits. */
  readonly keepsPrevious: boolean;
}

/** One of the values of a domain, or of the variants of a component. */
export interface ChoiceField extends SolvedBase {
  readonly type: 'enumerated';
  readonly domain: ModelDomain;
  /** The field that says how many of the variant: together they are a quantity option. */
  readonly quantity: string | undefined;
}

/** Yes or no; its domain says what yes costs and is. */
export interface YesNoField extends SolvedBase {
  readonly type: 'yes-no';
  readonly domain: ModelDomain;
  /** Set for the option to have a variant of a component. */
  readonly option: ModelOption | undefined;
}

/** A number with so many `decimals`, 0 for an integer. */
export interface NumberField extends SolvedBase {
  readonly type: 'integer' | 'decimal';
  /** Inclusive, like `max`. */
  readonly min: number;
  readonly max: number;
  /** The distance between two positions of a slider. */
  readonly step: number | undefined;
  readonly decimals: number;
  readonly unit: string | undefined;
  /** Set for a number that the model compiler added. */
  readonly counts: NumberPurpose | undefined;
}

/** What an added number counts: the pieces that a choice field chooses, or the rows of a table. */
export type NumberPurpose =
  { readonly kind: 'pieces'; readonly of: string } | { readonly kind: 'rows'; readonly table: string };

/** Free text. */
export interface TextField extends FieldBase {
  readonly type: 'text';
  /** In characters, as people count them. */
  readonly maxLength: number;
}

/** Follows from the others when all of them have their values. */
export interface ComputedField extends FieldBase {
  readonly type: 'computed';
  /** Set for the number in an attribute of the shopping cart item, which replaces the calculation. */
  readonly item?: ItemAttribute | undefined;
  readonly calculation: Calculation;
  /** How many a number is shown with, and calculated with further. */
  readonly decimals: number;
  /** Of a number. */
  readonly unit: string | undefined;
}

/** "External Calculation" with the base object ShoppingCartItem: calculations can use what the item has in an attribute. */
export interface ItemAttribute {
  readonly attribute: string;
  /** For a configuration that is no item yet; empty for none. */
  readonly fallback: string;
}

/**
 * Rows of the same fields, as many as the field `count` says. The rows that are there are always the first ones; the
 * fields of the others have no value.
 */
export interface ModelTable {
  readonly name: string;
  /** What one row is called, without its number. */
  readonly label: LocalizedText;
  /** The integer field that says how many there are. */
  readonly count: string;
  readonly min: number;
  readonly max: number;
  /** How many there are as long as nobody says anything. */
  readonly preferred: number;
}

/** The place of a field in a row table. */
export interface FieldRow {
  readonly table: ModelTable;
  /** From 1 on. */
  readonly number: number;
  /** `Shelf 2` */
  readonly label: LocalizedText;
  /** What the field is called in every row. */
  readonly member: string;
}

export interface ModelOption {
  readonly component: string;
  readonly variant: string;
}

/** The domain of a field that has one. */
export function domainOf(field: ModelField | undefined): ModelDomain | undefined {
  return field && 'domain' in field ? field.domain : undefined;
}

/** The values that a field can have, where they are listed. */
export function valuesOf(field: ModelField | undefined): readonly ModelValue[] {
  return domainOf(field)?.values ?? [];
}

/** How many decimals the engine scales a field's numbers by. */
export function decimalsOf(field: ModelField | undefined): number {
  return field?.type === 'decimal' ? field.decimals : 0;
}

export function unitOf(field: ModelField): string | undefined {
  return 'unit' in field ? field.unit : undefined;
}

export function keepsPrevious(field: ModelField | undefined): boolean {
  return field !== undefined && 'keepsPrevious' in field && field.keepsPrevious;
}
