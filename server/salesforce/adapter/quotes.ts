import { ForeignError, type ForeignContext } from '#server/upstreams/foreign-configurator.ts';
import type { ProductPrice } from '../wire/catalog-product.ts';
import { productDetailsSchema } from '../wire/product-discovery.ts';
import { placedTransactionSchema } from '../wire/sales-transaction-api.ts';
import type { SalesforceClient } from './salesforce-client.ts';
import type { Continuation } from './continuation.ts';

/** What is needed to put a product into a quote. */
export type TransactionKey = Pick<Continuation, 'productId' | 'transactionId' | 'savedLineId' | 'line'>;

/** Quotes, which products are configured in. */
export class Quotes {
  readonly #client: SalesforceClient;
  readonly #isMultiCurrency: boolean;

  /** @param isMultiCurrency quotes of other orgs have no currency */
  constructor(client: SalesforceClient, isMultiCurrency: boolean) {
    this.#client = client;
    this.#isMultiCurrency = isMultiCurrency;
  }

  /** A new quote, without a line yet. @throws ForeignError not-found for a product that is not there */
  async place(productId: string, context: ForeignContext): Promise<TransactionKey> {
    const { locale, signal } = context;
    const { result } = await this.#client.post({
      path: `cpq/products/${encodeURIComponent(productId)}`,
      body: {},
      schema: productDetailsSchema,
      locale,
      signal,
    });
    const price = (result.prices ?? []).find(({ isDefault }) => isDefault === true) ?? result.prices?.[0];
    return {
      productId: result.id,
      transactionId: await this.#placeQuote(price, context),
      line: {
        ...(price?.priceBookEntryId != null && { pricebookEntryId: price.priceBookEntryId }),
        ...(price?.pricingModel?.id != null && { sellingModelId: price.pricingModel.id }),
      },
    };
  }

  async #placeQuote(
    price: ProductPrice | undefined,
    { locale, currency, signal }: ForeignContext,
  ): Promise<string> {
    const record = {
      attributes: { method: 'POST', type: 'Quote' },
      Name: `Shop ${new Date().toISOString().slice(0, 16)}`,
      ...(this.#isMultiCurrency && { CurrencyIsoCode: currency }),
      ...(price?.priceBookId != null && { Pricebook2Id: price.priceBookId }),
    };
    const { salesTransactionId } = await this.#client.post({
      path: 'rev/sales-transaction/actions/place',
      body: {
        pricingPref: 'Skip',
        configurationPref: { configurationMethod: 'Skip' },
        graph: { graphId: 'createQuote', records: [{ referenceId: 'refQuote', record }] },
      },
      schema: placedTransactionSchema,
      locale,
      signal,
    });
    if (salesTransactionId == null)
      throw new ForeignError('unavailable', 'Salesforce placed a transaction and told no id of it.');
    return salesTransactionId;
  }
}
