/**
 * A parameter of the wire as the screen needs it: every text chosen, every number read, every fall-back taken once.
 */
import type { Element, Parameter } from '#src/api/read/configuration.ts';
import { unitOf } from '#src/api/configuration/parameters.ts';
import { pictureUrl } from '#src/lib/picture-url.ts';
import { isNumericDomain, selectableElements } from './elements.ts';
import { shownUnitOf, type ShownUnit } from './shown-unit.ts';
import { namedWidget, resolveKind, type FieldKind } from './resolve-kind.ts';

/**
 * What choosing a value would mean: it fits, it would change other choices, or nothing makes it possible. A state this
 * shop does not know is `unsure`: it may not fit, but that is for the tenant to say.
 */
export type ChoiceState = 'fits' | 'changes' | 'never' | 'unsure';

export interface ElementView {
  name: string;
  label: string;
  /** More about the value, where the tenant knows more. */
  text: string | undefined;
  fit: ChoiceState;
  /** Shown, and not to be chosen at the moment. */
  isDisabled: boolean;
  picture: string | undefined;
  /** Formatted by the tenant: the price of the value, or the difference to the current one. */
  price: string | undefined;
}

/** A numeric scale. `from`/`to` is what fits the other choices; undefined ends are open. */
export interface Scale {
  min: number | undefined;
  max: number | undefined;
  from: number | undefined;
  to: number | undefined;
  step: number;
  isWhole: boolean;
  /** Digits after the decimal point that are taken, where the tenant says so. */
  decimals: number | undefined;
}

export interface FieldView {
  name: string;
  kind: FieldKind;
  /** The widget the tenant asked for, in its words. */
  widget: string;
  label: string;
  help: string | undefined;
  value: string;
  /** The value as a person reads it; '' when unset. */
  valueText: string;
  unit: string | undefined;
  /** Set where numbers are shown in another unit than the product's; `scale` and `value` are in its own. */
  shownUnit: ShownUnit | undefined;
  elements: readonly ElementView[];
  scale: Scale;
  /** The longest text that is taken, where the tenant says so. */
  maxLength: number | undefined;
  /** Of the current value. */
  picture: string | undefined;
  /** What its pictures are stored under, of a field for pictures of the customer. */
  customImageId: string | undefined;
  committed: boolean;
  /** The customer may uncommit it. */
  canReset: boolean;
  /** It came with the address that the configuration was started at (a contextual need), and stays for good. */
  isGiven: boolean;
  mandatory: 'confirmation' | 'input' | undefined;
  /** Mandatory, and not yet committed. */
  isOpen: boolean;
  /** What the customer should know about this choice, although nothing forbids it. */
  warning: string | undefined;
  /** The model asks to tell the customer when this changes. */
  isElevated: boolean;
}

export function toFieldView(parameter: Parameter): FieldView {
  const { name, properties, committed, alwaysCommitted } = parameter;
  const elements = selectableElements(parameter)
    .filter((element) => !isHidden(element.properties) || element.name === parameter.value)
    .map((element) => toElementView(element, parameter));
  const value = isUnset(parameter) ? '' : parameter.value;
  const chosen = elements.find((element) => element.name === value);
  const mandatory = mandatoryKind(parameter);
  return {
    name,
    kind: resolveKind(parameter).kind,
    widget: namedWidget(parameter),
    label: parameter.description || name,
    help: properties['tc_info_text'] || undefined,
    value,
    valueText: value === '' ? '' : withoutUnit(parameter) || chosen?.label || value,
    unit: parameter.uomConvertedItemId || unitOf(properties),
    shownUnit: shownUnitOf(parameter),
    elements,
    scale: toScale(parameter),
    maxLength: readNumber(properties['tc_max_length']),
    picture: pictureUrl(properties['tc_component_picture']) ?? chosen?.picture,
    customImageId: properties['tc_custom_image_id'] || undefined,
    committed,
    canReset: committed && !alwaysCommitted,
    isGiven: committed && alwaysCommitted,
    mandatory,
    isOpen: mandatory !== undefined && !committed,
    warning: properties['tc_warning'] || undefined,
    isElevated: isOn(properties['tc_elevated']),
  };
}

/** In another unit than its own a value comes with it; widgets put the unit beside the value themselves. */
function withoutUnit({ valueDescription, uomConvertedItemId }: Parameter): string {
  const suffix = uomConvertedItemId ? ` ${uomConvertedItemId}` : '';
  return suffix && valueDescription.endsWith(suffix)
    ? valueDescription.slice(0, -suffix.length)
    : valueDescription;
}

/** Hidden by the model: parameters, groups and steps say it in the same way. */
export function isHidden(properties: Readonly<Record<string, string>>): boolean {
  return isOn(properties['hidden']);
}

function isOn(flag: string | undefined): boolean {
  return /^(yes|true|1)$/i.test(flag ?? '');
}

/** Tenants send '' or `None` for no value; a value that is really called `None` is in the domain. */
function isUnset(parameter: Parameter): boolean {
  if (parameter.value === '') return true;
  return parameter.value === 'None' && !selectableElements(parameter).some(({ name }) => name === 'None');
}

function mandatoryKind({ isMandatory, properties }: Parameter): FieldView['mandatory'] {
  if (!isMandatory) return undefined;
  return properties['tc_mandatory'] === 'confirmation' ? 'confirmation' : 'input';
}

const FITS: Readonly<Record<string, ChoiceState>> = { green: 'fits', orange: 'changes', red: 'never' };

function toElementView(element: Element, { 'price-details': prices }: Parameter): ElementView {
  return {
    name: element.name,
    label: element.description || element.name,
    text: element.properties['tc_info_text'] || undefined,
    fit: FITS[element.state.toLowerCase()] ?? (element.state === '' ? 'fits' : 'unsure'),
    isDisabled: isOn(element.properties['disabled']),
    picture: pictureUrl(element.properties['tc_component_picture']),
    price: prices?.[element.name] || undefined,
  };
}

/** The full range is in the properties, what fits the other choices in the domain; either may be missing. */
function toScale({ domain, properties }: Parameter): Scale {
  const from = isNumericDomain(domain) ? readNumber(domain?.min) : undefined;
  const to = isNumericDomain(domain) ? readNumber(domain?.max) : undefined;
  const isWhole = /^int/i.test(domain?.name ?? '');
  return {
    min: readNumber(properties['tc_range_min']) ?? from,
    max: readNumber(properties['tc_range_max']) ?? to,
    from,
    to,
    step: readNumber(properties['tc_range_step']) ?? (isWhole ? 1 : 0.1),
    isWhole,
    decimals: readNumber(properties['tc_decimals']),
  };
}

function readNumber(text: string | undefined): number | undefined {
  const number = text ? Number(text) : Number.NaN;
  return Number.isFinite(number) ? number : undefined;
}
