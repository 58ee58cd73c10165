/** The content of the proposal that answers a firm request: what was asked for, as it was shown then, less the discount. */
import * as z from 'zod';
import { texts } from '#server/texts/texts.ts';
import { formatAmount, formatMoney, formatNumber } from '../text/format-numbers.ts';
import { discountedTotal, discountText } from './discount.ts';
import type { DraftDetails, DraftDocument, DraftPosition } from './draft-document.ts';
import type { Letterhead } from './letterhead.ts';
import type { RequestedItem } from './request-snapshot.ts';
import { shareDetails } from './share-details.ts';
import type { FirmRequest } from './store.ts';

/** What of an item the snapshot keeps besides. */
const kept = z.object({
  unitNetPrice: z.string().optional(),
  'product-configuration': z
    .object({
      parameters: z.array(
        z.object({ description: z.string(), valueDescription: z.string(), committed: z.boolean() }),
      ),
    })
    .optional(),
});

/** Undefined for a request of an older version, which does not say what was asked for. */
export function firmProposal(
  request: FirmRequest,
  {
    date,
    language: asked,
    letterhead,
  }: { readonly date: Date; readonly language: string | undefined; readonly letterhead: Letterhead },
): DraftDocument | undefined {
  const { snapshot, attributes, discount, total, currency } = request;
  if (!snapshot) return undefined;
  // Its texts are kept in the language of the request; the rest of the document is in that one, too, where there are texts in it.
  const language = texts.languageOf(snapshot.language || asked);
  const format = texts.group('proposal', language);
  const reference = `RFP-${request.number}`;
  const about = (...names: string[]) => names.map((name) => attributes.get(name) ?? '').filter(Boolean);
  const items = snapshot.items.map((item) => {
    const complete = kept.safeParse(snapshot.complete.find((found) => found['#id'] === item.id));
    return { item, complete: complete.data };
  });
  const facts = [
    { label: format('reference'), lines: [reference] },
    { label: format('date'), lines: [longDate(date, language)] },
    { label: format('prepared-for'), lines: about('customerName', 'company') },
    { label: format('contact'), lines: about('customerEmail', 'customerPhoneNumber') },
  ];
  const taken = discount === undefined ? 0 : total - discountedTotal(total, discount);
  return {
    title: format('firm-title'),
    intro: format('firm-intro'),
    notes: [format('firm-note', { date: longDate(request.createdAt, language) }), format('note-prices')],
    hasPrices: true,
    language,
    fileName: `${format('firm-file')}-${reference.toLowerCase()}.pdf`,
    date,
    letterhead,
    reference,
    facts: facts.filter(({ lines }) => lines.length > 0),
    positions: [
      ...items.map(({ item, complete }, index) =>
        position(item, complete?.unitNetPrice ?? '', index, language),
      ),
      ...(discount === undefined
        ? []
        : [
            {
              ...NO_POSITION,
              product: format('firm-discount', {
                percent: formatNumber(Number(discountText(discount)), language),
              }),
              amount: formatMoney(-taken, currency, language),
            },
          ]),
    ],
    total: formatMoney(total - taken, currency, language),
    details: shareDetails(
      items.flatMap(({ item, complete }, index): DraftDetails[] => {
        const configuration = complete?.['product-configuration'];
        if (!configuration) return [];
        const entries = configuration.parameters
          .filter(({ valueDescription }) => valueDescription !== '')
          .map(({ description, valueDescription, committed }) => ({
            label: description,
            value: valueDescription,
            isChosen: committed,
          }));
        return [
          {
            number: String(index + 1),
            product: item.product,
            summary: item.summary,
            sections: [{ label: format('configuration'), entries }],
            partsTitle: '',
            columns: [],
            parts: [],
            price: amountOf(complete.unitNetPrice ?? '', item.currency, language),
          },
        ];
      }),
    ),
  };
}

const NO_POSITION: DraftPosition = {
  number: '',
  product: '',
  summary: '',
  remarks: [],
  quantity: '',
  unitPrice: '',
  amount: '',
};

function position(
  { product, summary, qty, currency, totalNetPrice }: RequestedItem,
  unitPrice: string,
  index: number,
  language: string,
): DraftPosition {
  return {
    ...NO_POSITION,
    number: String(index + 1),
    product,
    summary,
    quantity: formatNumber(qty, language),
    unitPrice: amountOf(unitPrice, currency, language),
    amount: amountOf(totalNetPrice, currency, language),
  };
}

/** What is no number, such as that of a price on request, stays out. */
function amountOf(amount: string, currency: string, language: string): string {
  return /^-?\d+(\.\d+)?$/.test(amount)
    ? formatAmount(amount, currency, language)
    : texts.format('pricing.on-request', language);
}

function longDate(date: Date | string, language: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(date));
}
