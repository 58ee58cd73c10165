import type { Domain, Element, Parameter } from '#contract/configuration.ts';
import { addressOf } from '#contract/endpoint.ts';
import * as endpoints from '#contract/endpoints.ts';
import type { ValueState } from '#server/engine/engine-port.ts';
import { localize } from '#server/model/product/localize.ts';
import type {
  ModelDomain,
  ModelField,
  ModelUnitSystem,
  ModelValue,
} from '#server/model/product/product-model.ts';
import { strongReference } from '../catalog/product-registry.ts';
import { describeValue } from './describe-value.ts';
import { isLocked } from './is-locked.ts';
import { isCommitted } from './mandatory-fields.ts';
import { presentPriceDetails } from './present-prices.ts';
import type { EvaluatedConfiguration } from './service.ts';
import { withUnits } from './unit-view.ts';
import { valueOf } from './summary-line.ts';
import { warningOf } from './warnings.ts';

/** What a presenter needs to know about the call. */
export interface Presentation {
  readonly language: string | undefined;
  /** Units to tell numbers in; the model's own otherwise. */
  readonly system?: ModelUnitSystem | undefined;
  /** What prices are in. */
  readonly currency: string;
  /** Prices beside elements; never for anonymous customers, nor when prices are excluded. */
  readonly withPrices: boolean;
}

/** States of the API, and two of our own: what never fits, and what was not asked or took too long to find out. */
const STATES: Readonly<Record<ValueState, Element['state']>> = {
  free: 'green',
  conflicting: 'orange',
  impossible: 'red',
  unknown: 'unknown',
};

/** A field as a parameter of the API ("Field Display Properties"). */
export function presentParameter(
  configuration: EvaluatedConfiguration,
  field: ModelField,
  presentation: Presentation,
): Parameter {
  const { language, withPrices } = presentation;
  const { state } = configuration;
  const isNeed = state.needs.some((need) => need.field === field.name);
  const value = valueOf(configuration, field);
  const domain = presentDomain(configuration, field, value, language);
  const parameter: Parameter = {
    isGroup: false,
    isParameter: true,
    name: field.name,
    description: localize(field.label, language),
    value,
    valueDescription: describeValue(field, value, language),
    committed: isCommitted(state, field),
    alwaysCommitted: isNeed,
    isMandatory: field.mandatory !== undefined,
    ...(withPrices &&
      field.priceLookup && { 'price-details': presentPriceDetails(configuration, field, presentation) }),
    properties: presentProperties(
      configuration,
      field,
      value,
      isNeed || isLocked(field, configuration.evaluation.assignment),
      language,
    ),
    ...(domain && { domain }),
  };
  return withUnits(parameter, field, presentation.system, language);
}

function presentProperties(
  configuration: EvaluatedConfiguration,
  field: ModelField,
  value: string,
  isReadonly: boolean,
  language: string | undefined,
): Record<string, string> {
  const input = field.widget === 'onoff' ? 'radio' : field.widget === 'slider' ? 'text' : field.widget;
  const element = field.domain?.values.find(({ name }) => name === value);
  const picture = field.domain && element && componentPicture(configuration, field.domain, element);
  const isNumber = field.type === 'integer' || field.type === 'decimal';
  const properties: Record<string, string | undefined> = {
    guitype: isReadonly ? 'readonly' : input,
    tc_gui_input: input,
    hidden: field.hidden ? 'yes' : 'no',
    readonly: isReadonly ? 'yes' : 'no',
    tc_guitype: field.widget === 'onoff' || field.widget === 'slider' ? field.widget : undefined,
    tc_info_text: field.help && localize(field.help, language),
    tc_component_picture: picture,
    tc_unit: field.unit,
    tc_range_min: isNumber ? String(field.min) : undefined,
    tc_range_max: isNumber ? String(field.max) : undefined,
    tc_range_step: isNumber ? String(field.step ?? 10 ** -(field.decimals ?? 0)) : undefined,
    tc_decimals: field.type === 'decimal' ? String(field.decimals ?? 0) : undefined,
    tc_max_length: field.type === 'text' ? field.max?.toString() : undefined,
    tc_mandatory: field.mandatory,
    tc_elevated: field.elevated ? 'yes' : undefined,
    tc_price_lookup_mode: field.priceLookup,
    tc_warning: warningOf(configuration, field.name, language),
  };
  return onlyGiven(properties);
}

function presentDomain(
  configuration: EvaluatedConfiguration,
  field: ModelField,
  value: string,
  language: string | undefined,
): Domain | undefined {
  if (field.type === 'integer' || field.type === 'decimal') return presentRange(configuration, field);
  const { domain } = field;
  if (!domain) return undefined;
  const states = configuration.evaluation.states.get(field.name);
  const elements = domain.values.map((element): Element => {
    const { name, label, description, article } = element;
    return {
      name,
      description: localize(label, language),
      state: STATES[states?.get(name) ?? 'unknown'],
      selected: name === value,
      properties: onlyGiven({
        tc_component_picture: componentPicture(configuration, domain, element),
        tc_info_text: description && localize(description, language),
        art_nr: article,
        module_ref: domain.kind === 'component' ? domain.name : undefined,
      }),
    };
  });
  return { name: domain.name, min: undefined, max: undefined, elements };
}

/** The range that fits all other commits, where it was asked for; once more as elements, as the API does it. */
function presentRange({ evaluation }: EvaluatedConfiguration, field: ModelField): Domain {
  const { min, max } = evaluation.bounds.get(field.name) ?? field;
  const bound = (name: 'min' | 'max', value: number | undefined): Element => ({
    name,
    description: String(value),
    state: STATES.free,
    selected: false,
    properties: {},
  });
  return {
    name: field.type === 'decimal' ? 'float' : 'int',
    min: String(min),
    max: String(max),
    elements: [bound('max', max), bound('min', min)],
  };
}

export function componentPicture(
  { product: { product } }: EvaluatedConfiguration,
  domain: ModelDomain,
  { picture, name }: Pick<ModelValue, 'picture' | 'name'>,
): string | undefined {
  if (picture === undefined) return undefined;
  const productId = strongReference(product);
  return addressOf(endpoints.modelImage, { productId, section: domain.name, sectionId: name });
}

function onlyGiven(properties: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(properties).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
