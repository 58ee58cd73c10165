import { localize } from '#server/model/product/localize.ts';
import type { ModelField } from '#server/model/product/model-field.ts';
import type { Layout, LayoutAttribute, Lookup } from '../../wire/layout-cache.ts';
import type { AttributeDefinition } from '../oracle-profile.ts';
import type { Attribute, OraclePage } from '../oracle-product.ts';
import { pageOf, type StoreSession } from '../store-session.ts';
import { elementsOf } from './present-attribute.ts';

/**
 * The layout of the page a session is on. What the request excludes are properties of placement: attributes keep theirs, as in the
 * documents, whose request excludes `language`, which the attributes of the answer have.
 */
export function presentLayout(session: StoreSession, excluded: readonly string[] = []): Layout {
  const { language } = session;
  const page = pageOf(session);
  const definitions = page.profile.layoutAttributes ?? definitionsOf(session, page);
  const items = definitions.map(presentAttribute);
  return {
    arraySetVariableNames: page.arraySets.map(({ variableName }) => variableName),
    attributes: [{ items: [...items] }],
    ...(page.profile.hasPanels && {
      name: localize(page.label, language),
      panels: page.panels.map(({ name, label, attributes, arraySet }) => ({
        ...placement(excluded),
        variableName: name,
        name: localize(label, language),
        attributes: [...attributes],
        ...(arraySet !== undefined && { arraySetVariableName: arraySet }),
      })),
    }),
  };
}

/** How a panel is drawn; our panels are all alike. */
function placement(excluded: readonly string[]): Readonly<Record<string, unknown>> {
  const properties = { columnWidths: [100], labelAlignment: 'Left', showDescription: true };
  return Object.fromEntries(Object.entries(properties).filter(([key]) => !excluded.includes(key)));
}

/** The attributes of the page, then the columns of its array sets. */
function definitionsOf(session: StoreSession, page: OraclePage): readonly AttributeDefinition[] {
  // Also where the array set is on a later page.
  const sets = session.product.pages.flatMap(({ arraySets }) => arraySets);
  const controls = new Set(sets.map(({ table }) => table.count));
  return [
    ...page.attributes.map((attribute) => ({ attribute, isArray: false })),
    ...page.arraySets.flatMap(({ columns }) => columns.map((attribute) => ({ attribute, isArray: true }))),
  ].map(({ attribute, isArray }, index) => ({
    ...definitionOf(session, attribute, index + 1),
    ...(isArray && { isArray }),
    ...(controls.has(attribute.field.name) && { isArrayControl: true }),
  }));
}

const TYPES: Readonly<Record<ModelField['type'], AttributeDefinition['type']>> = {
  enumerated: 'Text',
  'yes-no': 'Boolean',
  integer: 'Integer',
  decimal: 'Float',
  text: 'Text',
  computed: 'Text',
};

function definitionOf(
  session: StoreSession,
  { variableName, field }: Attribute,
  orderNumber: number,
): AttributeDefinition {
  const { language, product } = session;
  const menu = elementsOf(session, field);
  const input = field.type === 'yes-no' ? 'Boolean' : menu ? 'SingleSelectMenu' : 'TextField';
  return {
    variableName,
    name: localize(field.label, language),
    ...(field.help && { description: localize(field.help, language) }),
    orderNumber,
    type: TYPES[field.type],
    input: field.readonly && !menu ? 'ReadOnlyText' : input,
    ...(menu && {
      menu: menu.map(({ value, displayValue }) => ({ value, displayValue: displayValue ?? String(value) })),
    }),
    isHidden: field.hidden,
    isRequired: field.mandatory !== undefined,
    isAjaxSensitive: product.profile.ajaxSensitive?.includes(field.name) === true,
  };
}

const lookup = (displayValue: string, lookupCode: string): Lookup => ({ displayValue, lookupCode });
const NONE = lookup('None', '1');

