import { at, isCount, isFlag, isText, objects } from '../json.ts';
import type { Section } from '../statement.ts';
import type { Answer } from '../tenant.ts';
import { isErrorObject } from './every-call.ts';

const everyTab =
  (holds: (tab: Readonly<Record<string, unknown>>) => boolean) =>
  ({ body }: Answer) =>
    objects(body).length > 0 && objects(body).every(holds);
const rows = ({ body }: Answer) => objects(at(body, 'rows'));
/** The page does not say which order letters and digits have. */
const orders = [
  (a: string, b: string) => a.localeCompare(b, 'en'),
  (a: string, b: string) => a.localeCompare(b, 'en', { numeric: true }),
  (a: string, b: string) => (a < b ? -1 : Number(a > b)),
];
const inOrder = (values: readonly string[], sign: 1 | -1) =>
  orders.some((compare) =>
    values.every((value, index) => index === 0 || sign * compare(values[index - 1] ?? '', value) <= 0),
  );

/** "Product Catalog". */
export const catalog: Section[] = [
  {
    page: 'List Product Catalog Pages',
    by: 'anyone',
    statements: [
      { says: 'a list of pages', call: 'GET /catalog/tabs', holds: ({ body }) => Array.isArray(body) },
      {
        says: 'name, the id of the page',
        call: 'GET /catalog/tabs',
        holds: everyTab(({ name }) => isText(name)),
      },
      { says: 'title', call: 'GET /catalog/tabs', holds: everyTab(({ title }) => isText(title)) },
      {
        says: 'type of the base object',
        call: 'GET /catalog/tabs',
        holds: everyTab(({ type }) => isText(type)),
      },
      {
        says: 'isConfigurable',
        call: 'GET /catalog/tabs',
        holds: everyTab((tab) => isFlag(tab['isConfigurable'])),
      },
      {
        says: 'isExternalSearch',
        call: 'GET /catalog/tabs',
        holds: everyTab((tab) => isFlag(tab['isExternalSearch'])),
      },
      {
        says: 'a list of filters',
        call: 'GET /catalog/tabs',
        holds: everyTab(({ filters }) => Array.isArray(filters)),
      },
      {
        says: 'a list of columns',
        call: 'GET /catalog/tabs',
        holds: everyTab(({ columns }) => Array.isArray(columns)),
      },
      {
        says: 'names are different from each other',
        call: 'GET /catalog/tabs',
        holds: ({ body }) => new Set(objects(body).map(({ name }) => name)).size === objects(body).length,
      },
      { says: 'anonymous: the same without an external id', call: 'GET /catalog/tabs', by: 'customer' },
    ],
  },
  {
    page: 'List Products in Product Catalog Page',
    by: 'anyone',
    statements: [
      {
        says: 'total, the number of results',
        call: 'GET /catalog/search/{tab}',
        holds: ({ body }) => isCount(at(body, 'total')),
      },
      {
        says: 'rows, the list of products',
        call: 'GET /catalog/search/{tab}',
        holds: ({ body }) => Array.isArray(at(body, 'rows')),
      },
      {
        says: '#id of each product',
        call: 'GET /catalog/search/{tab}',
        holds: (answer) => rows(answer).every((row) => isText(row['#id'])),
      },
      {
        says: 'values for the columns of the page',
        call: 'GET /catalog/search/{plainTab}',
        holds: async (answer, facts, tenant) => {
          const tabs = objects(await tenant.ask('GET', '/catalog/tabs', 'anyone'));
          const name = await facts.get('plainTab');
          const columns = objects(tabs.find((tab) => tab['name'] === name)?.['columns']);
          return columns.some((column) => rows(answer).some((row) => String(column['name']) in row));
        },
      },
      {
        says: '404 for a catalog tab that is not found',
        call: 'GET /catalog/search/no-such-tab',
        status: 404,
        holds: isErrorObject,
      },
      {
        says: 'limit',
        call: 'GET /catalog/search/{plainTab}',
        with: { limit: '2' },
        holds: (answer) => rows(answer).length <= 2,
      },
      {
        says: 'limit does not change total',
        call: 'GET /catalog/search/{plainTab}',
        with: { limit: '1' },
        holds: async ({ body }, facts, tenant) => {
          const all = await tenant.ask('GET', `/catalog/search/${await facts.get('plainTab')}`, 'anyone');
          return at(body, 'total') === at(all, 'total');
        },
      },
      {
        says: 'offset leaves out the first products',
        call: 'GET /catalog/search/{plainTab}',
        with: { offset: '1' },
        holds: async (answer, facts, tenant) => {
          const all = await tenant.ask('GET', `/catalog/search/${await facts.get('plainTab')}`, 'anyone');
          return rows(answer)[0]?.['#id'] === at(all, 'rows', 1, '#id');
        },
      },
      {
        says: 'an offset behind the last product gives none',
        call: 'GET /catalog/search/{plainTab}',
        with: { offset: '100000' },
        holds: (answer) => rows(answer).length === 0,
      },
      {
        says: 'offset and limit together are a page',
        call: 'GET /catalog/search/{plainTab}',
        with: { offset: '1', limit: '1' },
        holds: (answer) => rows(answer).length === 1,
      },
      {
        says: 'sort and order=asc: ascending',
        call: 'GET /catalog/search/{plainTab}',
        with: { sort: '{column}', order: 'asc' },
        holds: async (answer, facts) => inOrder(await valuesOf(answer, facts.get('column')), 1),
      },
      {
        says: 'any other order is descending',
        call: 'GET /catalog/search/{plainTab}',
        with: { sort: '{column}', order: 'desc' },
        holds: async (answer, facts) => inOrder(await valuesOf(answer, facts.get('column')), -1),
      },
      {
        says: 'descending is the default',
        call: 'GET /catalog/search/{plainTab}',
        with: { sort: '{column}' },
        holds: async (answer, facts) => inOrder(await valuesOf(answer, facts.get('column')), -1),
      },
      {
        says: 'a filter applies to the search',
        call: 'GET /catalog/search/{plainTab}',
        with: { '{column}': '{columnValue}' },
        holds: async (answer, facts) => {
          const value = await facts.get('columnValue');
          return (await valuesOf(answer, facts.get('column'))).every((each) => each.includes(value));
        },
      },
      {
        says: 'language translates the products',
        call: 'GET /catalog/search/{tab}',
        with: { language: 'de' },
        holds: (answer) => rows(answer).length > 0,
      },
      {
        says: 'anonymous: known customers may call as well',
        call: 'GET /catalog/search/{tab}',
        by: 'customer',
      },
    ],
  },
];

async function valuesOf(answer: Answer, column: Promise<string>): Promise<string[]> {
  const name = await column;
  return rows(answer).map((row) => String(row[name]));
}
