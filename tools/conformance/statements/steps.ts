import { at, isText, membersOf, objects } from '../json.ts';
import type { Section } from '../statement.ts';
import type { Answer } from '../tenant.ts';
import { isErrorObject } from './every-call.ts';

const current = ({ body }: Answer) => objects(at(body, 'steps')).find((step) => step['current'] === true);

/** "Change Step", "Cancel Configuration" and "Get Bill of Materials". */
export const steps: Section[] = [
  {
    page: 'Change Step',
    by: 'customer',
    statements: [
      {
        says: 'goes to the step',
        call: 'POST /config/step',
        with: { configId: '{newConfig}', step: '{secondStep}' },
        holds: async (answer, facts) => current(answer)?.['name'] === (await facts.get('secondStep')),
      },
      {
        says: 'answers with the members of the step',
        call: 'POST /config/step',
        with: { configId: '{newConfig}', step: '{secondStep}' },
        holds: ({ body }) => membersOf(body).length > 0,
      },
      {
        says: '404 for a step that is not listed',
        call: 'POST /config/step',
        with: { configId: '{newConfig}', step: 'no-such-step' },
        status: 404,
        holds: isErrorObject,
      },
      {
        says: 'an anonymous configuration goes on by its configState',
        call: 'POST /config/step',
        by: 'anyone',
        with: { configState: '{state}', step: '{secondStep}' },
        holds: ({ body }) => isText(at(body, 'configState')),
      },
      {
        says: 'the focused group may be named',
        call: 'POST /config/step',
        with: { configId: '{newConfig}', step: '{secondStep}', group: 'any' },
      },
      {
        says: 'excludePricing: no pricing',
        call: 'POST /config/step',
        with: { configId: '{newConfig}', step: '{secondStep}', excludePricing: 'true' },
        holds: ({ body }) => !at(body, 'pricing', 'summary'),
      },
      {
        says: 'parameters in the query',
        call: 'POST /config/step',
        place: 'query',
        with: { configId: '{newConfig}', step: '{secondStep}' },
      },
    ],
  },
  {
    page: 'Cancel Configuration',
    by: 'customer',
    statements: [
      {
        says: 'status=ok',
        call: 'POST /config/cancel',
        with: { configId: '{newConfig}' },
        holds: ({ body }) => at(body, 'status') === 'ok',
      },
      {
        says: 'without an external id, as the configId says which',
        call: 'POST /config/cancel',
        by: 'anyone',
        with: { configId: '{newConfig}' },
      },
      {
        says: 'all changes are discarded',
        call: 'POST /config/cancel',
        with: { configId: '{newConfig}' },
        holds: async (_, facts, tenant) => {
          const parameters = Object.entries({
            configId: await facts.get('newConfig'),
            step: await facts.get('secondStep'),
          });
          const path = `${tenant.base}/config/step`;
          return (await tenant.call({ method: 'POST', path, by: 'customer', parameters })).status === 404;
        },
      },
    ],
  },
  {
    page: 'Get Bill of Materials',
    by: 'customer',
    statements: [
      {
        says: 'the parts of a known configuration',
        call: 'GET /config/bom',
        with: { configId: '{config}' },
        holds: ({ body }) => Array.isArray(at(body, 'bom')),
      },
      {
        says: 'the parts of an anonymous configuration',
        call: 'GET /config/bom',
        by: 'anyone',
        with: { configState: '{state}' },
        holds: ({ body }) => Array.isArray(at(body, 'bom')),
      },
      {
        says: 'Configurator Data',
        call: 'GET /config/bom',
        with: { configId: '{config}' },
        holds: ({ body }) => Array.isArray(at(body, 'steps')),
      },
      {
        says: 'parts have name, description, quantity and sub-items',
        call: 'GET /config/bom',
        with: { configId: '{config}' },
        holds: ({ body }) =>
          objects(at(body, 'bom')).every((part) =>
            ['name', 'description', 'qty', 'subItems'].every((name) => name in part),
          ),
      },
      {
        says: '400 without configId and configState',
        call: 'GET /config/bom',
        by: 'anyone',
        status: 400,
        holds: isErrorObject,
      },
      { says: '400 without configId', call: 'GET /config/bom', status: 400, holds: isErrorObject },
    ],
  },
];
