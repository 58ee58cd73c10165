/** Module variant catalogs of a configuration: what there is, and what is placed. */
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import * as endpoints from '#contract/endpoints.ts';
import { refreshCart } from './cart.ts';
import { call } from './client.ts';
import { invalidateConfigurations } from './configuration/queries.ts';
import {
  variantBomReader,
  variantCatalogsReader,
  variantsReader,
  type Variant,
  type VariantCatalogs,
  type VariantLine,
} from './read/variant-catalog.ts';

/** Variants that the API answers at once. */
const PAGE_SIZE = 100;
/** A list has an end, whatever a tenant answers. */
const MAX_PAGES = 100;

/** "Get Module Variant Catalogs". What is locked follows from the configuration, so it is read whenever the page is opened. */
export function variantCatalogsQuery(configId: string, language: string) {
  return queryOptions({
    queryKey: ['variants', configId, 'catalogs', language],
    queryFn: ({ signal }) =>
      call(endpoints.variantCatalogs, { query: { configId }, language, signal, read: variantCatalogsReader }),
    staleTime: 0,
  });
}

export interface VariantPlace {
  readonly catalogId: string;
  readonly pageId: string;
  readonly positionId: string;
}

/**
 * All variants of a page, behind its locked filters ("Get Variants from Module Variant Catalog Page").
 * @param locked what the filters compare with: another list where it changes
 */
export function variantsQuery(configId: string, place: VariantPlace, locked: string, language: string) {
  return queryOptions({
    queryKey: ['variants', configId, 'list', place, locked, language],
    queryFn: async ({ signal }) => {
      const found: Variant[] = [];
      for (let page = 1; page <= MAX_PAGES; page++) {
        const { items, total } = await call(endpoints.variants, {
          path: { ...place },
          query: { configId, page },
          language,
          signal,
          read: variantsReader,
        });
        found.push(...items);
        if (items.length < PAGE_SIZE || found.length >= (total ?? Infinity)) break;
      }
      return found;
    },
  });
}

/**
 * "Add Variant to Variant Catalog BoM": sets the quantity of lines. They show at once; the configuration and the cart are read
 * again afterwards, because prices and parts change with them.
 */
export function usePlaceVariant(configId: string, language: string) {
  const client = useQueryClient();
  const { queryKey } = variantCatalogsQuery(configId, language);
  return useMutation({
    scope: { id: `variants ${configId}` },
    mutationFn: (line: VariantLine) => placeVariants({ configId, language }, [line]),
    onMutate: (line) => {
      client.setQueryData<VariantCatalogs>(queryKey, (known) => known && withLine(known, line));
    },
    onSettled: async () => {
      invalidateConfigurations();
      await Promise.all([client.invalidateQueries({ queryKey }), refreshCart(client)]);
    },
  });
}

/** What is sent of a line. */
export type SentLine = Pick<VariantLine, 'variantId' | 'quantity' | 'columnValues'>;

/** "Add Variant to Variant Catalog BoM": sets the quantity of these lines; 0 removes one. */
export function placeVariants(
  { configId, language }: { configId: string; language: string },
  lines: readonly SentLine[],
) {
  const items = lines.map(({ variantId, quantity, columnValues }) => ({ variantId, quantity, columnValues }));
  return call(endpoints.variantBom, {
    query: { configId },
    json: { items },
    language,
    read: variantBomReader,
  });
}

/** What is placed now. */
export async function placedVariants({
  configId,
  language,
}: {
  configId: string;
  language: string;
}): Promise<readonly SentLine[]> {
  const query = { configId };
  const { variantBom } = await call(endpoints.variantCatalogs, {
    query,
    language,
    read: variantCatalogsReader,
  });
  return variantBom.items;
}

/** Names the same line of the variant BoM: the same variant with the same values. */
export function lineId({ variantId, columnValues }: Pick<VariantLine, 'variantId' | 'columnValues'>): string {
  return JSON.stringify([variantId, Object.entries(columnValues).sort(([a], [b]) => (a < b ? -1 : 1))]);
}

function withLine(known: VariantCatalogs, line: VariantLine): VariantCatalogs {
  const id = lineId(line);
  const isThere = known.variantBom.items.some((one) => lineId(one) === id);
  const items = isThere
    ? known.variantBom.items.map((one) => (lineId(one) === id ? { ...one, quantity: line.quantity } : one))
    : [...known.variantBom.items, line];
  return { ...known, variantBom: { items: items.filter(({ quantity }) => quantity > 0) } };
}
