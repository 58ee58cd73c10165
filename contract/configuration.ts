/**
 * Configurator Data: what every configurator call of the API answers ("Configurator", "Configuration Responses").
 */
import * as z from 'zod/mini';
import { bomItemSchema, pricingSchema } from './pricing.ts';
import { count, flag, optionalText, priceDetails, properties, text } from './scalars.ts';

/**
 * One value of a domain. `state` is `green` (fits all commits) or `orange` (would change other commits);
 * Bespoke's tenant adds `red` (no change of commits makes it possible). Treat any other state as "may not fit".
 */
export const elementSchema = z.object({
  name: text,
  description: text,
  state: text,
  selected: flag,
  properties,
});

/** Values of a parameter. Numeric domains carry `min` / `max` as text and list them once more as elements. */
export const domainSchema = z.object({
  name: text,
  min: optionalText,
  max: optionalText,
  elements: z._default(z.array(elementSchema), []),
});

/** A parameter (a field on the screen). An unset value is the empty string here; tenants also send `None`. */
export const parameterSchema = z.object({
  isGroup: z._default(z.literal(false), false),
  isParameter: z._default(z.literal(true), true),
  name: text,
  description: text,
  value: text,
  valueDescription: text,
  committed: flag,
  alwaysCommitted: flag,
  isMandatory: flag,
  /** Value and unit in the unit system that was asked for; `valueDescription` is in it, too. */
  uomConvertedValue: z.optional(text),
  uomConvertedItemId: z.optional(text),
  'price-details': priceDetails,
  properties,
  domain: z.optional(domainSchema),
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
  'price-details'?: Record<string, string> | undefined;
  properties: Record<string, string>;
  members: Member[];
}

export type Member = Group | Parameter;

export const groupSchema: z.ZodMiniType<Group> = z.object({
  isGroup: z._default(z.literal(true), true),
  isParameter: z._default(z.literal(false), false),
  name: text,
  description: text,
  hasVisibleParameters: flag,
  numberOfUncommittedMandatoryFields: count,
  'price-details': priceDetails,
  properties,
  get members(): z.ZodMiniType<Member[]> {
    return z._default(z.array(z.union([parameterSchema, groupSchema])), []);
  },
});

/**
 * A step; only the current one carries `rootGroup`. Steps named `step_need…` ask for needs. The count of a step is an
 * extension of Bespoke's tenant (`docs/tenant-differences.md`): the API counts the configuration and its groups only.
 */
export const stepSchema = z.object({
  name: text,
  description: text,
  current: flag,
  available: z._default(z.boolean(), true),
  hasVisibleParameters: flag,
  numberOfUncommittedMandatoryFields: z.optional(count),
  rootGroup: z.optional(groupSchema),
});

/** Does a step of this name ask for needs? Leaving it sizes the product. */
export function asksForNeeds(step: string | undefined): boolean {
  return step?.startsWith('step_need') ?? false;
}

/** One parameter of a conflict: its value now and the value proposed. */
export const changedParameterSchema = z.object({
  name: text,
  description: text,
  oldValue: text,
  oldValueDescription: text,
  newValue: text,
  newValueDescription: text,
});

/**
 * Why an answer is what it is: the model rules and the customer's own commits behind it, as few as possible.
 * An extension of Bespoke's tenant (`docs/tenant-differences.md`); other tenants do not send it.
 */
export const explanationSchema = z.object({
  rules: z._default(z.array(z.object({ name: text, text })), []),
  commits: z._default(
    z.array(z.object({ name: text, description: text, value: text, valueDescription: text })),
    [],
  ),
});

/**
 * Something the customer should know although nothing forbids it, and the parameters it is about. An extension of
 * Bespoke's tenant (`docs/tenant-differences.md`).
 */
export const warningSchema = z.object({ name: text, text, parameters: z._default(z.array(text), []) });

/** `response`, in the four shapes of "Configuration Responses". */
export const responseSchema = z.object({
  status: z.pipe(
    text,
    z.transform((status): 'OK' | 'RESOLVABLE' | 'not OK' =>
      status === 'OK' || status === 'RESOLVABLE' ? status : 'not OK',
    ),
  ),
  message: optionalText,
  'not-applied': z.optional(z.array(z.object({ name: text, value: text }))),
  changed: z.optional(z.array(changedParameterSchema)),
  changedLists: z.optional(z.array(z.array(changedParameterSchema))),
  explanation: z.optional(explanationSchema),
  /** False when a search was given up: the answer is right, but may not be the best. Ours (`docs/tenant-differences.md`). */
  exact: z.optional(z.boolean()),
  /** Of a conflict about rows: the commit that means the same, to be accepted. Ours, as the next. */
  commit: z.optional(z.array(z.object({ name: text, value: text }))),
  /** What `config/remove-row` took out, to be given to `config/insert-row`. */
  removedRow: z.optional(
    z.object({ table: text, row: count, values: z.array(z.object({ name: text, value: text })) }),
  ),
  warnings: z.optional(z.array(warningSchema)),
});

/**
 * What a tenant offers beside the API, about this configuration. Only Bespoke's own says so
 * (`docs/tenant-differences.md`, "Calls of our own"); nothing of it may be asked of a tenant that does not.
 */
const extensionsSchema = z.object({
  /** `config/explain` answers why a value does not fit. */
  explain: z._default(z.boolean(), false),
  /** What `config/optimize` can complete it for: `cheapest`, `closest`, and goals that the model describes. */
  /** `config/remove-row` and `config/insert-row` change the rows of its tables. */
  rows: z.optional(z.boolean()),
  /** What parameters show that keep their value; a start call takes it as `previousValues`. */
  previous: optionalText,
  optimize: z.optional(
    z.object({
      goals: z._default(z.array(z.object({ name: text, description: text })), []),
      /** What a budget is in; absent where none can be given. */
      currency: optionalText,
    }),
  ),
});

/** The answer of `config/explain`: the `response` that a commit of the same values would get. */
export const explainedSchema = z.object({ response: responseSchema });

/** An anonymous answer carries `configState`; a known entity's carries `configId` and the keys that need one. */
export const configurationSchema = z.object({
  configId: optionalText,
  configState: optionalText,
  tab: optionalText,
  productId: optionalText,
  numberOfUncommittedMandatoryFields: count,
  steps: z.array(stepSchema),
  response: responseSchema,
  pricing: z._default(pricingSchema, { rows: [], summary: {} }),
  bom: z._default(z.array(bomItemSchema), []),
  visualization: z._default(z.record(z.string(), z.unknown()), {}),
  /** What can be sent as `uomSystemId`; an extension of Bespoke's tenant. */
  uomSystems: z.optional(z.array(z.object({ id: text, name: text }))),
  extensions: z.optional(extensionsSchema),
});

export type Step = z.infer<typeof stepSchema>;
export type ChangedParameter = z.infer<typeof changedParameterSchema>;
export type Explanation = z.infer<typeof explanationSchema>;
export type Warning = z.infer<typeof warningSchema>;
export type Extensions = z.infer<typeof extensionsSchema>;
export type ConfigurationResponse = z.infer<typeof responseSchema>;
export type Configuration = z.infer<typeof configurationSchema>;
