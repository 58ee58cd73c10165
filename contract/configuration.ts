/**
 * Configurator Data: what every configurator call of the API answers ("Configurator", "Configuration Responses").
 */
import * as z from 'zod/mini';
import { bomItemSchema, pricingSchema } from './pricing.ts';

const texts = z.record(z.string(), z.string());
const count = z.uint32();

/**
 * One value of a domain. `green` fits all commits, `orange` would change other commits. Ours: `red`, no change of
 * commits makes it possible; `unknown`, not looked at, or it took too long to find out.
 */
export const elementSchema = z.strictObject({
  name: z.string(),
  description: z.string(),
  state: z.enum(['green', 'orange', 'red', 'unknown']),
  selected: z.boolean(),
  properties: texts,
});

/** Values of a parameter. Numeric domains carry `min` and `max` as text and list them once more as elements. */
export const domainSchema = z.strictObject({
  name: z.string(),
  min: z.optional(z.string()),
  max: z.optional(z.string()),
  elements: z.array(elementSchema),
});

/** A parameter (a field on the screen). An unset value is the empty string. */
export const parameterSchema = z.strictObject({
  isGroup: z.literal(false),
  isParameter: z.literal(true),
  name: z.string(),
  description: z.string(),
  value: z.string(),
  valueDescription: z.string(),
  committed: z.boolean(),
  alwaysCommitted: z.boolean(),
  isMandatory: z.boolean(),
  /** Value and unit in the unit system that was asked for; `valueDescription` is in it, too. */
  uomConvertedValue: z.optional(z.string()),
  uomConvertedItemId: z.optional(z.string()),
  /** Formatted prices by element. */
  'price-details': z.optional(texts),
  properties: texts,
  /** Texts and calculated values have one without elements. */
  domain: domainSchema,
});

export type Element = z.infer<typeof elementSchema>;
export type Domain = z.infer<typeof domainSchema>;
export type Parameter = z.infer<typeof parameterSchema>;

export interface Group {
  isGroup: true;
  isParameter: false;
  name: string;
  description: string;
  hasVisibleParameters: boolean;
  numberOfUncommittedMandatoryFields: number;
  /** Formatted prices by parameter, on a group of options. */
  'price-details'?: Record<string, string> | undefined;
  properties: Record<string, string>;
  members: Member[];
}

export type Member = Group | Parameter;

export const groupSchema: z.ZodMiniType<Group> = z.strictObject({
  isGroup: z.literal(true),
  isParameter: z.literal(false),
  name: z.string(),
  description: z.string(),
  hasVisibleParameters: z.boolean(),
  numberOfUncommittedMandatoryFields: count,
  'price-details': z.optional(texts),
  properties: texts,
  get members(): z.ZodMiniType<Member[]> {
    return z.array(z.union([parameterSchema, groupSchema]));
  },
});

/**
 * A step; only the current one carries `rootGroup`. Steps named `step_need…` ask for needs. The count of a step is an
 * extension of Bespoke's tenant (`docs/tenant-differences.md`): the API counts the configuration and its groups only.
 */
export const stepSchema = z.strictObject({
  name: z.string(),
  description: z.string(),
  current: z.boolean(),
  available: z.boolean(),
  hasVisibleParameters: z.boolean(),
  numberOfUncommittedMandatoryFields: z.optional(count),
  rootGroup: z.optional(groupSchema),
});

/** One parameter of a conflict: its value now and the value proposed. */
export const changedParameterSchema = z.strictObject({
  name: z.string(),
  description: z.string(),
  oldValue: z.string(),
  oldValueDescription: z.string(),
  newValue: z.string(),
  newValueDescription: z.string(),
});

/**
 * A value that a call changes in any step, or would change. An extension of Bespoke's tenant (`docs/tenant-differences.md`), as the
 * next.
 */
export const propagatedChangeSchema = z.extend(changedParameterSchema, {
  /** The first step that shows it; empty for none. */
  step: z.string(),
  stepDescription: z.string(),
  /** What the call asks for, what the customer chose before, or what nobody chose. */
  kind: z.enum(['asked', 'chosen', 'filled-in']),
  /** What it adds to the price, formatted with its sign; absent where it adds nothing or no prices are told. */
  price: z.optional(z.string()),
});

/** All that a call changes, or would change. */
export const propagatedSchema = z.strictObject({
  /** Of the whole product, formatted; `difference` has its sign and is empty for none. */
  price: z.optional(z.strictObject({ now: z.string(), then: z.string(), difference: z.string() })),
  changed: z.array(propagatedChangeSchema),
});

/**
 * Why an answer is what it is: the model rules and the customer's own commits behind it, as few as possible.
 * An extension of Bespoke's tenant (`docs/tenant-differences.md`).
 */
export const explanationSchema = z.strictObject({
  rules: z.array(z.strictObject({ name: z.string(), text: z.string() })),
  commits: z.array(
    z.strictObject({
      name: z.string(),
      description: z.string(),
      value: z.string(),
      valueDescription: z.string(),
    }),
  ),
});

/**
 * Something the customer should know although nothing forbids it, and the parameters it is about. An extension of
 * Bespoke's tenant (`docs/tenant-differences.md`). `severity` is that of other systems; a warning where it is absent.
 */
export const warningSchema = z.strictObject({
  name: z.string(),
  text: z.string(),
  parameters: z.array(z.string()),
  severity: z.optional(z.enum(['info', 'warning', 'error'])),
});

