import type { CatalogTab } from '#contract/catalog.ts';
import { texts } from '#server/texts/texts.ts';
import { localize } from '#server/model/product/localize.ts';
import {
  PRICE_COLUMN,
  type CatalogFilterModel,
  type CatalogTabModel,
} from '#server/model/product/catalog-model.ts';

type WireFilter = CatalogTab['filters'][number];

/** The query parameter that searches all texts of a product; listed as a filter, so that clients find it. */
export const FREE_TEXT_FILTER = 'q';

/** The object types of the API's examples: `Product` is configured, everything else is added by quantity. */
export const CONFIGURABLE_TYPE = 'Product';
export const PLAIN_TYPE = 'Part';

/** A tab as "List Product Catalog Pages" has it. */
export function presentTab(tab: CatalogTabModel, language: string | undefined): CatalogTab {
  return {
    name: tab.name,
    title: localize(tab.title, language),
    type: tab.configurable ? CONFIGURABLE_TYPE : PLAIN_TYPE,
    isConfigurable: tab.configurable,
    isExternalSearch: tab.externalSearch,
    filters: tab.externalSearch ? [] : presentFilters(tab, language),
    columns: presentColumns(tab, language),
  };
}

function presentColumns(tab: CatalogTabModel, language: string | undefined): CatalogTab['columns'] {
  const columns: CatalogTab['columns'] = tab.columns.map(({ name, title, type, optional }) => ({
    name,
    title: localize(title, language),
    type,
    ...(tab.externalSearch && { isMandatory: !optional }),
  }));
  const hasPrice = tab.externalSearch || columns.some(({ name }) => name === PRICE_COLUMN);
  if (!hasPrice) {
    columns.push({ name: PRICE_COLUMN, title: texts.format('catalog.price', language), type: 'number' });
  }
  return columns;
}

function presentFilters({ filters }: CatalogTabModel, language: string | undefined): WireFilter[] {
  const declared = filters.map((filter) => presentFilter(filter, language));
  // A tab that declares a text filter does not get a second one.
  return declared.some(({ operator }) => operator === 'contains')
    ? declared
    : [freeTextFilter(texts.format('catalog.search', language)), ...declared];
}

function presentFilter(filter: CatalogFilterModel, language: string | undefined): WireFilter {
  const { name, title, operator, type, column, parent, hidden, multiple, options } = filter;
  return {
    name,
    title: localize(title, language),
    widget: widgetOf(filter),
    operator,
    type,
    column,
    parentType: parent?.filter ?? '',
    parentValue: parent?.value ?? '',
    userValue: '',
    hidden,
    isList: multiple,
    hasOptions: options.length > 0,
    options: options.map((option) => ({
      name: option.name,
      title:
        type === 'boolean'
          ? texts.format(option.name === 'true' ? 'value.yes' : 'value.no', language)
          : localize(option.title, language),
      ...(parent && { parentValues: [...option.parentValues] }),
    })),
  };
}

function widgetOf({ options, multiple, type }: CatalogFilterModel): WireFilter['widget'] {
  if (options.length > 0) return multiple ? 'checkboxes' : 'dropdown';
  return type === 'number' || type === 'date' ? type : 'text';
}

function freeTextFilter(title: string): WireFilter {
  return {
    name: FREE_TEXT_FILTER,
    title,
    widget: 'text',
    operator: 'contains',
    type: 'text',
    column: '',
    parentType: '',
    parentValue: '',
    userValue: '',
    hidden: false,
    isList: false,
    hasOptions: false,
    options: [],
  };
}
