import {
  PRICE_COLUMN,
  type CatalogFilterModel,
  type CatalogFilterOption,
  type CatalogProduct,
  type FilterOperator,
} from '#server/model/product/catalog-model.ts';
import { readAuthoredValue, type ColumnType } from '#server/model/product/column-value.ts';
import type { FilterSource, TabSource } from '#server/model/source/schema/catalog-schema.ts';
import { hintFor } from '#server/model/source/suggest-name.ts';
import type { Texts } from '#server/model/source/texts.ts';
import type { Path } from '#server/model/source/yaml-source.ts';

type ReportError = (path: Path, message: string, hint?: string) => void;

const TYPES_OF: Readonly<Record<FilterOperator, readonly ColumnType[]>> = {
  equals: ['text', 'number', 'date', 'boolean'],
  contains: ['text'],
  at_least: ['number', 'date'],
  at_most: ['number', 'date'],
};

/**
 * The filters of a tab with the values of its products to choose from.
 * @param path of the filters
 */
export function compileFilters(
  tab: TabSource,
  products: readonly CatalogProduct[],
  path: Path,
  texts: Texts,
  report: ReportError,
): CatalogFilterModel[] {
  const compiled: CatalogFilterModel[] = [];
  for (const [name, source] of tab.filters ?? []) {
    const at = [...path, name];
    const type = typeOf(tab, source.column);
    if (!type) {
      const known = [...tab.columns.keys(), PRICE_COLUMN];
      report([...at, 'column'], `There is no column "${source.column}".`, hintFor(source.column, known));
    } else if (!TYPES_OF[source.operator].includes(type)) {
      const fitting = TYPES_OF[source.operator].join(' or ');
      report(
        [...at, 'operator'],
        `"${source.operator}" is for a column of type ${fitting}, this is a ${type}.`,
      );
    }
    if (source.multiple && source.operator !== 'equals')
      report([...at, 'multiple'], `Several values can be chosen only with "operator: equals".`);
    const parent = parentOf(source, compiled, [...at, 'parent'], report);
    compiled.push({
      name,
      title: texts.localize(source.title, [...at, 'title']),
      column: source.column,
      type: type ?? 'text',
      operator: source.operator,
      multiple: source.multiple,
      hidden: source.hidden,
      parent: parent && { filter: parent.filter.name, value: parent.value },
      options:
        source.operator === 'equals' && source.column !== PRICE_COLUMN
          ? optionsOf(products, source.column, parent)
          : [],
    });
  }
  return compiled;
}

function typeOf({ columns }: TabSource, column: string): ColumnType | undefined {
  return columns.get(column)?.type ?? (column === PRICE_COLUMN ? 'number' : undefined);
}

interface Parent {
  readonly filter: CatalogFilterModel;
  readonly value: string | undefined;
}

/** Only filters that were compiled before: so no filter depends on itself. */
function parentOf(
  { parent }: FilterSource,
  before: readonly CatalogFilterModel[],
  path: Path,
  report: ReportError,
): Parent | undefined {
  if (!parent) return undefined;
  const candidates = before.filter(({ operator }) => operator === 'equals');
  const filter = candidates.find(({ name }) => name === parent.filter);
  const [atFilter, atValue] = [
    [...path, 'filter'],
    [...path, 'value'],
  ];
  if (!filter) {
    const message = `There is no filter "${parent.filter}" with "operator: equals" before this one.`;
    report(
      atFilter,
      message,
      hintFor(
        parent.filter,
        candidates.map(({ name }) => name),
      ),
    );
    return undefined;
  }
  const names = filter.options.map(({ name }) => name);
  const value = parent.value && readAuthoredValue(filter.type, parent.value);
  if (parent.value !== undefined && !names.includes(value ?? '')) {
    report(
      atValue,
      `The filter "${filter.name}" has no value "${parent.value}".`,
      hintFor(parent.value, names),
    );
  }
  return { filter, value };
}

/** The values a column has, as they first occur. */
function optionsOf(
  products: readonly CatalogProduct[],
  column: string,
  parent: Parent | undefined,
): CatalogFilterOption[] {
  const options = new Map<string, { title: CatalogFilterOption['title']; parentValues: Set<string> }>();
  for (const { attributes } of products) {
    const title = valueIn(attributes, column);
    if (!title) continue;
    const parentValue = parent && valueIn(attributes, parent.filter.column)?.text;
    if (parent?.value !== undefined && parentValue !== parent.value) continue;
    const option = options.get(title.text) ?? { title, parentValues: new Set() };
    if (parentValue !== undefined) option.parentValues.add(parentValue);
    options.set(title.text, option);
  }
  return [...options].map(([name, { title, parentValues }]) => ({
    name,
    title,
    parentValues: [...parentValues],
  }));
}

function valueIn(attributes: CatalogProduct['attributes'], column: string) {
  return Object.hasOwn(attributes, column) ? attributes[column] : undefined;
}