const TYPE_LOOKUPS: Readonly<Record<AttributeDefinition['type'], Lookup>> = {
  Text: lookup('Text', '1'),
  Float: lookup('Float', '2'),
  Integer: lookup('Integer', '3'),
  Boolean: lookup('Boolean', '4'),
};

const DISPLAY_LOOKUPS: Readonly<Record<AttributeDefinition['input'], { classic: Lookup; jet: Lookup }>> = {
  TextField: { classic: lookup('Text', '1'), jet: lookup('Text', '1') },
  SingleSelectMenu: { classic: lookup('Single Select Menu', '3'), jet: lookup('Select Choice', '3') },
  SingleSelectPickList: {
    classic: lookup('Single Select Pick List', '11'),
    jet: lookup('Select Choice', '3'),
  },
  Boolean: { classic: lookup('Check Box', '5'), jet: lookup('Switch', '5') },
  ReadOnlyText: { classic: lookup('Read Only Text', '2'), jet: lookup('Read Only Text', '2') },
};

function presentAttribute(definition: AttributeDefinition): LayoutAttribute {
  const { variableName, type, input, menu = [], pickList } = definition;
  const display = DISPLAY_LOOKUPS[input];
  return {
    variableName,
    name: definition.name,
    description: definition.description ?? '',
    id: idOf(variableName),
    orderNumber: definition.orderNumber,
    inputTypeCode: { lookupCode: input },
    type: TYPE_LOOKUPS[type],
    displayType: display.classic,
    jetDisplayType: display.jet,
    required: definition.isRequired ?? false,
    hidden: definition.isHidden ?? false,
    array: definition.isArray ?? false,
    arrayControlAttr: definition.isArrayControl ?? false,
    ajaxSensitive: definition.isAjaxSensitive ?? false,
    autoLock: false,
    setType: definition.isSetByRules ? lookup('Set', '2') : NONE,
    defaultValue: '',
    constraintDisplayType: lookup('Marked', '1'),
    additional: { ...definition.additional },
    category: definition.isRegular
      ? lookup('Regular Attributes', '1')
      : lookup('Configurable Attributes', '2'),
    potentialStates: definition.isRegular ? [] : ['updatable'],
    status: lookup('Active', '1'),
    validationMethod: type === 'Integer' || type === 'Float' ? NONE : null,
    menuItems: {
      _state: null,
      items: menu.map(({ value, displayValue }, index) => ({
        value,
        displayValue,
        orderNumber: index + 1,
        imageUrl: null,
        dateModified: null,
        language: null,
        avp: null,
        id: idOf(`${variableName} ${String(value)}`),
      })),
    },
    priceItem: {
      displayPriceAtBottom: true,
      includeInTotalPrice: true,
      dateModified: null,
      language: null,
      pricingDisplayType: NONE,
      pricingType: NONE,
      id: null,
    },
    ssplProperties: pickList ? presentPickList(variableName, pickList) : null,
    pickLists: null,
    calculatorTabs: { _state: null, items: [] },
    calculatorAttr: null,
    startDate: '',
    endDate: '',
    dateModified: null,
    language: null,
    level: null,
    partNumber: null,
    partComment: null,
    runFilter: false,
    itemLevelProcess: false,
    hideInTrans: false,
  };
}

function presentPickList(
  variableName: string,
  { table, column, sortedBy }: NonNullable<AttributeDefinition['pickList']>,
): LayoutAttribute['ssplProperties'] {
  return {
    filterString: '',
    resAttrImage: '',
    resAttrVarName: '',
    resAttrDisplayName: column,
    resourceDomain: table,
    orderByCol: sortedBy,
    orderByDir: lookup('Ascending', '0'),
    distinctValues: false,
    pickMaps: [],
    type: lookup('dataTable', '0'),
    dateModified: null,
    language: null,
    id: String(idOf(`${variableName} pick list`)),
  };
}

/** The same number for the same name. */
function idOf(name: string): number {
  let id = 0;
  for (const character of name) id = (id * 31 + (character.codePointAt(0) ?? 0)) % 99_999_989;
  return id;
}
