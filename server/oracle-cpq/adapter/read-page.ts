/** What the adapter keeps of answers: the values, states, layout, parts and prices of the page that is shown. */
import {
  ForeignError,
  type ForeignPart,
  type ForeignPrices,
} from '#server/upstreams/foreign-configurator.ts';
import type { ConfigState } from '../wire/attribute-state.ts';
import type { PageAnswer } from '../wire/calls.ts';
import type { ConfigData } from '../wire/config-data.ts';
import type { Layout, LayoutAttribute } from '../wire/layout-cache.ts';
import type { PartItem } from '../wire/parts-and-prices.ts';
import type { AttributeLayout, PageData, PageLayout } from './oracle-session.ts';

const NO_STATE: ConfigState = { attributes: {} };

/** @throws ForeignError for an answer without prices */
export function readPage(answer: PageAnswer): PageData {
  const { configData } = answer;
  const layout = answer.layoutCache?.layout ?? answer.layout ?? {};
  const sets = answer.arraySetVariableNames ?? layout.arraySetVariableNames ?? [];
  return {
    values: valuesOf(configData),
    state: configData._state ?? NO_STATE,
    layout: readLayout(layout, sets),
    parts: readParts(configData),
    prices: readPrices(configData, undefined),
  };
}

/** The page after an answer that has everything, or only what has changed (`delta`). */
export function mergePage(page: PageData, configData: ConfigData): PageData {
  const state = configData._state;
  const isParts = ['_bom', '_recmdParts', '_mandatoryParts'].some((section) => section in configData);
  return {
    ...page,
    values: { ...page.values, ...valuesOf(configData) },
    state: state
      ? { ...page.state, ...state, attributes: { ...page.state.attributes, ...state.attributes } }
      : page.state,
    parts: isParts ? mergeParts(page.parts, configData) : page.parts,
    prices: readPrices(configData, page.prices),
  };
}

const SECTIONS = new Set([
  '_state',
  '_bom',
  '_recmdParts',
  '_recmdModels',
  '_mandatoryParts',
  '_mandatoryModels',
  '_priceInfo',
]);

function valuesOf(configData: ConfigData): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(configData).filter(([name]) => !SECTIONS.has(name)));
}

function readLayout(layout: Layout, sets: readonly string[]): PageLayout {
  const attributes = (layout.attributes ?? []).flatMap(({ items }) => items).map(readAttribute);
  return {
    ...(layout.name !== undefined && { label: layout.name }),
    attributes: attributes.sort((a, b) => a.order - b.order),
    panels: (layout.panels ?? []).map(({ variableName, name, attributes: names, arraySetVariableName }) => ({
      name: variableName,
      label: name,
      attributes: names,
      ...(arraySetVariableName !== undefined && { set: arraySetVariableName }),
    })),
    sets,
  };
}

/** Disallowed values that are only marked can be chosen; disabled, hidden or removed ones cannot. */
const CAN_VIOLATE = /mark|normal|none/i;

function readAttribute(attribute: LayoutAttribute): AttributeLayout {
  const { variableName, name, description, inputTypeCode, type, constraintDisplayType } = attribute;
  const images = (attribute.menuItems?.items ?? []).flatMap(({ value, imageUrl }) =>
    imageUrl ? [[String(value), imageUrl] as const] : [],
  );
  return {
    name: variableName,
    label: name ?? variableName,
    ...(description && { help: description }),
    order: attribute.orderNumber ?? 0,
    ...(type?.displayValue !== undefined && { type: type.displayValue }),
    ...(inputTypeCode && { input: inputTypeCode.lookupCode }),
    canViolate: CAN_VIOLATE.test(constraintDisplayType?.displayValue ?? 'None'),
    isArrayControl: attribute.arrayControlAttr === true,
    isSensitive: attribute.ajaxSensitive === true,
    images: Object.fromEntries(images),
  };
}

const KINDS = [
  ['_bom', 'included'],
  ['_mandatoryParts', 'mandatory'],
  ['_recmdParts', 'recommended'],
] as const;

function readParts(configData: ConfigData): readonly ForeignPart[] {
  return KINDS.flatMap(([section, kind]) =>
    (configData[section]?.items ?? []).map((item) => readPart(item, kind)),
  );
}

/** A section that has not changed is not told again. */
function mergeParts(parts: readonly ForeignPart[], configData: ConfigData): readonly ForeignPart[] {
  const changed = readParts(configData);
  return KINDS.flatMap(([section, kind]) =>
    (section in configData ? changed : parts).filter((part) => part.kind === kind),
  );
}

function readPart(item: PartItem, kind: ForeignPart['kind']): ForeignPart {
  const { partNumber, partDisplayNumber, description, quantity, price } = item;
  return {
    id: partNumber,
    name: firstText(partDisplayNumber, description, partNumber),
    description: firstText(description, item.comment),
    quantity: String(quantity),
    ...(price && { unitPrice: String(price.value) }),
    // A price of this API has no period.
    sellingModel: { kind: 'one-time' },
    kind,
  };
}

function firstText(...texts: readonly (string | null | undefined)[]): string {
  return texts.find((text) => text) ?? '';
}

/** The sums as the store tells them. @throws ForeignError where it tells none: no price is guessed */
function readPrices({ _priceInfo }: ConfigData, before: ForeignPrices | undefined): ForeignPrices {
  if (!_priceInfo && before) return before;
  const rows = (_priceInfo?.items ?? []).flatMap(({ _others = [] }) => _others);
  const total = rows.find(({ variableName }) => variableName === '_grandTotal');
  if (!total) throw new ForeignError('unavailable', 'The answer has no _grandTotal.');
  return {
    currency: total.price.currency,
    oneTime: String(total.price.value),
    recurring: [],
    waterfall: rows.map(({ name, price }) => ({ label: name, amount: String(price.value) })),
  };
}
