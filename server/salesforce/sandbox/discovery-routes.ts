import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import type { CatalogProduct } from '../wire/catalog-product.ts';
import { productListRequestSchema } from '../wire/product-discovery.ts';
import { placeTransactionSchema } from '../wire/sales-transaction-api.ts';
import { isSameRecord } from '../wire/salesforce-id.ts';
import { applyNodes } from './apply-nodes.ts';
import { languageOf, readBody } from './configurator-routes.ts';
import type { SandboxDeps } from './configurator-calls.ts';
import { newContext } from './configuration-context.ts';
import org from './org.json' with { type: 'json' };
import { newRecordId, stableRecordId } from './record-id.ts';
import { invalidInput, notFound } from './sandbox-error.ts';
import type { SandboxProduct } from './sandbox-product.ts';
import { usualSellingModel } from './selling-models.ts';

const CATALOG = { id: stableRecordId('0ZS', 'catalog'), name: 'Sandbox' };
const DONE = { apiStatus: { statusCode: 'FetchedDetailsSuccessfully', messages: [] } };

/** Product discovery, and quotes to configure products in. */
export function discoveryRoutes(deps: SandboxDeps): Hono {
  const app = new Hono();
  const listed = (language: string | undefined) =>
    deps.products.map((product) => withPrices(product, product.catalog(language)));

  app.post('/connect/cpq/catalogs', (c) =>
    c.json({ ...DONE, correlationId: randomUUID(), result: [catalog(deps)], total: 1 }),
  );
  app.post('/connect/cpq/catalogs/:id', (c) => {
    if (!isSameRecord(c.req.param('id'), CATALOG.id)) throw notFound('There is no such catalog.');
    return c.json({ ...DONE, correlationId: randomUUID(), result: catalog(deps) });
  });
  app.post('/connect/cpq/categories', (c) =>
    c.json({ ...DONE, correlationId: randomUUID(), query: {}, result: [], total: 0 }),
  );
  for (const path of ['/connect/cpq/products', '/connect/cpq/products/search'])
    app.post(path, async (c) => {
      const { searchTerm, limit, offset, correlationId } = await readBody(c, productListRequestSchema);
      const term = searchTerm?.toLowerCase() ?? '';
      const found = listed(languageOf(c)).filter(({ name }) => (name ?? '').toLowerCase().includes(term));
      const from = offset ?? 0;
      return c.json({
        ...DONE,
        correlationId: correlationId ?? randomUUID(),
        result: found.slice(from, from + (limit ?? 100)).map(withoutDetails),
        total: found.length,
      });
    });
  app.post('/connect/cpq/products/:id', (c) => {
    const result = listed(languageOf(c)).find(({ id }) => isSameRecord(id, c.req.param('id')));
    if (!result) throw notFound('There is no such product.');
    return c.json({ ...DONE, correlationId: randomUUID(), result });
  });
  app.post('/connect/cpq/qualification', (c) =>
    c.json({
      ...DONE,
      correlationId: randomUUID(),
      result: listed(languageOf(c)).map(({ id }) => ({ id, qualificationContext: { isQualified: true } })),
    }),
  );

  app.post('/connect/rev/sales-transaction/actions/place', async (c) => {
    const { graph } = await readBody(c, placeTransactionSchema);
    const records = graph.records.map(({ record }) => record);
    const quote = records.find(({ attributes }) => attributes.type === 'Quote');
    if (!quote) throw invalidInput('The graph has no quote.');
    const context = newContext(newRecordId('0Q0'), quote.CurrencyIsoCode ?? undefined);
    const addedNodes = records
      .filter(({ attributes }) => attributes.type === 'QuoteLineItem')
      .map(({ Product2Id, Quantity }) => {
        const id = newRecordId('0QL');
        return {
          path: [context.transactionId, id],
          addedObject: {
            id,
            businessObjectType: 'QuoteLineItem',
            Product: Product2Id,
            Quantity: Number(Quantity ?? 1),
          },
        };
      });
    const { line } = applyNodes(context, { addedNodes }, deps.products).context;
    deps.org.keepQuote({ id: context.transactionId, currency: context.currency, line });
    return c.json(
      {
        contextDetails: null,
        errorResponse: [],
        isSuccess: true,
        salesTransactionId: context.transactionId,
        statusUrl: null,
        trackerId: null,
      },
      201,
    );
  });
  return app;
}

function catalog({ products }: SandboxDeps) {
  return {
    ...CATALOG,
    catalogCode: CATALOG.name,
    catalogType: 'Sales',
    description: `${String(products.length)} products to try the interface with`,
    effectiveEndDate: null,
    effectiveStartDate: '2024-04-01T19:00Z',
    numberOfCategories: 0,
  };
}

function withPrices({ model, priceBook }: SandboxProduct, product: CatalogProduct): CatalogProduct {
  const usual = usualSellingModel(product);
  const prices = (product.productSellingModelOptions ?? []).map(
    ({ productSellingModel: { id, ...option } }) => {
      const entry = priceBook?.find(
        (one) => isSameRecord(one.product, product.id) && isSameRecord(one.sellingModel, id),
      );
      return {
        currencyIsoCode: model.currency,
        isDefault: id === usual,
        isSelected: id === usual,
        // What a product costs that is not configured yet is not known without a price book.
        price: entry?.price ?? null,
        priceBookEntryId: entry?.id ?? stableRecordId('01u', product.id),
        priceBookId: org.pricebookId,
        pricingModel: {
          id,
          name: option.name,
          ...(option.pricingTermUnit != null && {
            frequency: option.pricingTermUnit,
            occurrence: option.pricingTerm,
          }),
          pricingModelType: option.sellingModelType,
        },
      };
    },
  );
  return { ...product, prices, qualificationContext: { isQualified: true } };
}

/** Lists tell no structure. */
function withoutDetails(product: CatalogProduct): CatalogProduct {
  return { ...product, attributeCategories: [], productComponentGroups: [] };
}
