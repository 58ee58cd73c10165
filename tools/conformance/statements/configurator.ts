import { at, isCount, isFlag, isText, membersOf, objects, parametersOf } from '../json.ts';
import type { Section, Statement } from '../statement.ts';
import type { Answer } from '../tenant.ts';
import { isErrorObject } from './every-call.ts';

const START = 'POST /config/start/{tab}/{product}';
const steps = ({ body }: Answer) => objects(at(body, 'steps'));
const has =
  (name: string) =>
  ({ body }: Answer) =>
    at(body, name) !== undefined;
const lacks =
  (name: string) =>
  ({ body }: Answer) =>
    at(body, name) === undefined;
const isOk = ({ body }: Answer) => at(body, 'response', 'status') === 'OK';
const everyParameter =
  (holds: (parameter: Readonly<Record<string, unknown>>) => boolean) =>
  ({ body }: Answer) =>
    parametersOf(body).length > 0 && parametersOf(body).every(holds);
const everyElement =
  (holds: (element: Readonly<Record<string, unknown>>) => boolean) =>
  ({ body }: Answer) =>
    parametersOf(body).every((parameter) => objects(at(parameter, 'domain', 'elements')).every(holds));

const anonymous: Statement[] = [
  {
    says: 'configState, the state as an encoded parameter',
    call: START,
    holds: ({ body }) => isText(at(body, 'configState')),
  },
  { says: 'steps', call: START, holds: (answer) => steps(answer).length > 0 },
  { says: 'response', call: START, holds: isOk },
  { says: 'no configId', call: START, holds: lacks('configId') },
  { says: 'no tab', call: START, holds: lacks('tab') },
  { says: 'no productId', call: START, holds: lacks('productId') },
  { says: 'no visualization', call: START, holds: lacks('visualization') },
  { says: 'no pricing', call: START, holds: lacks('pricing') },
  { says: 'no bill of materials', call: START, holds: lacks('bom') },
  {
    says: 'no price lookup',
    call: START,
    holds: everyParameter((each) => each['price-details'] === undefined),
  },
  {
    says: 'each response has the updated configState',
    call: 'POST /config/commit',
    with: { configState: '{state}', parameter: '{parameter}', value: '{value}' },
    holds: async ({ body }, facts) =>
      isText(at(body, 'configState')) && at(body, 'configState') !== (await facts.get('state')),
  },
  {
    says: 'the current configState continues the configuration',
    call: 'POST /config/commit',
    with: { configState: '{state}', parameter: '{parameter}', value: '{value}' },
    holds: async ({ body }, facts) => {
      const name = await facts.get('parameter');
      return parametersOf(body).some((each) => each['name'] === name && each['committed'] === true);
    },
  },
];

const known: Statement[] = [
  { says: 'a unique configId', call: START, holds: ({ body }) => isText(at(body, 'configId')) },
  {
    says: 'a new configuration has a new configId',
    call: START,
    holds: async ({ body }, facts) => at(body, 'configId') !== (await facts.get('config')),
  },
  {
    says: 'the configId stays the same within a configuration',
    call: 'POST /config/commit',
    with: { configId: '{newConfig}', parameter: '{parameter}', value: '{value}' },
    holds: async ({ body }, facts) => at(body, 'configId') === (await facts.get('newConfig')),
  },
  {
    says: 'tab',
    call: START,
    holds: async ({ body }, facts) => at(body, 'tab') === (await facts.get('tab')),
  },
  { says: 'productId, with the revision', call: START, holds: ({ body }) => isText(at(body, 'productId')) },
  {
    says: 'numberOfUncommittedMandatoryFields',
    call: START,
    holds: ({ body }) => isCount(at(body, 'numberOfUncommittedMandatoryFields')),
  },
  { says: 'steps', call: START, holds: (answer) => steps(answer).length > 0 },
  { says: 'response', call: START, holds: isOk },
  { says: 'visualization', call: START, holds: has('visualization') },
  { says: 'pricing', call: START, holds: has('pricing') },
  {
    says: 'a summary of the pricing',
    call: START,
    holds: ({ body }) => typeof at(body, 'pricing', 'summary') === 'object',
  },
  { says: 'bom', call: START, holds: ({ body }) => Array.isArray(at(body, 'bom')) },
  { says: 'no configState', call: START, holds: lacks('configState') },
  {
    says: 'several configurations at the same time',
    call: 'POST /config/step',
    with: { configId: '{newConfig}', step: '{secondStep}' },
    holds: async (_, facts, tenant) => {
      const form = { configId: await facts.get('config'), step: await facts.get('secondStep') };
      return at(await tenant.ask('POST', '/config/step', 'customer', form), 'configId') === form.configId;
    },
  },
];

