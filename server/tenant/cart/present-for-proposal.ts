import type { CartItem } from '#contract/cart.ts';
import type { ListedAttachments } from '../product/present-attachment.ts';
import type { CartContents } from './cart-reader.ts';
import { presentCart, presentItem } from './present.ts';
import { presentProductConfiguration } from './present-product-configuration.ts';

/** The cart as a proposal shows it: all amounts in the currency of the cart, and what is kept of it with a firm request. */
export function proposedCart(contents: CartContents) {
  return {
    ...contents,
    lines: contents.lines.map((line) => ({
      ...line,
      unitPrice: line.price.inCart,
      total: line.price.inCart * line.item.qty,
      isPriceCurrent: line.price.isCurrent,
      services: line.priced.services,
      pricedAt: line.price.isCurrent ? undefined : line.priced.kept?.calculatedAt,
    })),
    snapshot: (language: string | undefined, attachments: ListedAttachments) =>
      snapshot(contents, language, attachments),
  };
}

function snapshot(contents: CartContents, language: string | undefined, attachments: ListedAttachments) {
  const complete = contents.lines.map((line): CartItem => {
    const { configuration } = line;
    return {
      // Requests are kept longer than pictures of items are served.
      ...presentItem({ ...line, screenshot: undefined }, language),
      attachments: attachments.ofItem(line.item.id),
      ...(configuration && {
        'product-configuration': presentProductConfiguration(configuration, language),
      }),
    };
  });
  return {
    language: language ?? '',
    cart: presentCart(contents, language),
    attachments: attachments.ofCart,
    items: complete.map((item) => ({
      id: item['#id'],
      product: item.product,
      summary: item.summary,
      qty: item.qty,
      currency: String(item['currency']),
      totalNetPrice: String(item['totalNetPrice']),
      attachments: attachments.ofItem(item['#id']),
    })),
    complete,
  };
}
