import type { AttributeDefinition, OracleProfile } from '../oracle-profile.ts';

const laptop = {
  layoutNamespace: 'laptop-laptopConfiguration-sku50001',
  baseField: 'base_model',
  everyPage: ['_isMainModelSelected'],
  shortStates: [
    'processor',
    'memory_RAM',
    'memory_HardDisk',
    'graphicsCard',
    '_price_book_var_name',
    'currencyCode',
  ],
  bareValues: ['_price_book_var_name'],
  menus: ['test2Size'],
  blankAt: { monitor_count: 0 },
  variableNames: { monitor_count: 'monitorCount' },
  mandatoryParts: ['monitor_cable'],
} as const;

/** The example of "update": one page, without a flow. */
export const laptopOnOnePage: OracleProfile = {
  ...laptop,
  productFamily: 'laptop',
  productLine: 'laptopConfiguration',
  model: 'sku50001',
  steps: ['step_components'],
  pages: { step_components: { tellsCurrency: true } },
};

/** The layout of the page in the example of "previous": attributes of the product family, which the page has no data for. */
const exampleLayout: readonly AttributeDefinition[] = [
  {
    variableName: '_bm_pline_name',
    name: 'Name',
    description: 'Registered catalog item.',
    orderNumber: 1,
    type: 'Text',
    input: 'TextField',
    isRegular: true,
  },
  {
    variableName: 'textSSM1',
    name: 'Text SSM 1',
    orderNumber: 11,
    type: 'Text',
    input: 'SingleSelectMenu',
    menu: ['Value 1', 'Value 2', 'Value 3'].map((value) => ({ value, displayValue: value })),
    additional: { jet_constrained_display: 'Strike Through' },
  },
  {
    variableName: 'integerSSPL1',
    name: 'Integer SSPL 1',
    orderNumber: 19,
    type: 'Integer',
    input: 'SingleSelectPickList',
    isSetByRules: true,
    pickList: { table: 'customDplBasicTable', column: 'integerColumn', sortedBy: 'integerSorting' },
  },
  {
    variableName: 'integerField1',
    name: 'Integer Field 1',
    orderNumber: 7,
    type: 'Integer',
    input: 'TextField',
  },
];

/** The example of "previous", under the names of its request: the pages before and after the documents' one are ours. */
export const laptopInPages: OracleProfile = {
  ...laptop,
  productFamily: 'test1',
  productLine: 'productLine1',
  model: 'model1',
  flow: 'laptopFlow',
  ajaxSensitive: ['processor'],
  recommendedParts: [
    {
      from: { field: 'monitor_count', value: 1 },
      partNumber: 'sku70300',
      name: 'Docking station',
      price: 149_00,
    },
  ],
  pages: {
    step_components: { hasPanels: true },
    step_terms: {
      fields: ['monitor_count'],
      layoutAttributes: exampleLayout,
      nextVisibleFrom: { field: 'monitor_count', value: 1 },
      customActions: ['_cm_37088514', '_cm_36292358'],
    },
    step_monitors: { hasPanels: true },
  },
};

/** For shops: the same pages, with layouts that name what they show. */
export const laptopForShops: OracleProfile = {
  ...laptopInPages,
  productFamily: 'laptop',
  productLine: 'laptopConfiguration',
  model: 'laptop',
  pages: {
    step_components: { hasPanels: true },
    step_terms: {
      fields: ['monitor_count'],
      hasPanels: true,
      nextVisibleFrom: { field: 'monitor_count', value: 1 },
    },
    step_monitors: { hasPanels: true },
  },
};
