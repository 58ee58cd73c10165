import { at, objects } from '../json.ts';
import type { Section } from '../statement.ts';
import { isErrorObject } from './every-call.ts';

const pair = { parameter: '{parameter}', value: '{value}' };

/** "Restart Configuration" and "Temporary Versions". */
export const restart: Section[] = [
  {
    page: 'Restart Configuration',
    by: 'customer',
    statements: [
      {
        says: 'the configId of a cart item opens it again',
        call: 'POST /config/start',
        with: { configId: '{newConfigured}' },
        holds: ({ body }) => objects(at(body, 'steps')).length > 0,
      },
      {
        says: 'the configId is that of the item',
        call: 'POST /config/start',
        with: { configId: '{newConfigured}' },
        holds: async ({ body }, facts) => at(body, 'configId') === (await facts.get('newConfigured')),
      },
      {
        says: '404 for a configuration that is not in the cart',
        call: 'POST /config/start',
        with: { configId: '{newConfig}' },
        status: 404,
        holds: isErrorObject,
      },
      {
        says: '404 for an item that is not there',
        call: 'POST /config/start',
        with: { configId: 'no-such-item' },
        status: 404,
        holds: isErrorObject,
      },
      {
        says: "404 for another customer's item",
        call: 'POST /config/start',
        by: 'other',
        with: { configId: '{configured}' },
        status: 404,
        holds: isErrorObject,
      },
      {
        says: 'the cart lists the temporary version until it ends',
        call: 'POST /config/start',
        with: { configId: '{newConfigured}' },
        holds: async (_, facts, tenant) => {
          const items = objects(at(await tenant.ask('GET', '/cart/items', 'customer'), 'items'));
          const id = await facts.get('newConfigured');
          return items.some((item) => item['#id'] === id && item['isCheckedOut'] === true);
        },
      },
      {
        says: 'parameters in the query, as clients send them',
        call: 'POST /config/start',
        place: 'query',
        with: { configId: '{newConfigured}' },
      },
    ],
  },
  {
    page: 'Temporary Versions',
    by: 'customer',
    statements: [
      {
        says: 'changes of a restarted item are saved by adding it',
        call: 'POST /config/start',
        with: { configId: '{newConfigured}' },
        holds: async (_, facts, tenant) => {
          const configId = await facts.get('newConfigured');
          const values = { parameter: await facts.get('parameter'), value: await facts.get('value') };
          await tenant.ask('POST', '/config/commit', 'customer', { configId, ...values });
          const item = await tenant.ask('POST', '/cart/items', 'customer', { configId });
          return at(item, '#id') === configId && at(item, 'isCheckedOut') === false;
        },
      },
      {
        says: 'cancelling leaves the item as it was',
        call: 'POST /config/start',
        with: { configId: '{newConfigured}' },
        holds: async (_, facts, tenant) => {
          const configId = await facts.get('newConfigured');
          await tenant.ask('POST', '/config/commit', 'customer', { configId, ...(await given(facts)) });
          await tenant.ask('POST', '/config/cancel', 'customer', { configId });
          const items = objects(at(await tenant.ask('GET', '/cart/items', 'customer'), 'items'));
          return items.some((item) => item['#id'] === configId && item['isCheckedOut'] === false);
        },
      },
      {
        says: 'a configuration is not changed after it was added',
        call: 'POST /config/commit',
        with: { configId: '{newConfigured}', ...pair },
        status: 404,
        holds: isErrorObject,
      },
    ],
  },
];

async function given(facts: { get(name: string): Promise<string> }) {
  return { parameter: await facts.get('parameter'), value: await facts.get('value') };
}
