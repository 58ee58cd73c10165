import type { VariantCatalogs, VariantFilterAnswer, Variants } from '#contract/variant-catalog.ts';
import { unitPrice } from '#server/model/product/convert-price.ts';
import { localize } from '#server/model/product/localize.ts';
import type { ModelFeature, ModelValue } from '#server/model/product/model-domain.ts';
import {
  limitOf,
  passes,
  placedVariants,
  settledValue,
  type ModelVariantCatalog,
  type VariantFilter,
  type VariantPage,
  type VariantPosition,
} from '#server/model/product/variant-catalog.ts';
import { texts } from '#server/texts/texts.ts';
import { describeWithUnit } from '../product/describe-value.ts';
import { valueOf, type EvaluatedConfiguration } from '../product/evaluated-configuration.ts';
import { formatMoney } from '../text/format-numbers.ts';
import { writeVariantId } from './variant-id.ts';

/** Variants of one answer ("Page 1 for first 100 results"). */
const PAGE_SIZE = 100;

export interface VariantView {
  readonly language: string | undefined;
  readonly currency: string;
}

/** Columns and filters have an id that is the only one of its kind in the model. */
export function columnId(catalog: ModelVariantCatalog, { name }: { readonly name: string }): string {
  return `${catalog.name}.${name}`;
}

/** "Get Module Variant Catalogs". */
export function presentCatalogs(configuration: EvaluatedConfiguration, view: VariantView): VariantCatalogs {
  const { product, state, evaluation } = configuration;
  const { variantCatalogs } = product.model;
  const { assignment } = evaluation;
  const said = (label: Parameters<typeof localize>[0]) => localize(label, view.language);
  const domains = new Map(
    variantCatalogs.flatMap(({ choices }) => choices.map(({ domain }) => [domain.name, domain] as const)),
  );
  return {
    catalogs: variantCatalogs.map((catalog) => ({
      id: catalog.name,
      name: said(catalog.label),
      pages: catalog.pages.map((page) => ({
        id: page.name,
        name: said(page.label),
        lockedFilterIds: page.locked.map((filter) => columnId(catalog, filter)),
        suggestedFilterIds: page.suggested.map((filter) => columnId(catalog, filter)),
      })),
      positionIds: catalog.positions.map(({ name }) => name),
      columnIds: [...catalog.columns, ...catalog.choices].map((column) => columnId(catalog, column)),
    })),
    variantBom: {
      items: placedVariants(product.model, state.variants).map(({ catalog, position, value, chosen }) => ({
        variantId: writeVariantId(position.name, value.name),
        positionId: position.name,
        quantity: chosen.quantity,
        columnValues: Object.fromEntries(
          Object.entries(chosen.values).map(([name, choice]) => [columnId(catalog, { name }), choice]),
        ),
        name: said(value.label),
        description: value.description ? said(value.description) : '',
        price: priceOf(configuration, value, view),
        violates: violatedFilters(catalog, value, assignment).map(({ label }) => said(label)),
      })),
    },
    positions: variantCatalogs.flatMap(({ positions }) =>
      positions.map(({ name, label, maxQuantity, maxPerVariant, maxVariants }) => ({
        id: name,
        name: said(label),
        maxQuantity: limitOf(maxQuantity, assignment),
        maxQuantityPerVariant: limitOf(maxPerVariant, assignment),
        maxDifferentVariants: limitOf(maxVariants, assignment),
      })),
    ),
    columns: variantCatalogs.flatMap((catalog) => [
      ...catalog.columns.map((column) => ({
        id: columnId(catalog, column),
        name: said(column.label),
        type: isNumeric(column) ? ('number' as const) : ('text' as const),
        unit: column.unit,
      })),
      ...catalog.choices.map((choice) => ({
        id: columnId(catalog, choice),
        name: said(choice.label),
        type: 'text' as const,
        domainId: choice.domain.name,
      })),
    ]),
    domains: [...domains.values()].map(({ name, label, values }) => ({
      id: name,
      name: said(label),
      elements: values.map((value) => ({ name: value.name, description: said(value.label) })),
    })),
    filters: variantCatalogs.flatMap((catalog) =>
      catalog.filters.map((filter) => presentFilter(configuration, catalog, filter, view)),
    ),
  };
}

