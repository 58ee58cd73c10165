import { useFormatter } from 'use-intl';
import type { CartTotal } from './cart-total.ts';

/** A cart's sum in the person's language. */
export function TotalPrice({ total }: { total: NonNullable<CartTotal> }) {
  const format = useFormatter();
  return (
    <span className="figures">
      {'text' in total
        ? total.text
        : format.number(total.amount, { style: 'currency', currency: total.currency })}
    </span>
  );
}
