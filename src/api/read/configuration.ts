/** What the shop makes of Configurator Data (`contract/configuration.ts` says what it means). */
import * as v from 'valibot';
import { bomItemReader, pricingReader } from './pricing.ts';
import { readOnce } from './read-once.ts';
import { count, flag, optionalText, priceDetails, properties, text } from './scalars.ts';

/** `state` may be one that we do not know: treat it as "may not fit". */
export const elementReader = v.object({
  name: text,
  description: text,
  state: text,
  selected: flag,
  properties,
});

export const domainReader = v.object({
  name: text,
  min: optionalText,
  max: optionalText,
  elements: v.optional(v.array(elementReader), []),
});

/** An unset value is the empty string; other tenants also send `None`. */
export const parameterReader = v.object({
  isGroup: v.optional(v.literal(false), false),
  isParameter: v.optional(v.literal(true), true),
  name: text,
  description: text,
  value: text,
  valueDescription: text,
  committed: flag,
  alwaysCommitted: flag,
  isMandatory: flag,
  uomConvertedValue: v.optional(text),
  uomConvertedItemId: v.optional(text),
  'price-details': priceDetails,
  properties,
  domain: v.optional(domainReader),
});

export type Element = v.InferOutput<typeof elementReader>;
export type Domain = v.InferOutput<typeof domainReader>;
export type Parameter = v.InferOutput<typeof parameterReader>;

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

export const groupReader: v.GenericSchema<unknown, Group> = v.object({
  isGroup: v.optional(v.literal(true), true),
  isParameter: v.optional(v.literal(false), false),
  name: text,
  description: text,
  hasVisibleParameters: flag,
  numberOfUncommittedMandatoryFields: count,
  'price-details': priceDetails,
  properties,
  members: v.optional(v.array(v.lazy(() => memberReader)), []),
});

const memberReader: v.GenericSchema<unknown, Member> = readOnce(v.union([parameterReader, groupReader]));

export const stepReader = v.object({
  name: text,
  description: text,
  current: flag,
  available: v.optional(v.boolean(), true),
  hasVisibleParameters: flag,
  numberOfUncommittedMandatoryFields: v.optional(count),
  rootGroup: v.optional(groupReader),
});

export const changedParameterReader = v.object({
  name: text,
  description: text,
  oldValue: text,
  oldValueDescription: text,
  newValue: text,
  newValueDescription: text,
});

export const propagatedChangeReader = v.object({
  ...changedParameterReader.entries,
  step: text,
  stepDescription: text,
  kind: v.optional(v.picklist(['asked', 'chosen', 'filled-in']), 'filled-in'),
  price: v.optional(text),
});

export const propagatedReader = v.object({
  price: v.optional(v.object({ now: text, then: text, difference: text })),
  changed: v.array(propagatedChangeReader),
});

export const explanationReader = v.object({
  rules: v.optional(v.array(v.object({ name: text, text })), []),
  commits: v.optional(
    v.array(v.object({ name: text, description: text, value: text, valueDescription: text })),
    [],
  ),
});

export const warningReader = v.object({
  name: text,
  text,
  parameters: v.optional(v.array(text), []),
  severity: v.optional(v.picklist(['info', 'warning', 'error'])),
});

/** A status that we do not know means that nothing was committed. */
function asStatus(status: string): 'OK' | 'RESOLVABLE' | 'not OK' {
  return status === 'OK' || status === 'RESOLVABLE' ? status : 'not OK';
}

export const responseReader = v.object({
  status: v.pipe(text, v.transform(asStatus)),
  message: optionalText,
  'not-applied': v.optional(v.array(v.object({ name: text, value: text }))),
  changed: v.optional(v.array(changedParameterReader)),
  changedLists: v.optional(v.array(v.array(changedParameterReader))),
  propagated: v.optional(propagatedReader),
  propagatedLists: v.optional(v.array(propagatedReader)),
  complete: v.optional(v.boolean()),
  explanation: v.optional(explanationReader),
  exact: v.optional(v.boolean()),
  commit: v.optional(v.array(v.object({ name: text, value: text }))),
  removedRow: v.optional(
    v.object({ table: text, row: count, values: v.array(v.object({ name: text, value: text })) }),
  ),
  warnings: v.optional(v.array(warningReader)),
});

/** Nothing of this may be asked of a tenant that does not name it. */
const extensionsReader = v.object({
  // Of products that another system configures: what it cannot do is left out.
  capabilities: v.optional(
    v.looseObject({
      allStepsKnown: v.optional(v.boolean(), true),
      alternatives: v.optional(v.picklist(['all', 'some', 'none']), 'all'),
    }),
  ),
  explain: v.optional(v.boolean(), false),
  previous: optionalText,
  picture: optionalText,
  rows: v.optional(v.boolean()),
  variantCatalogs: v.optional(v.boolean()),
  optimize: v.optional(
    v.object({
      goals: v.optional(v.array(v.object({ name: text, description: text })), []),
      currency: optionalText,
    }),
  ),
});

export const explainedReader = v.object({ response: responseReader });

const anyConfigurationReader = v.object({
  configId: optionalText,
  configState: optionalText,
  tab: optionalText,
  productId: optionalText,
  numberOfUncommittedMandatoryFields: count,
  steps: v.array(readOnce(stepReader)),
  response: responseReader,
  pricing: v.optional(readOnce(pricingReader), { rows: [], summary: {} }),
  bom: v.optional(v.array(readOnce(bomItemReader)), []),
  visualization: v.optional(v.record(v.string(), v.unknown()), {}),
  uomSystems: v.optional(v.array(v.object({ id: text, name: text }))),
  extensions: v.optional(extensionsReader),
});

/** The same answer again is the same configuration, which repaints nothing. */
export const configurationReader = readOnce(anyConfigurationReader);

/** The steps alone, of an answer that may have none. */
export const stepsReader = v.object({ steps: v.optional(v.array(stepReader), []) });

export type Step = v.InferOutput<typeof stepReader>;
export type ChangedParameter = v.InferOutput<typeof changedParameterReader>;
export type PropagatedChange = v.InferOutput<typeof propagatedChangeReader>;
export type Propagated = v.InferOutput<typeof propagatedReader>;
export type Explanation = v.InferOutput<typeof explanationReader>;
export type Warning = v.InferOutput<typeof warningReader>;
export type Extensions = v.InferOutput<typeof extensionsReader>;
export type ConfigurationResponse = v.InferOutput<typeof responseReader>;
export type Configuration = v.InferOutput<typeof configurationReader>;