/** "Configurator" up to "Commit a Parameter": what every call returns, and how a configuration starts. */
export const configurator: Section[] = [
  { page: 'Configurator: anonymous calls', by: 'anyone', statements: anonymous },
  { page: 'Configurator: calls of a known entity', by: 'customer', statements: known },
  {
    page: 'Start Configuration',
    by: 'customer',
    statements: [
      {
        says: '404 for a product that is not found',
        call: 'POST /config/start/{tab}/no-such-product',
        status: 404,
        holds: isErrorObject,
      },
      {
        says: '404 for a tab that is not found',
        call: 'POST /config/start/no-such-tab/{product}',
        status: 404,
        holds: isErrorObject,
      },
      {
        says: 'excludePricing: no pricing',
        call: START,
        with: { excludePricing: 'true' },
        holds: ({ body }) => !at(body, 'pricing', 'summary'),
      },
      { says: 'the focused group may be named', call: START, with: { group: 'any' }, holds: isOk },
      { says: 'an unknown unit system is no error', call: START, with: { uomSystemId: 'none' }, holds: isOk },
      { says: 'language as a parameter', call: START, with: { language: 'de' }, holds: isOk },
      {
        says: 'parameters in the query',
        call: START,
        place: 'query',
        with: { excludePricing: 'true' },
        holds: isOk,
      },
      {
        says: 'parameters in a multipart body',
        call: START,
        place: 'multipart',
        with: { excludePricing: 'true' },
        holds: isOk,
      },
      {
        says: 'the external id as a parameter',
        call: START,
        by: 'anyone',
        with: { _externalId: '{customer}' },
        holds: has('configId'),
      },
      {
        says: 'not in the cart until it is added',
        call: START,
        holds: async ({ body }, _, tenant) => {
          const items = objects(at(await tenant.ask('GET', '/cart/items', 'customer'), 'items'));
          return items.every((item) => item['#id'] !== at(body, 'configId'));
        },
      },
    ],
  },
  {
    page: 'Compatible Configuration Features',
    by: 'customer',
    statements: [
      {
        says: 'steps have a name',
        call: START,
        holds: (answer) => steps(answer).every(({ name }) => isText(name)),
      },
      {
        says: 'one step is the current one',
        call: START,
        holds: (answer) => steps(answer).filter(({ current }) => current === true).length === 1,
      },
      { says: 'the current step has members', call: START, holds: ({ body }) => membersOf(body).length > 0 },
      { says: 'parameters have a name', call: START, holds: everyParameter(({ name }) => isText(name)) },
      {
        says: 'parameters have a value',
        call: START,
        holds: everyParameter((each) => isText(each['value'])),
      },
      {
        says: 'parameters say whether they are committed',
        call: START,
        holds: everyParameter(({ committed }) => isFlag(committed)),
      },
      {
        says: 'isMandatory on fields',
        call: START,
        holds: everyParameter((each) => isFlag(each['isMandatory'])),
      },
      {
        says: 'the number of uncommitted mandatory fields on groups',
        call: START,
        holds: ({ body }) =>
          membersOf(body)
            .filter((each) => each['isGroup'] === true)
            .every((each) => isCount(each['numberOfUncommittedMandatoryFields'])),
      },
      { says: 'elements have a name', call: START, holds: everyElement(({ name }) => isText(name)) },
      { says: 'elements have a state', call: START, holds: everyElement(({ state }) => isText(state)) },
      {
        says: 'elements say whether they are selected',
        call: START,
        holds: everyElement(({ selected }) => isFlag(selected)),
      },
    ],
  },
  {
    page: 'Field Display Properties',
    by: 'customer',
    statements: [
      {
        says: 'a map of properties on each parameter',
        call: START,
        holds: everyParameter((each) => typeof each['properties'] === 'object'),
      },
      {
        says: 'guitype, the effective widget',
        call: START,
        holds: everyParameter((each) => isText(at(each, 'properties', 'guitype'))),
      },
      {
        says: 'hidden',
        call: START,
        holds: everyParameter((each) => isText(at(each, 'properties', 'hidden'))),
      },
    ],
  },
];
