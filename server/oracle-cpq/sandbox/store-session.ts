import type { Configuration } from '#server/configurator/configuration.ts';
import type { ConfigData } from '../wire/config-data.ts';
import type { OraclePage, OracleProduct } from './oracle-product.ts';

/** A configuration under way: a value, replaced by each call. */
export interface StoreSession {
  readonly product: OracleProduct;
  readonly configuration: Configuration;
  /** Values that the client keeps although a rule forbids them; `configuration` is without them. */
  readonly violations: ReadonlyMap<string, Violation>;
  readonly pageIndex: number;
  /** `de-AT`. */
  readonly language: string;
  /** ISO 4217. */
  readonly currency: string;
  /** What was answered last, which `delta` is told against. */
  readonly answered?: ConfigData;
}

export interface Violation {
  readonly value: string;
  readonly messages: readonly string[];
}

export function pageOf({ product, pageIndex }: StoreSession): OraclePage {
  return product.pages[pageIndex] ?? product.pages[0];
}
