/** Products of tabs with external search: the catalog does not list them, their items say what they are. */
import type { CatalogTabModel } from '#server/model/product/catalog-model.ts';
import { EXPECTED_VALUE, readColumnValue } from '#server/model/product/column-value.ts';
import { InvalidRequest, NotFound } from '../tenant-error.ts';
import type { ListedProduct, ProductRegistry } from './product-registry.ts';

/**
 * The attributes of an external product, one for each column that has a value ("The list of attributes needs to match the
 * object attributes used for the product catalog tab").
 *
 * @param body JSON: text, number, true, false or null by the name of a column
 * @throws InvalidRequest for a body that is no object, for attributes that the tab does not have, and for values that are
 * none of their type
 * @throws NotFound when a mandatory attribute is missing ("Insufficient data")
 */
export function readExternalProduct(tab: CatalogTabModel, body: unknown): ReadonlyMap<string, string> {
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw new InvalidRequest('Invalid body', 'The body must be a JSON object of attributes.');
  const sent = new Map<string, unknown>(Object.entries(body));
  const columns = tab.columns.map(({ name }) => name);
  const unknown = [...sent.keys()].filter((name) => !columns.includes(name));
  if (unknown.length > 0) {
    const names = unknown.slice(0, 10).map((name) => `"${name.slice(0, 60)}"`);
    throw new InvalidRequest(
      'Invalid attribute',
      `This tab has no ${names.join(', ')}. Attributes: ${columns.join(', ')}.`,
    );
  }
  const attributes = new Map<string, string>();
  const wrong: string[] = [];
  for (const { name, type } of tab.columns) {
    const value = textOf(sent.get(name) ?? '');
    if (value?.trim() === '') continue;
    const read = value === undefined ? undefined : readColumnValue(type, value);
    if (read === undefined) wrong.push(`${name} must be ${EXPECTED_VALUE[type]}`);
    else attributes.set(name, read);
  }
  if (wrong.length > 0) throw new InvalidRequest('Invalid attribute', `${wrong.join('; ')}.`);
  const missing = tab.columns.filter(({ name, optional }) => !optional && !attributes.has(name));
  if (missing.length > 0) {
    throw new NotFound(
      'Insufficient data',
      `Insufficient data provided for the operation to complete: send ${missing.map(({ name }) => name).join(', ')}.`,
    );
  }
  return attributes;
}

/**
 * Custom attributes of an item that are to be changed, where the tab that it comes from describes some of them by columns.
 *
 * @param tab undefined, and a tab that lists its products, take anything
 * @param sent texts; an empty one removes the attribute
 * @returns `sent` with the values of columns as items keep them
 * @throws InvalidRequest when a mandatory one is removed, or a value is none of its type
 */
export function readChangedAttributes(
  tab: CatalogTabModel | undefined,
  sent: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const changed = new Map(sent);
  for (const { name, type, optional } of tab?.externalSearch ? tab.columns : []) {
    const value = sent.get(name);
    if (value === undefined) continue;
    const isBlank = value.trim() === '';
    if (isBlank && !optional)
      throw new InvalidRequest('Mandatory attribute', `${name} cannot be removed: it says what the item is.`);
    const read = isBlank ? '' : readColumnValue(type, value);
    if (read === undefined)
      throw new InvalidRequest('Invalid attribute', `${name} must be ${EXPECTED_VALUE[type]}.`);
    changed.set(name, read);
  }
  return changed;
}

/** Undefined for what is no single value. */
function textOf(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : undefined;
}

/** The product of an item: as the catalog lists it, or as the item itself describes it. */
export function productOf(
  registry: ProductRegistry,
  item: {
    readonly tab: string;
    readonly productId: string;
    readonly attributes: ReadonlyMap<string, string>;
  },
): ListedProduct | undefined {
  const tab = registry.tab(item.tab);
  if (!tab?.externalSearch) return registry.productIn(item.tab, item.productId);
  const attributes = [...item.attributes].map(([name, text]) => [name, { text, translations: {} }] as const);
  const { currency } = registry.currencies;
  return {
    tab,
    product: {
      id: item.productId,
      model: undefined,
      price: 0,
      currency,
      picture: undefined,
      documents: [],
      attributes: Object.fromEntries(attributes),
    },
  };
}

/** Of such a product nobody knows the price before a firm proposal. */
export function isPriceOnRequest(listed: ListedProduct | undefined): boolean {
  return listed?.tab.externalSearch ?? false;
}
