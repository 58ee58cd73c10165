import type { CatalogColumn, CatalogRow } from '#src/api/read/catalog.ts';
import { readMoney, type Money } from '#src/lib/money.ts';

/** What the shop shows of a product, whatever the tenant calls its columns. */
export interface ProductView {
  id: string;
  name: string;
  description: string | undefined;
  /** Path as the tenant gives it. */
  picture: string | undefined;
  price: Money | undefined;
  /** The tenant says that the price is without value-added tax. */
  isNetPrice?: true;
  /** All other columns that have a value. */
  facts: ProductFact[];
}

/** A column of the tab that is not one of the above, and its value. */
export interface ProductFact {
  name: string;
  title: string;
  value: string;
  isNumber: boolean;
  /** Set where the value is a day (`2026-01-31`), or true or false. */
  meaning?: 'date' | 'boolean';
  /** Where the column stands in its tab. */
  position: number;
}

type Role = 'name' | 'description' | 'picture' | 'price' | 'currency' | 'priceBasis' | 'internal';

/** The API leaves column names to the tenant; these are the ones its examples and demos use. */
const ROLE_BY_NAME: Readonly<Record<string, Role>> = {
  name: 'name',
  product: 'name',
  title: 'name',
  description: 'description',
  shortdescription: 'description',
  image: 'picture',
  picture: 'picture',
  catalogimage: 'picture',
  price: 'price',
  grlp: 'price',
  listprice: 'price',
  currency: 'currency',
  'currency.isocode': 'currency',
  pricebasis: 'priceBasis',
  productid: 'internal',
  id: 'internal',
  type: 'internal',
};

const ROLE_BY_TYPE: Readonly<Record<string, Role>> = { image: 'picture', picture: 'picture', money: 'price' };

/** What a column means; undefined for a fact that only its title explains. */
export function roleOf(column: CatalogColumn): Role | undefined {
  return ROLE_BY_NAME[column.name.toLowerCase()] ?? ROLE_BY_TYPE[column.type?.toLowerCase() ?? ''];
}

/** Reads a row of "List Products in Product Catalog Page" by the columns of its tab. */
export function viewProduct(row: CatalogRow, columns: readonly CatalogColumn[]): ProductView {
  const byRole = new Map<Role, string>();
  const facts: ProductView['facts'] = [];
  for (const [position, column] of columns.entries()) {
    const value = row[column.name] ?? '';
    const role = roleOf(column);
    if (role === undefined) {
      if (value !== '')
        facts.push({
          name: column.name,
          title: column.title || column.name,
          value,
          isNumber: isNumeric(column, value),
          ...meaningOf(column, value),
          position,
        });
    } else if (value !== '' && !byRole.has(role)) byRole.set(role, value);
  }
  // Rows may carry what the tab does not list as a column.
  for (const [name, value] of Object.entries(row)) {
    const role = ROLE_BY_NAME[name.toLowerCase()];
    if (role && value !== '' && !byRole.has(role)) byRole.set(role, value);
  }
  return {
    id: row['#id'],
    name: byRole.get('name') ?? facts[0]?.value ?? row['#id'],
    description: byRole.get('description'),
    picture: byRole.get('picture'),
    price: readMoney(byRole.get('price'), byRole.get('currency')),
    ...(byRole.get('priceBasis') === 'net' && { isNetPrice: true as const }),
    facts,
  };
}

function isNumeric(column: CatalogColumn, value: string): boolean {
  return /^(number|integer|decimal|float|int)$/i.test(column.type ?? '') && Number.isFinite(Number(value));
}

function meaningOf({ type }: CatalogColumn, value: string): Pick<ProductFact, 'meaning'> {
  if (/^date$/i.test(type ?? '') && /^\d{4}-\d{2}-\d{2}$/.test(value)) return { meaning: 'date' };
  return /^bool(ean)?$/i.test(type ?? '') && /^(true|false)$/.test(value) ? { meaning: 'boolean' } : {};
}
