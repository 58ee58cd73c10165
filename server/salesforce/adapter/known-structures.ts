import type { ForeignContext } from '#server/upstreams/foreign-configurator.ts';
import type { ConfigurationDetails } from '../wire/configurator-answers.ts';
import { isSameRecord, recordKey } from '../wire/salesforce-id.ts';
import { LruMap } from '#server/platform/lru-map.ts';
import { structureOf, type ProductStructure } from './product-structure.ts';

const KEPT_MS = 5 * 60_000;
const MOST = 200;

/** Structures of products by language, from the catalog that an answer told; kept for a while. */
export class KnownStructures {
  readonly #structures = new LruMap<string, { structure: ProductStructure; until: number }>(MOST);

  get(productId: string, { locale }: ForeignContext): ProductStructure | undefined {
    const known = this.#structures.get(keyOf(productId, locale));
    return known && known.until > Date.now() ? known.structure : undefined;
  }

  /** The structure in the answer, or else the one that is known, however old. */
  learn(
    productId: string,
    { catalogProducts }: ConfigurationDetails,
    { locale }: ForeignContext,
  ): ProductStructure | undefined {
    const key = keyOf(productId, locale);
    const told = [catalogProducts ?? []].flat().find(({ id }) => isSameRecord(id, productId));
    if (!told) return this.#structures.get(key)?.structure;
    const structure = structureOf(told, locale);
    this.#structures.set(key, { structure, until: Date.now() + KEPT_MS });
    return structure;
  }
}

function keyOf(productId: string, locale: string): string {
  return `${recordKey(productId)} ${locale}`;
}
