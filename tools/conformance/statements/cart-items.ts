import { at, objects } from '../json.ts';
import type { Section } from '../statement.ts';
import { isErrorObject } from './every-call.ts';

/** "Update Item in Cart" and "Delete Item from Cart". */
export const cartItems: Section[] = [
  {
    page: 'Update Item in Cart',
    by: 'customer',
    statements: [
      {
        says: 'qty',
        call: 'PUT /cart/items/{newItem}',
        with: { qty: '10' },
        holds: ({ body }) => Number(at(body, 'qty')) === 10,
      },
      {
        says: 'qty in the query',
        call: 'PUT /cart/items/{newItem}',
        place: 'query',
        with: { qty: '11' },
        holds: ({ body }) => Number(at(body, 'qty')) === 11,
      },
      {
        says: 'a custom attribute',
        call: 'PUT /cart/items/{newItem}',
        with: { remark: 'Gate 4' },
        holds: ({ body }) => at(body, 'remark') === 'Gate 4',
      },
      {
        says: 'a custom attribute with a name in any script',
        call: 'PUT /cart/items/{newItem}',
        with: { 'Lager (süd)': 'Tor 4' },
        holds: ({ body }) => at(body, 'Lager (süd)') === 'Tor 4',
      },
      {
        says: 'language as a parameter',
        call: 'PUT /cart/items/{newItem}',
        with: { qty: '2', language: 'de' },
      },
      ...['searchLayout', 'json', 'pricingJson', 'tempPricingJson', 'productId', 'product'].map((name) => ({
        says: `404 for the restricted parameter ${name}`,
        call: 'PUT /cart/items/{newItem}',
        with: { [name]: 'x' },
        status: 404,
        holds: isErrorObject,
      })),
      {
        says: '404 for an item that is not there',
        call: 'PUT /cart/items/no-such-item',
        with: { qty: '2' },
        status: 404,
        holds: isErrorObject,
      },
      {
        says: "404 for another customer's item",
        call: 'PUT /cart/items/{newItem}',
        by: 'other',
        with: { qty: '2' },
        status: 404,
        holds: isErrorObject,
      },
      {
        says: 'another external id moves the item to that cart',
        call: 'PUT /cart/items/{newItem}',
        with: { _externalId: '{otherCustomer}' },
        holds: async (_, facts, tenant) => {
          const id = await facts.get('newItem');
          const theirs = objects(at(await tenant.ask('GET', '/cart/items', 'other'), 'items'));
          return theirs.some((item) => item['#id'] === id);
        },
      },
    ],
  },
  {
    page: 'Delete Item from Cart',
    by: 'customer',
    statements: [
      { says: 'a success message', call: 'DELETE /cart/items/{newItem}', status: [200, 204] },
      {
        says: '404 for an item that is not there',
        call: 'DELETE /cart/items/no-such-item',
        status: 404,
        holds: isErrorObject,
      },
      {
        says: "404 for another customer's item",
        call: 'DELETE /cart/items/{newItem}',
        by: 'other',
        status: 404,
        holds: isErrorObject,
      },
      {
        says: 'the item is gone: deleting it again finds nothing',
        call: 'DELETE /cart/items/{newItem}',
        holds: async (_, facts, tenant) => {
          const path = `${tenant.base}/cart/items/${await facts.get('newItem')}`;
          return (await tenant.call({ method: 'DELETE', path, by: 'customer' })).status === 404;
        },
      },
    ],
  },
];
