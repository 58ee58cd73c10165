import { at, isText, objects, parametersOf } from '../json.ts';
import type { Section, Statement } from '../statement.ts';
import type { Answer } from '../tenant.ts';
import { isErrorObject } from './every-call.ts';

const status = ({ body }: Answer) => at(body, 'response', 'status');
const isOk = (answer: Answer) => status(answer) === 'OK';
const changed = ({ body }: Answer) => objects(at(body, 'response', 'changed'));
const named = (name: string, { body }: Answer) => parametersOf(body).find((each) => each['name'] === name);
const pair = { parameter: '{parameter}', value: '{value}' };
const conflict = { configId: '{conflictConfig}', parameter: '{conflictParameter}', value: '{conflictValue}' };

/** The same for every call that continues a configuration ("Other Parameters"). */
const options = (call: string, parameters: Readonly<Record<string, string>>): Statement[] => [
  {
    says: 'the focused group may be named',
    call,
    with: { configId: '{newConfig}', ...parameters, group: 'any' },
  },
  {
    says: 'excludePricing: no pricing',
    call,
    with: { configId: '{newConfig}', ...parameters, excludePricing: 'true' },
    holds: ({ body }) => !at(body, 'pricing', 'summary'),
  },
  { says: 'language as a parameter', call, with: { configId: '{newConfig}', ...parameters, language: 'de' } },
  { says: 'parameters in the query', call, place: 'query', with: { configId: '{newConfig}', ...parameters } },
  {
    says: 'parameters in a multipart body',
    call,
    place: 'multipart',
    with: { configId: '{newConfig}', ...parameters },
  },
  {
    says: 'an anonymous configuration goes on by its configState',
    call,
    by: 'anyone',
    with: { configState: '{state}', ...parameters },
    holds: ({ body }) => isText(at(body, 'configState')),
  },
];

