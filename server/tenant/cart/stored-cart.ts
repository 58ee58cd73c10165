/** What the rows of carts and their items say, damaged ones included. */
import type { Selectable } from 'kysely';
import * as z from 'zod';
import type { CartItemTable, CartTable } from '#server/platform/database-schema.ts';
import { parseForeignItem, type ForeignItem } from '../product/foreign-item.ts';
import { parseState, type ConfigurationState } from '../product/configuration-state.ts';
import { parseAgreement, type Agreement } from './review/agreement.ts';
import { parseKeptPrice, type KeptPrice } from './prices/kept-price.ts';

export type Attributes = ReadonlyMap<string, string>;

export interface StoredCart {
  readonly id: string;
  readonly externalId: string;
  readonly isActive: boolean;
  readonly attributes: Attributes;
  /** Grows with every write to the cart or its items. */
  readonly version: number;
  readonly updatedAt: string;
}

export interface StoredItem {
  readonly id: string;
  readonly cartId: string;
  readonly externalId: string;
  readonly tab: string;
  /** Catalog id of the product. */
  readonly productId: string;
  readonly qty: number;
  /** As it was checked in; undefined for a plain product. */
  readonly state: ConfigurationState | undefined;
  /** What the customer agreed to with that state; undefined for a plain product and where it is not known. */
  readonly agreement: Agreement | undefined;
  /** The price as it was shown; undefined where it is not known, which is then calculated for every answer. */
  readonly price: KeptPrice | undefined;
  /** Set where another system configured it; `state`, `agreement` and `price` are undefined then. */
  readonly foreign: ForeignItem | undefined;
  /** The row is damaged: `state` and `attributes` are empty, and nothing can be done with the item but remove it. */
  readonly isUnreadable: boolean;
  readonly attributes: Attributes;
  readonly updatedAt: string;
}

export function toCart(row: Selectable<CartTable>): StoredCart {
  return {
    id: row.id,
    externalId: row.external_id,
    isActive: row.state === 'active',
    attributes: readable(row.attributes, readAttributes) ?? new Map(),
    version: row.version,
    updatedAt: row.updated_at,
  };
}

export function toItem(row: Selectable<CartItemTable> & { external_id: string }): StoredItem {
  const state = row.state === null ? undefined : readable(row.state, parseState);
  const attributes = readable(row.attributes, readAttributes);
  const foreign = row.foreign_item === null ? undefined : readable(row.foreign_item, parseForeignItem);
  const isUnreadable =
    attributes === undefined ||
    (row.state !== null && !state) ||
    (row.foreign_item !== null && foreign === undefined);
  return {
    id: row.id,
    cartId: row.cart_id,
    externalId: row.external_id,
    tab: row.tab,
    productId: row.product_id,
    qty: row.qty,
    state: isUnreadable ? undefined : state,
    agreement: row.agreement === null ? undefined : readable(row.agreement, parseAgreement),
    price: row.price === null ? undefined : readable(row.price, parseKeptPrice),
    foreign: isUnreadable ? undefined : foreign,
    isUnreadable,
    attributes: attributes ?? new Map(),
    updatedAt: row.updated_at,
  };
}

export function attributesToJson(attributes: Attributes): string {
  return JSON.stringify(Object.fromEntries(attributes));
}

const attributesSchema = z.record(z.string(), z.string());

function readAttributes(json: string): Attributes {
  return new Map(Object.entries(attributesSchema.parse(JSON.parse(json))));
}

/** One damaged row must not make the others unusable. */
function readable<T>(text: string, parse: (text: string) => T): T | undefined {
  try {
    return parse(text);
  } catch {
    return undefined;
  }
}
