import { at, isText, objects } from '../json.ts';
import type { Section } from '../statement.ts';
import type { Answer } from '../tenant.ts';
import { isErrorObject } from './every-call.ts';

const isObject = ({ body }: Answer) => typeof body === 'object' && body !== null && !Array.isArray(body);

/** "List Cart Attributes" to "Check Product Upgrade Job Status". */
export const cartAttributes: Section[] = [
  {
    page: 'List Cart Attributes',
    by: 'customer',
    statements: [
      { says: 'attributes as key-value pairs', call: 'GET /cart', holds: isObject },
      {
        says: 'the external id of the cart',
        call: 'GET /cart',
        holds: ({ body }, _, tenant) => at(body, 'externalId') === tenant.customer,
      },
      { says: 'the currency', call: 'GET /cart', holds: ({ body }) => isText(at(body, 'currency')) },
    ],
  },
  {
    page: 'Update Cart Attributes',
    by: 'customer',
    statements: [
      {
        says: 'a custom attribute',
        call: 'PUT /cart',
        with: { customerReference: 'R-12' },
        holds: ({ body }) => at(body, 'customerReference') === 'R-12',
      },
      {
        says: 'several attributes',
        call: 'PUT /cart',
        with: { site: 'North', gate: '4' },
        holds: ({ body }) => at(body, 'site') === 'North' && at(body, 'gate') === '4',
      },
      {
        says: 'attributes in the query',
        call: 'PUT /cart',
        place: 'query',
        with: { site: 'South' },
        holds: ({ body }) => at(body, 'site') === 'South',
      },
      {
        says: 'attributes stay',
        call: 'PUT /cart',
        with: { site: 'West' },
        holds: async (_, __, tenant) => at(await tenant.ask('GET', '/cart', 'customer'), 'site') === 'West',
      },
      {
        says: '404 for the restricted attribute externalId',
        call: 'PUT /cart',
        with: { externalId: 'x' },
        status: 404,
        holds: isErrorObject,
      },
      {
        says: 'the currency',
        call: 'GET /cart',
        holds: async ({ body }, _, tenant) => {
          const currency = String(at(body, 'currency'));
          return at(await tenant.ask('PUT', '/cart', 'customer', { currency }), 'currency') === currency;
        },
      },
      { says: 'the updated cart', call: 'PUT /cart', with: { site: 'East' }, holds: isObject },
    ],
  },
  {
    page: 'Delete Cart',
    by: 'other',
    statements: [
      { says: 'a success message', call: 'DELETE /cart', status: [200, 204] },
      {
        says: 'the next operation makes an empty one',
        call: 'DELETE /cart',
        status: [200, 204],
        holds: async (_, __, tenant) =>
          at(await tenant.ask('GET', '/cart/items', 'other'), 'itemCount') === 0,
      },
    ],
  },
  {
    page: 'Recalculate Prices',
    by: 'customer',
    statements: [
      { says: 'the updated cart', call: 'POST /cart/recalculate-prices', holds: isObject },
      {
        says: 'updateDatatables',
        call: 'POST /cart/recalculate-prices',
        with: { updateDatatables: 'true' },
        holds: isObject,
      },
      {
        says: 'no item has an outdated price afterwards',
        call: 'POST /cart/recalculate-prices',
        holds: async (_, __, tenant) => {
          const items = objects(at(await tenant.ask('GET', '/cart/items', 'customer'), 'items'));
          return items.every(
            (item) => item['isPriceModelOutdated'] === false && item['isPriceContextOutdated'] === false,
          );
        },
      },
    ],
  },
  {
    page: 'Refresh Currency',
    by: 'customer',
    statements: [
      { says: 'the updated cart', call: 'POST /cart/refresh-currency', holds: isObject },
      {
        says: 'no item has an outdated currency afterwards',
        call: 'POST /cart/refresh-currency',
        holds: async (_, __, tenant) => {
          const items = objects(at(await tenant.ask('GET', '/cart/items', 'customer'), 'items'));
          return items.every(
            (item) => item['isCurrencyOutdated'] === false && item['isAnyCurrencyRateOutdated'] === false,
          );
        },
      },
    ],
  },
  {
    page: 'Upgrade Shopping Cart Items',
    by: 'customer',
    statements: [
      {
        says: 'message and state',
        call: 'POST /cart/upgrade-products',
        holds: ({ body }) => isText(at(body, 'message')),
      },
      {
        says: 'pending, or no-run where nothing is outdated',
        call: 'POST /cart/upgrade-products',
        holds: ({ body }) => ['pending', 'no-run'].includes(String(at(body, 'state'))),
      },
    ],
  },
  {
    page: 'Check Product Upgrade Job Status',
    by: 'customer',
    statements: [
      {
        says: 'message',
        call: 'GET /cart/upgrade-products',
        holds: ({ body }) => isText(at(body, 'message')),
      },
      {
        says: 'pending, running or not-found',
        call: 'GET /cart/upgrade-products',
        holds: ({ body }) => ['pending', 'running', 'not-found'].includes(String(at(body, 'state'))),
      },
    ],
  },
];