/** `response`, in the four shapes of "Configuration Responses". */
export const responseSchema = z.strictObject({
  status: z.enum(['OK', 'RESOLVABLE', 'not OK']),
  message: z.optional(z.string()),
  'not-applied': z.optional(z.array(z.strictObject({ name: z.string(), value: z.string() }))),
  changed: z.optional(z.array(changedParameterSchema)),
  changedLists: z.optional(z.array(z.array(changedParameterSchema))),
  /** What has changed; in a conflict, what would change with `changed`. Ours, as the next two. */
  propagated: z.optional(propagatedSchema),
  /** The same for each of `changedLists`. */
  propagatedLists: z.optional(z.array(propagatedSchema)),
  /** Whether `changedLists` has all alternatives there are. */
  complete: z.optional(z.boolean()),
  explanation: z.optional(explanationSchema),
  /** False when a search was given up: the answer is right, but may not be the best. Ours (`docs/tenant-differences.md`). */
  exact: z.optional(z.boolean()),
  /** Of a conflict about rows: the commit that means the same, to be accepted. Ours, as the next. */
  commit: z.optional(z.array(z.strictObject({ name: z.string(), value: z.string() }))),
  /** What `config/remove-row` took out, to be given to `config/insert-row`. */
  removedRow: z.optional(
    z.strictObject({
      table: z.string(),
      row: z.int(),
      values: z.array(z.strictObject({ name: z.string(), value: z.string() })),
    }),
  ),
  warnings: z.optional(z.array(warningSchema)),
});

/**
 * What can be done with a product that another system configures (`docs/tenant-differences.md`, "Products of other systems"). The
 * shop leaves out what is false. Absent for products of the tenant itself, which can do all of it.
 */
const capabilitiesSchema = z.strictObject({
  /** The names and the number of the steps are known from the start. */
  allStepsKnown: z.boolean(),
  /** Any step can be shown next, not only the neighbours. */
  anyStepNext: z.boolean(),
  uncommit: z.enum(['exact', 'approximate']),
  /** What a value would change is known before it is committed. */
  preview: z.boolean(),
  alternatives: z.enum(['all', 'some', 'none']),
  optionPrices: z.boolean(),
  rows: z.boolean(),
  explain: z.boolean(),
});

/** What Bespoke's tenant offers beside the API, about this configuration (`docs/tenant-differences.md`, "Calls of our own"). */
const extensionsSchema = z.strictObject({
  capabilities: z.optional(capabilitiesSchema),
  /** `config/explain` answers why a value does not fit. */
  explain: z.boolean(),
  /** The values of parameters that keep theirs; a start call takes it as `previousValues`. */
  previous: z.optional(z.string()),
  /** Path of a picture of the product as it is configured, whatever step is shown. */
  picture: z.optional(z.string()),
  /** `config/remove-row` and `config/insert-row` change the rows of its tables. */
  rows: z.optional(z.boolean()),
  /** It has variant catalogs (`config/variant-catalogs`). */
  variantCatalogs: z.optional(z.boolean()),
  /** What `config/optimize` can complete it for: `cheapest`, `closest`, and goals that the model describes. */
  optimize: z.optional(
    z.strictObject({
      goals: z.array(z.strictObject({ name: z.string(), description: z.string() })),
      /** What a budget is in; absent where none can be given. */
      currency: z.optional(z.string()),
    }),
  ),
});

/** The answer of `config/explain`: the `response` that a commit of the same values would get. */
export const explainedSchema = z.strictObject({ response: responseSchema });

/**
 * An anonymous answer carries `configState`. That of a known entity carries `configId`, and with it `tab`, `productId`,
 * `visualization`, `pricing` and `bom` ("Summary of returned data").
 */
export const configurationSchema = z.strictObject({
  configId: z.optional(z.string()),
  configState: z.optional(z.string()),
  tab: z.optional(z.string()),
  productId: z.optional(z.string()),
  numberOfUncommittedMandatoryFields: count,
  steps: z.array(stepSchema),
  response: responseSchema,
  /** What can be sent as `uomSystemId`; an extension of Bespoke's tenant. */
  uomSystems: z.optional(z.array(z.strictObject({ id: z.string(), name: z.string() }))),
  extensions: z.optional(extensionsSchema),
  /** What the player of the scene is told ("Visualization"); an empty object for a product without one. */
  visualization: z.optional(z.record(z.string(), z.unknown())),
  pricing: z.optional(pricingSchema),
  bom: z.optional(z.array(bomItemSchema)),
});

/** "Get Bill of Materials": Configurator Data with the parts, for anonymous configurations too. */
export const billOfMaterialsSchema = z.extend(configurationSchema, {
  status: z.literal('OK'),
  bom: z.array(bomItemSchema),
});

export type Step = z.infer<typeof stepSchema>;
export type ChangedParameter = z.infer<typeof changedParameterSchema>;
export type PropagatedChange = z.infer<typeof propagatedChangeSchema>;
export type Propagated = z.infer<typeof propagatedSchema>;
export type Explanation = z.infer<typeof explanationSchema>;
export type Warning = z.infer<typeof warningSchema>;
export type ConfigurationResponse = z.infer<typeof responseSchema>;
export type Configuration = z.infer<typeof configurationSchema>;
