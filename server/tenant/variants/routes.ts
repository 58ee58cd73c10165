import type { ProductModel } from '#server/model/product/product-model.ts';
import type { CartAccess } from '../cart-access.ts';
import type { ApiCall } from '../http/api-call.ts';
import type { Handlers } from '../http/handlers.ts';
import type { EvaluatedConfiguration } from '../product/evaluated-configuration.ts';
import { InvalidRequest, NotFound } from '../tenant-error.ts';
import { columnId, presentCatalogs, presentVariants } from './present-catalogs.ts';
import { readLines } from './read-lines.ts';
import { writeVariantId } from './variant-id.ts';
import type { ChosenVariant } from '#server/model/product/variant-catalog.ts';

/** What variant catalogs need of configurations; `configuration/service.ts` implements it. */
export interface VariantAccess {
  /** @throws NotFound when the customer has no such configuration */
  read(configId: string, externalId: string): Promise<EvaluatedConfiguration>;
  /**
   * @param read makes the lines to change of the model that the configuration is of now
   * @throws NotFound as `read`
   */
  placeVariants(
    configId: string,
    externalId: string,
    read: (model: ProductModel) => readonly ChosenVariant[],
  ): Promise<EvaluatedConfiguration>;
}

/** Module variant catalogs: for known customers only, as all that has a `configId`. */
export function variantHandlers(
  configurations: VariantAccess,
  carts: CartAccess,
): Handlers<'variantCatalogs' | 'variants' | 'variantBom'> {
  const viewOf = async ({ language, externalId }: ApiCall) => ({
    language,
    currency: await carts.currencyOf(externalId),
  });
  const read = (call: ApiCall) => configurations.read(...handleOf(call));

  return {
    variantCatalogs: async (call) => presentCatalogs(await read(call), await viewOf(call)),

    variants: async (call, { catalogId, pageId, positionId }) => {
      const configuration = await read(call);
      const { variantCatalogs } = configuration.product.model;
      const catalog = variantCatalogs.find(({ name }) => name === catalogId);
      const page = catalog?.pages.find(({ name }) => name === pageId);
      const position = catalog?.positions.find(({ name }) => name === positionId);
      if (!catalog || !page || !position)
        throw new NotFound('No data found', 'The configuration has no such catalog, page and position.');
      const number = readPage(call.get('page'));
      return presentVariants(configuration, { catalog, page, position, number }, await viewOf(call));
    },

    variantBom: async (call) => {
      let asked: readonly ChosenVariant[] = [];
      const { product } = await configurations.placeVariants(...handleOf(call), (model) => {
        asked = readLines(call.json(), model);
        return asked;
      });
      const catalogOf = (line: ChosenVariant) =>
        product.model.variantCatalogs.find(({ positions }) =>
          positions.some(({ name }) => name === line.position),
        );
      return {
        items: asked.map((line) => {
          const catalog = catalogOf(line);
          return {
            variantId: writeVariantId(line.position, line.variant),
            quantity: line.quantity,
            columnValues: Object.fromEntries(
              Object.entries(line.values).flatMap(([name, value]) =>
                catalog ? [[columnId(catalog, { name }), value] as const] : [],
              ),
            ),
          };
        }),
      };
    },
  };
}

function handleOf(call: ApiCall): [configId: string, externalId: string] {
  const configId = call.get('configId');
  const { externalId } = call;
  if (configId && externalId !== undefined) return [configId, externalId];
  throw new NotFound('No data found', 'Provide configId with _externalId.');
}

function readPage(sent: string | undefined): number {
  if (sent === undefined || sent.trim() === '') return 1;
  if (/^[1-9]\d{0,5}$/.test(sent.trim())) return Number(sent);
  throw new InvalidRequest('Invalid parameter', 'page must be a whole number from 1.');
}
