import { at, isCount, isFlag, isText, objects } from '../json.ts';
import type { Section, Statement } from '../statement.ts';
import type { Answer } from '../tenant.ts';
import { isErrorObject } from './every-call.ts';

const items = ({ body }: Answer) => objects(at(body, 'items'));
const isCartObject = ({ body }: Answer) => typeof body === 'object' && body !== null && !Array.isArray(body);
const plain = { tab: '{plainTab}', productId: '{plainProduct}' };
const listed = (says: string, name: string, holds: (value: unknown) => boolean): Statement => ({
  says,
  call: 'GET /cart/items',
  holds: async (answer, facts) => {
    const id = await facts.get('configured');
    const found = items(answer).find((item) => item['#id'] === id);
    // The item was added after the call, the first time.
    return found === undefined || holds(at(found, ...name.split('.')));
  },
});

/** "Shopping Cart" to "List Complete Cart Information". */
export const cart: Section[] = [
  {
    page: 'Shopping Cart',
    by: 'customer',
    statements: [
      { says: 'any operation makes the cart: reading', call: 'GET /cart', holds: isCartObject },
      { says: 'any operation makes the cart: changing', call: 'PUT /cart', by: 'other', holds: isCartObject },
      {
        says: 'one active cart for each external id',
        call: 'GET /cart/items',
        by: 'other',
        holds: async (answer, facts) =>
          items(answer).every((item) => item['#id'] !== undefined) && (await facts.get('newItem')) !== '',
      },
    ],
  },
  {
    page: 'Add Item to Cart',
    by: 'customer',
    statements: [
      {
        says: 'a configuration by its configId',
        call: 'POST /cart/items',
        with: { configId: '{newConfig}' },
        holds: ({ body }) => isText(at(body, '#id')),
      },
      {
        says: 'its quantity',
        call: 'POST /cart/items',
        with: { configId: '{newConfig}', qty: '3' },
        holds: ({ body }) => Number(at(body, 'qty')) === 3,
      },
      {
        says: 'an anonymous configuration by configState, tab and productId',
        call: 'POST /cart/items',
        with: { configState: '{state}', tab: '{tab}', productId: '{product}' },
        holds: ({ body }) => isText(at(body, '#id')),
      },
      {
        says: 'its quantity, too',
        call: 'POST /cart/items',
        with: { configState: '{state}', tab: '{tab}', productId: '{product}', qty: '2' },
        holds: ({ body }) => Number(at(body, 'qty')) === 2,
      },
      {
        says: 'a product without configuration by tab and productId',
        call: 'POST /cart/items',
        with: plain,
        holds: ({ body }) => isText(at(body, '#id')),
      },
      {
        says: 'the quantity of a plain product',
        call: 'POST /cart/items',
        with: { ...plain, qty: '10' },
        holds: ({ body }) => Number(at(body, 'qty')) === 10,
      },
      {
        says: 'one piece if no quantity is given',
        call: 'POST /cart/items',
        with: plain,
        holds: ({ body }) => Number(at(body, 'qty')) === 1,
      },
      { says: 'parameters in the query', call: 'POST /cart/items', place: 'query', with: plain },
      { says: 'language as a parameter', call: 'POST /cart/items', with: { ...plain, language: 'de' } },
      {
        says: '404 for a product that is not in the catalog',
        call: 'POST /cart/items',
        with: { tab: '{plainTab}', productId: 'no-such-product' },
        status: 404,
        holds: isErrorObject,
      },
      {
        says: '404 for a product that has to be configured',
        call: 'POST /cart/items',
        with: { tab: '{tab}', productId: '{product}' },
        status: 404,
        holds: isErrorObject,
      },
      { says: '404 for insufficient data', call: 'POST /cart/items', status: 404, holds: isErrorObject },
      {
        says: '404 for a tab without a product',
        call: 'POST /cart/items',
        with: { tab: '{plainTab}' },
        status: 404,
        holds: isErrorObject,
      },
      {
        says: 'checks the configuration in',
        call: 'POST /cart/items',
        with: { configId: '{newConfig}' },
        holds: ({ body }) => at(body, 'isCheckedOut') === false,
      },
      {
        says: 'answers as the list of items does',
        call: 'POST /cart/items',
        with: plain,
        holds: ({ body }) =>
          ['#id', 'product', 'productId', 'tab', 'qty'].every((name) => at(body, name) !== undefined),
      },
      { says: 'the external id says whose cart', call: 'POST /cart/items', by: 'other', with: plain },
    ],
  },
  {
    page: 'List Items in Cart',
    by: 'customer',
    statements: [
      { says: 'itemCount', call: 'GET /cart/items', holds: ({ body }) => isCount(at(body, 'itemCount')) },
      { says: 'items', call: 'GET /cart/items', holds: ({ body }) => Array.isArray(at(body, 'items')) },
      {
        says: 'itemCount is the number of items',
        call: 'GET /cart/items',
        holds: (answer) => at(answer.body, 'itemCount') === items(answer).length,
      },
      {
        says: 'returnAllShoppingCartItems: items of every state',
        call: 'GET /cart/items',
        with: { returnAllShoppingCartItems: 'true' },
        holds: async (answer, _, tenant) =>
          items(answer).length >=
          objects(at(await tenant.ask('GET', '/cart/items', 'customer'), 'items')).length,
      },
      { says: 'language as a parameter', call: 'GET /cart/items', with: { language: 'de' } },
      listed('product, its name', 'product', isText),
      listed('productId', 'productId', isText),
      listed('productReference', 'productReference', isText),
      listed('tab', 'tab', isText),
      listed('isConfigurable', 'isConfigurable', isFlag),
      listed('isProductOutdated', 'isProductOutdated', isFlag),
      listed('isCurrencyOutdated', 'isCurrencyOutdated', isFlag),
      listed('isAnyCurrencyRateOutdated', 'isAnyCurrencyRateOutdated', isFlag),
      listed('isPriceOutdated', 'isPriceOutdated', isFlag),
      listed('isPriceModelOutdated', 'isPriceModelOutdated', isFlag),
      listed('isPriceDatatableOutdated', 'isPriceDatatableOutdated', isFlag),
      listed('isPriceContextOutdated', 'isPriceContextOutdated', isFlag),
      listed('isCheckedOut', 'isCheckedOut', isFlag),
      listed('lifeCycleState', 'lifeCycleState', isText),
      listed('hasAnyUncommittedMandatoryFields', 'hasAnyUncommittedMandatoryFields', isFlag),
      listed('pricing', 'pricing', (value) => typeof value === 'object'),
      listed('summary', 'summary', isText),
      listed('qty', 'qty', (value) => Number(value) >= 1),
      listed('the safe-cookie of the commits', 'configResult.safecookie', isText),
      listed('the list of all parameters', 'configResult.requiredParameterList', Array.isArray),
      listed('the bill of materials', 'configResult.bom', Array.isArray),
      listed('integration attributes', 'configResult.integrationAttributes', Array.isArray),
      listed('the result layout', 'configResult.resultLayout', Array.isArray),
      {
        says: 'isPriceOutdated is true if one of the three is',
        call: 'GET /cart/items',
        holds: (answer) =>
          items(answer).every((item) => {
            const parts = ['isPriceModelOutdated', 'isPriceDatatableOutdated', 'isPriceContextOutdated'];
            return item['isPriceOutdated'] === parts.some((name) => item[name] === true);
          }),
      },
    ],
  },
  {
    page: 'List Complete Cart Information',
    by: 'customer',
    statements: [
      {
        says: 'the ShoppingCart object',
        call: 'GET /cart/complete',
        holds: ({ body }) => typeof at(body, 'ShoppingCart') === 'object',
      },
      {
        says: 'the ShoppingCartItems list',
        call: 'GET /cart/complete',
        holds: ({ body }) => Array.isArray(at(body, 'ShoppingCartItems')),
      },
      {
        says: 'two elements at the top',
        call: 'GET /cart/complete',
        holds: ({ body }) =>
          Object.keys(Object(body) as object)
            .sort()
            .join() === 'ShoppingCart,ShoppingCartItems',
      },
      {
        says: 'the bill of materials of items',
        call: 'GET /cart/complete',
        holds: ({ body }) =>
          objects(at(body, 'ShoppingCartItems'))
            .filter((item) => item['isConfigurable'] === true)
            .every((item) => Array.isArray(at(item, 'configResult', 'bom'))),
      },
      {
        says: 'includeUploadedProductConfiguration',
        call: 'GET /cart/complete',
        with: { includeUploadedProductConfiguration: 'true' },
      },
    ],
  },
];
