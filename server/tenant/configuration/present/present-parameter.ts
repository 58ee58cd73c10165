import type { Domain, Element, Parameter } from '#contract/configuration.ts';
import { isNeed } from '#server/configurator/configuration.ts';
import { isCommitted, isLocked } from '#server/configurator/parameters.ts';
import type { ValueState } from '#server/engine/engine-port.ts';
import { formatDecimal, parseDecimal } from '#server/model/number/decimal.ts';
import { toNumber } from '#server/model/number/rational.ts';
import { localize } from '#server/model/product/localize.ts';
import { domainOf, unitOf, type ModelField, type NumberField } from '#server/model/product/model-field.ts';
import type { ModelUnitSystem } from '#server/model/product/product-model.ts';
import { describeIn, describeValue, inUnit, shownUnitOf } from '../../product/describe-value.ts';
import { componentPicture } from '../../product/present-picture.ts';
import { valueOf, type EvaluatedConfiguration } from '../../product/evaluated-configuration.ts';
import { presentPriceDetails } from '../../product/present-prices.ts';
import { withMoneyEquivalent } from './money-equivalent.ts';
import { warningOf } from './present-warnings.ts';

/** What a presenter needs to know about the call. */
export interface Presentation {
  readonly language: string | undefined;
  /** Units to tell numbers in; the model's own otherwise. */
  readonly system?: ModelUnitSystem | undefined;
  /** What prices are in. */
  readonly currency: string;
  /** Post calculations are for known customers only ("Product Models"). */
  readonly isKnown: boolean;
  /** Prices beside elements; never for anonymous customers, nor when prices are excluded. */
  readonly withPrices: boolean;
}

/** States of the API, and two of our own: what never fits, and what was not asked or took too long to find out. */
const STATES: Readonly<Record<ValueState, Element['state']>> = {
  free: 'green',
  conflicting: 'orange',
  impossible: 'red',
  undecided: 'unknown',
};

/** A field as a parameter of the API ("Field Display Properties"). */
export function presentParameter(
  configuration: EvaluatedConfiguration,
  field: ModelField,
  presentation: Presentation,
): Parameter {
  const { language, isKnown, withPrices } = presentation;
  const { state } = configuration;
  const isFixed = isNeed(state, field.name);
  const value = isKnown || field.type !== 'computed' ? valueOf(configuration, field) : '';
  const domain = presentDomain(configuration, field, value, language);
  const parameter: Parameter = {
    isGroup: false,
    isParameter: true,
    name: field.name,
    description: localize(field.label, language),
    value,
    valueDescription: describeValue(field, value, language),
    committed: isCommitted(state, field),
    alwaysCommitted: isFixed,
    isMandatory: field.mandatory !== undefined,
    ...(withPrices &&
      field.priceLookup && { 'price-details': presentPriceDetails(configuration, field, presentation) }),
    properties: {
      ...field.properties,
      ...presentProperties(
        configuration,
        field,
        value,
        isFixed || isLocked(field, configuration.evaluation.assignment),
        presentation,
      ),
    },
    domain,
  };
  return withMoneyEquivalent(
    withUnits(parameter, field, presentation.system, language),
    field,
    configuration.product.model,
    presentation,
  );
}

function presentProperties(
  configuration: EvaluatedConfiguration,
  field: ModelField,
  value: string,
  isReadonly: boolean,
  { language, withPrices }: Presentation,
): Record<string, string> {
  const input = inputOf(field);
  const domain = domainOf(field);
  const element = domain?.values.find(({ name }) => name === value);
  const picture = domain && element && componentPicture(configuration, domain, element);
  const number = field.type === 'integer' || field.type === 'decimal' ? field : undefined;
  const properties: Record<string, string | undefined> = {
    guitype: isReadonly ? 'readonly' : input,
    tc_gui_input: input,
    hidden: field.hidden ? 'yes' : 'no',
    readonly: isReadonly ? 'yes' : 'no',
    tc_guitype: field.widget === 'onoff' || field.widget === 'slider' ? field.widget : undefined,
    ...(field.widget === 'custom_viz_image' && {
      tc_gui_type: field.widget,
      tc_custom_image_id: field.name,
    }),
    tc_info_text: field.help && localize(field.help, language),
    tc_component_picture: picture,
    tc_unit: unitOf(field),
    tc_range_min: number && String(number.min),
    tc_range_max: number && String(number.max),
    tc_range_step: number && String(number.step ?? 10 ** -number.decimals),
    tc_decimals: field.type === 'decimal' ? String(field.decimals) : undefined,
    tc_max_length: field.type === 'text' ? String(field.maxLength) : undefined,
    tc_mandatory: field.mandatory,
    tc_elevated: field.elevated ? 'yes' : undefined,
    hasDetailedView: field.detailPicture === undefined ? undefined : 'true',
    tc_price_lookup_mode: withPrices ? field.priceLookup : undefined,
    tc_warning: warningOf(configuration, field.name, language),
  };
  return onlyGiven(properties);
}

/** The widget of `guitype`, which other properties refine. To clients that do not know pictures, their field is the name of a file. */
function inputOf({ widget }: ModelField): string {
  switch (widget) {
    case 'onoff':
      return 'radio';
    case 'slider':
      return 'text';
    case 'custom_viz_image':
      return 'readonly';
    default:
      return widget;
  }
}

function presentDomain(
  configuration: EvaluatedConfiguration,
  field: ModelField,
  value: string,
  language: string | undefined,
): Domain {
  if (field.type === 'integer' || field.type === 'decimal') return presentRange(configuration, field);
  const domain = domainOf(field);
  // Clients ask every text field for the name of its domain, to tell numbers from words.
  if (!domain) return { name: 'string', min: undefined, max: undefined, elements: [] };
  const states = configuration.evaluation.states.get(field.name);
  const elements = domain.values.map((element): Element => {
    const { name, label, description, article } = element;
    return {
      name,
      description: localize(label, language),
      state: STATES[states?.get(name) ?? 'undecided'],
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
function presentRange({ evaluation }: EvaluatedConfiguration, field: NumberField): Domain {
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

function onlyGiven(properties: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(properties).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

/**
 * The parameter with its value in the system's unit. What a client needs to show a scale in that unit
 * (`uom_factor`, `uom_offset`, `uom_decimals`) is ours (docs/tenant-differences.md).
 */
function withUnits(
  parameter: Parameter,
  field: ModelField,
  system: ModelUnitSystem | undefined,
  language: string | undefined,
): Parameter {
  const unit = unitOf(field);
  if (!system || unit === undefined) return parameter;
  const shown = shownUnitOf({ unit }, system);
  const { value } = parameter;
  if (!shown) {
    const valueDescription = value === '' ? '' : `${parameter.valueDescription} ${unit}`;
    return { ...parameter, valueDescription, uomConvertedValue: value, uomConvertedItemId: unit };
  }
  const number = parseDecimal(value);
  return {
    ...parameter,
    valueDescription: describeIn(shown, value, language),
    uomConvertedValue: number ? formatDecimal(inUnit(shown, number)) : '',
    uomConvertedItemId: shown.unit,
    properties: {
      ...parameter.properties,
      uom_factor: String(toNumber(shown.conversion.factor)),
      uom_offset: String(toNumber(shown.conversion.offset)),
      uom_decimals: String(shown.decimals),
    },
  };
}