/** "Commit a Parameter" to "Request Conflict Resolution Alternatives". */
export const commits: Section[] = [
  {
    page: 'Commit a Parameter',
    by: 'customer',
    statements: [
      ...options('POST /config/commit', pair),
      {
        says: 'the parameter gets the value',
        call: 'POST /config/commit',
        with: { configId: '{newConfig}', ...pair },
        holds: async (answer, facts) =>
          named(await facts.get('parameter'), answer)?.['value'] === (await facts.get('value')),
      },
      {
        says: 'the parameter is committed',
        call: 'POST /config/commit',
        with: { configId: '{newConfig}', ...pair },
        holds: async (answer, facts) => named(await facts.get('parameter'), answer)?.['committed'] === true,
      },
      {
        says: 'response.status is OK',
        call: 'POST /config/commit',
        with: { configId: '{newConfig}', ...pair },
        holds: isOk,
      },
      {
        says: 'further pairs are a multi-commit',
        call: 'POST /config/commit',
        with: {
          configId: '{newConfig}',
          parameter: ['{parameter}', '{parameter}'],
          value: ['{value}', '{value}'],
        },
        holds: isOk,
      },
      {
        says: '404 for a parameter without its value',
        call: 'POST /config/commit',
        with: { configId: '{newConfig}', parameter: ['{parameter}', '{parameter}'], value: '{value}' },
        status: 404,
        holds: isErrorObject,
      },
      {
        says: 'no conversion where the domain has no unit',
        call: 'POST /config/commit',
        with: { configId: '{newConfig}', ...pair, selectedUomItemId: '' },
        holds: isOk,
      },
      {
        says: 'a value that can never be is not committed',
        call: 'POST /config/commit',
        with: { configId: '{newConfig}', parameter: '{parameter}', value: 'no-such-value' },
        status: [200, 404],
        holds: (answer) => answer.status === 404 || status(answer) !== 'OK',
      },
    ],
  },
  {
    page: 'Configuration Responses',
    by: 'customer',
    statements: [
      {
        says: 'RESOLVABLE for a conflict',
        call: 'POST /config/commit',
        with: conflict,
        holds: (answer) => status(answer) === 'RESOLVABLE',
      },
      {
        says: 'changed lists parameters',
        call: 'POST /config/commit',
        with: conflict,
        holds: (answer) => changed(answer).length > 0,
      },
      ...['name', 'description', 'oldValue', 'oldValueDescription', 'newValue', 'newValueDescription'].map(
        (name) => ({
          says: `${name} of each change`,
          call: 'POST /config/commit',
          with: conflict,
          holds: (answer: Answer) => changed(answer).every((each) => isText(each[name])),
        }),
      ),
      {
        says: 'old and new value differ',
        call: 'POST /config/commit',
        with: conflict,
        holds: (answer) => changed(answer).every((each) => each['oldValue'] !== each['newValue']),
      },
      {
        says: 'a conflict is not applied',
        call: 'POST /config/commit',
        with: conflict,
        holds: async (answer, facts) =>
          named(await facts.get('conflictParameter'), answer)?.['value'] !==
          (await facts.get('conflictValue')),
      },
    ],
  },
  {
    page: 'Request Conflict Resolution Alternatives',
    by: 'customer',
    statements: [
      ...options('POST /config/alternatives', pair),
      {
        says: 'changedLists is a list of lists',
        call: 'POST /config/alternatives',
        with: conflict,
        holds: ({ body }) => {
          const lists = at(body, 'response', 'changedLists');
          return Array.isArray(lists) && lists.length > 0 && lists.every(Array.isArray);
        },
      },
      {
        says: 'RESOLVABLE',
        call: 'POST /config/alternatives',
        with: conflict,
        holds: (answer) => status(answer) === 'RESOLVABLE',
      },
      {
        says: 'entries with old and new value',
        call: 'POST /config/alternatives',
        with: conflict,
        holds: ({ body }) =>
          objects(at(body, 'response', 'changedLists', 0)).every(
            (each) => isText(each['oldValue']) && isText(each['newValue']),
          ),
      },
      {
        says: 'without a conflict the value is committed',
        call: 'POST /config/alternatives',
        with: { configId: '{newConfig}', ...pair },
        holds: async (answer, facts) =>
          isOk(answer) && named(await facts.get('parameter'), answer)?.['committed'] === true,
      },
      {
        says: '400 for several parameters',
        call: 'POST /config/alternatives',
        with: {
          configId: '{newConfig}',
          parameter: ['{parameter}', '{parameter}'],
          value: ['{value}', '{value}'],
        },
        status: 400,
        holds: isErrorObject,
      },
    ],
  },
  {
    page: 'Accept Conflict Resolution',
    by: 'customer',
    statements: [
      ...options('POST /config/accept', pair),
      {
        says: 'commits the parameter and accepts what the engine proposes',
        call: 'POST /config/accept',
        with: conflict,
        holds: async (answer, facts) =>
          named(await facts.get('conflictParameter'), answer)?.['value'] ===
          (await facts.get('conflictValue')),
      },
      {
        says: 'accepted values are committed',
        call: 'POST /config/accept',
        with: conflict,
        holds: async (answer, facts) =>
          named(await facts.get('conflictParameter'), answer)?.['committed'] === true,
      },
    ],
  },
  {
    page: 'Uncommit a Parameter',
    by: 'customer',
    statements: [
      ...options('POST /config/uncommit', { parameter: '{parameter}' }),
      {
        says: 'the engine chooses the value again',
        call: 'POST /config/commit',
        with: { configId: '{newConfig}', ...pair },
        holds: async (_, facts, tenant) => {
          const form = { configId: await facts.get('newConfig'), parameter: await facts.get('parameter') };
          const body = await tenant.ask('POST', '/config/uncommit', 'customer', form);
          return parametersOf(body).some(
            (each) => each['name'] === form.parameter && each['committed'] === false,
          );
        },
      },
    ],
  },
];
