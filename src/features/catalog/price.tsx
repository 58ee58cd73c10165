import { useFormatter } from 'use-intl';
import type { ProductView } from './product-view.ts';

/** A catalog price in the person's language. */
export function Price({ price }: { price: NonNullable<ProductView['price']> }) {
  const format = useFormatter();
  const text =
    'text' in price
      ? price.text
      : format.number(price.amount, {
          style: 'currency',
          currency: price.currency,
          trailingZeroDisplay: 'stripIfInteger',
        });
  return <span className="figures">{text}</span>;
}
