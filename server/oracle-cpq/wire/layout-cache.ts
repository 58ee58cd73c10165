/** `layoutCache`: what the attributes of a page are called and how they are entered ("previous"). */
import * as z from 'zod/mini';
import { scalarSchema } from './attribute-state.ts';

const maybeText = z.optional(z.nullable(z.string()));
const flag = z.optional(z.nullable(z.boolean()));
/** An id is a number or, of newer attributes, a text. */
const id = z.optional(z.nullable(z.union([z.number(), z.string()])));
const orderNumber = z.optional(z.nullable(z.number()));

/** A value of one of Oracle's own lists. */
export const lookupSchema = z.looseObject({
  lookupCode: z.string(),
  displayValue: z.optional(z.string()),
});
const lookup = z.optional(z.nullable(lookupSchema));

export const menuItemSchema = z.looseObject({
  value: scalarSchema,
  displayValue: z.string(),
  orderNumber,
  imageUrl: maybeText,
  dateModified: maybeText,
  language: maybeText,
  avp: z.optional(z.nullable(z.unknown())),
  id,
});

const priceItemSchema = z.looseObject({
  displayPriceAtBottom: flag,
  includeInTotalPrice: flag,
  dateModified: maybeText,
  language: maybeText,
  pricingDisplayType: lookup,
  pricingType: lookup,
  id,
});

/** Where a single-select pick list has its values from. */
const pickListPropertiesSchema = z.looseObject({
  filterString: maybeText,
  resAttrImage: maybeText,
  resAttrVarName: maybeText,
  resAttrDisplayName: maybeText,
  resourceDomain: maybeText,
  orderByCol: maybeText,
  orderByDir: lookup,
  distinctValues: flag,
  pickMaps: z.optional(z.array(z.unknown())),
  type: lookup,
  dateModified: maybeText,
  language: maybeText,
  id,
});

const stateless = z.nullable(z.unknown());

export const layoutAttributeSchema = z.looseObject({
  variableName: z.string(),
  name: z.optional(z.string()),
  description: maybeText,
  id,
  orderNumber,
  /** `TextField`, `SingleSelectMenu`, `SingleSelectPickList`, … */
  inputTypeCode: z.optional(z.nullable(z.looseObject({ lookupCode: z.string() }))),
  /** `Text`, `Integer`, … */
  type: lookup,
  displayType: lookup,
  jetDisplayType: lookup,
  required: flag,
  hidden: flag,
  defaultValue: z.optional(z.nullable(z.unknown())),
  setType: lookup,
  autoLock: flag,
  /** A change of it is told at once (`interact`). */
  ajaxSensitive: flag,
  /** It is a column of an array set. */
  array: flag,
  /** It says how many rows an array set has. */
  arrayControlAttr: flag,
  menuItems: z.optional(
    z.nullable(z.looseObject({ _state: z.optional(stateless), items: z.array(menuItemSchema) })),
  ),
  /** How disallowed values are shown: `Marked`, `Normal`, … */
  constraintDisplayType: lookup,
  additional: z.optional(z.nullable(z.record(z.string(), z.unknown()))),
  priceItem: z.optional(z.nullable(priceItemSchema)),
  category: lookup,
  status: lookup,
  validationMethod: lookup,
  potentialStates: z.optional(z.nullable(z.array(z.string()))),
  calculatorTabs: z.optional(
    z.nullable(z.looseObject({ _state: z.optional(stateless), items: z.array(z.unknown()) })),
  ),
  calculatorAttr: z.optional(z.nullable(z.unknown())),
  ssplProperties: z.optional(z.nullable(pickListPropertiesSchema)),
  pickLists: z.optional(z.nullable(z.unknown())),
  startDate: maybeText,
  endDate: maybeText,
  dateModified: maybeText,
  language: maybeText,
  level: z.optional(z.nullable(z.unknown())),
  partNumber: maybeText,
  partComment: maybeText,
  runFilter: flag,
  itemLevelProcess: flag,
  hideInTrans: flag,
});

/**
 * Where attributes are placed. The documents have no example of a layout with panels: these names are the sandbox's, and a client
 * has to do without them.
 */
export const panelSchema = z.looseObject({
  variableName: z.string(),
  name: z.string(),
  attributes: z.array(z.string()),
  arraySetVariableName: z.optional(z.string()),
  columnWidths: z.optional(z.array(z.number())),
  labelAlignment: z.optional(z.string()),
  showDescription: z.optional(z.boolean()),
});

export const layoutSchema = z.looseObject({
  /** What the page is called; not in the documents' example. */
  name: z.optional(z.string()),
  arraySetVariableNames: z.optional(z.array(z.string())),
  attributes: z.optional(z.array(z.looseObject({ items: z.array(layoutAttributeSchema) }))),
  panels: z.optional(z.array(panelSchema)),
});

export const layoutCacheSchema = z.looseObject({ layout: z.optional(layoutSchema) });

export type LayoutAttribute = z.infer<typeof layoutAttributeSchema>;
export type Lookup = z.infer<typeof lookupSchema>;
export type Layout = z.infer<typeof layoutSchema>;