/** "Get Variants from Module Variant Catalog Page". @param number from 1 on */
export function presentVariants(
  configuration: EvaluatedConfiguration,
  {
    catalog,
    page,
    position,
    number,
  }: {
    readonly catalog: ModelVariantCatalog;
    readonly page: VariantPage;
    readonly position: VariantPosition;
    readonly number: number;
  },
  view: VariantView,
): Variants {
  const { assignment } = configuration.evaluation;
  const found = catalog.component.values.filter((variant) =>
    page.locked.every((filter) => passes(filter, variant, assignment)),
  );
  return {
    filters: [...page.locked, ...page.suggested].map((filter) =>
      presentFilter(configuration, catalog, filter, view),
    ),
    items: found.slice((number - 1) * PAGE_SIZE, number * PAGE_SIZE).map((variant) => ({
      id: writeVariantId(position.name, variant.name),
      name: localize(variant.label, view.language),
      description: variant.description ? localize(variant.description, view.language) : '',
      article: variant.article ?? '',
      price: priceOf(configuration, variant, view),
      columnValues: columnValues(catalog, variant, view.language),
    })),
    total: found.length,
  };
}

function columnValues(
  catalog: ModelVariantCatalog,
  variant: ModelValue,
  language: string | undefined,
): Record<string, string> {
  const told = catalog.columns.flatMap((column): [string, string][] => {
    const content = column.contents.get(variant.name);
    if (content === undefined) return [];
    return [
      [
        columnId(catalog, column),
        typeof content === 'number' ? String(content) : localize(content, language),
      ],
    ];
  });
  const settled = catalog.choices.flatMap((choice): [string, string][] => {
    const value = settledValue(choice, variant);
    return value === undefined ? [] : [[columnId(catalog, choice), value]];
  });
  return Object.fromEntries([...told, ...settled]);
}

/** The filter with what it compares with now: a number as it is, a value as the column shows it. */
function presentFilter(
  configuration: EvaluatedConfiguration,
  catalog: ModelVariantCatalog,
  { name, label, column, operator, field: fieldName }: VariantFilter,
  { language }: VariantView,
): VariantFilterAnswer {
  const { model } = configuration.product;
  const field = model.fields.get(fieldName);
  const value = field ? valueOf(configuration, field) : '';
  const shown = [...column.contents].find(
    ([variant]) =>
      String(catalog.component.values.find((one) => one.name === variant)?.features[column.name]) === value,
  )?.[1];
  return {
    id: columnId(catalog, { name }),
    name: localize(label, language),
    columnId: columnId(catalog, column),
    operator,
    value: typeof shown === 'object' ? localize(shown, language) : value,
    valueDescription: field ? describeWithUnit(field, value, language, undefined) : '',
  };
}

/** Locked filters of all pages that the variant does not pass: there is no page on which it could be chosen now. */
function violatedFilters(
  { pages }: ModelVariantCatalog,
  variant: ModelValue,
  assignment: ReadonlyMap<string, string>,
): readonly VariantFilter[] {
  const violated = pages.map(({ locked }) => locked.filter((filter) => !passes(filter, variant, assignment)));
  return violated.some((filters) => filters.length === 0) ? [] : (violated[0] ?? []);
}

function priceOf(
  { product: { model } }: EvaluatedConfiguration,
  variant: ModelValue,
  { language, currency }: VariantView,
): string {
  if (variant.isPriceMissing) return texts.format('pricing.no-price', language);
  return formatMoney(unitPrice(variant, model, currency, 1), currency, language);
}

function isNumeric({ contents }: ModelFeature): boolean {
  return [...contents.values()].every((content) => typeof content === 'number');
}
