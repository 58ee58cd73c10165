import { expect, it } from 'vitest';
import * as v from 'valibot';
import { cartItemReader } from './read/cart.ts';
import { describedBy } from './put-back.ts';

it('describes an item of an external search by the columns of its tab, and by nothing else', () => {
  const item = v.parse(cartItemReader, {
    ...{ '#id': '1', product: 'Coffee mug', productId: 'x', tab: 'requests', summary: 'mug', qty: 3 },
    ...{ name: 'Coffee mug', weight: '0.3', comment: 'blue', totalNetPrice: '0.00' },
    ...{ isConfigurable: false, isProductOutdated: false, isCurrencyOutdated: false, isCheckedOut: false },
    ...{ isAnyCurrencyRateOutdated: false, isPriceOutdated: false, isPriceModelOutdated: false },
    ...{ isPriceDatatableOutdated: false, isPriceContextOutdated: false },
    hasAnyUncommittedMandatoryFields: false,
  });
  const columns = ['name', 'weight', 'delivery', 'qty'].map((name) => ({ name, title: name, type: 'text' }));
  expect(describedBy({ columns }, item)).toEqual({ name: 'Coffee mug', weight: '0.3' });
});
