/** What the shop makes of Configurator Data (`contract/configuration.ts` says what it means). */
import * as z from 'zod/mini';
import { bomItemReader, pricingReader } from './pricing.ts';
import { count, flag, optionalText, priceDetails, properties, text } from './scalars.ts';

/** `state` may be one that we do not know: treat it as "may not fit". */
export const elementReader = z.object({
  name: text,
  description: text,
  state: text,
  selected: flag,
  properties,
});

export const domainReader = z.object({
  name: text,
  min: optionalText,
  max: optionalText,
  elements: z._default(z.array(elementReader), []),
});

/** An unset value is the empty string; other tenants also send `None`. */
export const parameterReader = z.object({
  isGroup: z._default(z.literal(false), false),
  isParameter: z._default(z.literal(true), true),
  name: text,
  description: text,
  value: text,
  valueDescription: text,
  committed: flag,
  alwaysCommitted: flag,
  isMandatory: flag,
  uomConvertedValue: z.optional(text),
  uomConvertedItemId: z.optional(text),
  'price-details': priceDetails,
  properties,
  domain: z.optional(domainReader),
});

export type Element = z.infer<typeof elementReader>;
export type Domain = z.infer<typeof domainReader>;
export type Parameter = z.infer<typeof parameterReader>;

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

export const groupReader: z.ZodMiniType<Group> = z.object({
  isGroup: z._default(z.literal(true), true),
  isParameter: z._default(z.literal(false), false),
  name: text,
  description: text,
  hasVisibleParameters: flag,
  numberOfUncommittedMandatoryFields: count,
  'price-details': priceDetails,
  properties,
  get members(): z.ZodMiniType<Member[]> {
    return z._default(z.array(z.union([parameterReader, groupReader])), []);
  },
});

export const stepReader = z.object({
  name: text,
  description: text,
  current: flag,
  available: z._default(z.boolean(), true),
  hasVisibleParameters: flag,
  numberOfUncommittedMandatoryFields: z.optional(count),
  rootGroup: z.optional(groupReader),
});

export const changedParameterReader = z.object({
  name: text,
  description: text,
  oldValue: text,
  oldValueDescription: text,
  newValue: text,
  newValueDescription: text,
});

export const explanationReader = z.object({
  rules: z._default(z.array(z.object({ name: text, text })), []),
  commits: z._default(
    z.array(z.object({ name: text, description: text, value: text, valueDescription: text })),
    [],
  ),
});

export const warningReader = z.object({ name: text, text, parameters: z._default(z.array(text), []) });

/** A status that we do not know means that nothing was committed. */
function asStatus(status: string): 'OK' | 'RESOLVABLE' | 'not OK' {
  return status === 'OK' || status === 'RESOLVABLE' ? status : 'not OK';
}

export const responseReader = z.object({
  status: z.pipe(text, z.transform(asStatus)),
  message: optionalText,
  'not-applied': z.optional(z.array(z.object({ name: text, value: text }))),
  changed: z.optional(z.array(changedParameterReader)),
  changedLists: z.optional(z.array(z.array(changedParameterReader))),
  explanation: z.optional(explanationReader),
  exact: z.optional(z.boolean()),
  commit: z.optional(z.array(z.object({ name: text, value: text }))),
  removedRow: z.optional(
    z.object({ table: text, row: count, values: z.array(z.object({ name: text, value: text })) }),
  ),
  warnings: z.optional(z.array(warningReader)),
});

/** Nothing of this may be asked of a tenant that does not name it. */
const extensionsReader = z.object({
  explain: z._default(z.boolean(), false),
  previous: optionalText,
  rows: z.optional(z.boolean()),
  optimize: z.optional(
    z.object({
      goals: z._default(z.array(z.object({ name: text, description: text })), []),
      currency: optionalText,
    }),
  ),
});

export const explainedReader = z.object({ response: responseReader });

export const configurationReader = z.object({
  configId: optionalText,
  configState: optionalText,
  tab: optionalText,
  productId: optionalText,
  numberOfUncommittedMandatoryFields: count,
  steps: z.array(stepReader),
  response: responseReader,
  pricing: z._default(pricingReader, { rows: [], summary: {} }),
  bom: z._default(z.array(bomItemReader), []),
  visualization: z._default(z.record(z.string(), z.unknown()), {}),
  uomSystems: z.optional(z.array(z.object({ id: text, name: text }))),
  extensions: z.optional(extensionsReader),
});

/** The steps alone, of an answer that may have none. */
export const stepsReader = z.object({ steps: z._default(z.array(stepReader), []) });

export type Step = z.infer<typeof stepReader>;
export type ChangedParameter = z.infer<typeof changedParameterReader>;
export type Explanation = z.infer<typeof explanationReader>;
export type Warning = z.infer<typeof warningReader>;
export type Extensions = z.infer<typeof extensionsReader>;
export type ConfigurationResponse = z.infer<typeof responseReader>;
export type Configuration = z.infer<typeof configurationReader>;
