import * as z from 'zod/mini';
import type { AddedNode } from '../wire/configurator-requests.ts';
import { invalidInput } from './sandbox-error.ts';

const node = z.record(z.string(), z.unknown());
const nodes = z.optional(z.nullable(z.array(node)));
const line = z.looseObject({
  id: z.string(),
  QuoteLineItemAttribute: nodes,
  SalesTransactionItemAttribute: nodes,
  QuoteLineRelationship: nodes,
  SalesTrxnItemRelationship: nodes,
});
const quote = z.looseObject({
  id: z.string(),
  CurrencyIsoCode: z.optional(z.nullable(z.string())),
  QuoteLineItem: z.optional(z.nullable(z.array(line))),
  SalesTransactionItem: z.optional(z.nullable(z.array(line))),
});
const transactionSchema = z.union([
  z.looseObject({ Quote: z.array(quote) }),
  z.looseObject({ SalesTransaction: z.array(quote) }),
]);

/**
 * The transaction of set-instance: a quote under the names of its objects, or as get-instance tells it.
 * @throws SandboxError
 */
export function readExternalTransaction(json: string): {
  readonly id: string;
  readonly currency: string | undefined;
  readonly addedNodes: AddedNode[];
} {
  let content: unknown;
  try {
    content = JSON.parse(json);
  } catch {
    throw invalidInput('The transaction is no JSON.');
  }
  const read = transactionSchema.safeParse(content);
  const [transaction] = read.success
    ? ((read.data.Quote ?? read.data.SalesTransaction) as z.infer<typeof quote>[])
    : [];
  if (!transaction) throw invalidInput('The transaction has no quote.');
  const { id, CurrencyIsoCode } = transaction;
  const lines = transaction.QuoteLineItem ?? transaction.SalesTransactionItem ?? [];
  const addedNodes = lines.flatMap((item): AddedNode[] => {
    const path = [id, item.id];
    const added = (businessObjectType: string) => (object: Record<string, unknown>) => ({
      path: [...path, String(object.id)],
      addedObject: { businessObjectType, ...object },
    });
    return [
      {
        path,
        addedObject: {
          id: item.id,
          businessObjectType: 'QuoteLineItem',
          Product: textOf(item.Product ?? item.Product2Id),
          ProductSellingModel: textOf(item.ProductSellingModel ?? item.ProductSellingModelId),
          Quantity: typeof item.Quantity === 'number' ? item.Quantity : 1,
        },
      },
      ...(item.QuoteLineRelationship ?? item.SalesTrxnItemRelationship ?? []).map(
        added('QuoteLineRelationship'),
      ),
      ...(item.QuoteLineItemAttribute ?? item.SalesTransactionItemAttribute ?? []).map(
        added('QuoteLineItemAttribute'),
      ),
    ];
  });
  return { id, currency: CurrencyIsoCode ?? undefined, addedNodes };
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
