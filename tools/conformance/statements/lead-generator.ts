/**
 * "Get Visualization", and the calls below its base that the page's example names for the `configState` it is given. Their
 * parameters are those that the vendor's public demo sends.
 */
import { at, isText, objects, parametersOf } from '../json.ts';
import type { Section } from '../statement.ts';
import type { Answer } from '../tenant.ts';
import { isErrorObject } from './every-call.ts';

const goesOn = ({ body }: Answer) => isText(at(body, 'configState')) && objects(at(body, 'steps')).length > 0;
const choice = { configState: '{state}', par: '{parameter}', val: '{value}' };

export const leadGenerator: Section[] = [
  {
    page: 'Get Visualization',
    by: 'anyone',
    statements: [
      {
        says: 'the visualization object of a state',
        call: 'POST !/configurator-api/visualization',
        with: { configState: '{state}' },
        holds: ({ body }) => typeof body === 'object',
      },
      {
        says: 'the focused group may be named',
        call: 'POST !/configurator-api/visualization',
        with: { configState: '{state}', group: 'any' },
      },
      {
        says: '403 without a key',
        call: 'POST !/configurator-api/visualization',
        by: 'nobody',
        with: { configState: '{state}' },
        status: 403,
      },
      {
        says: '403 with a key that is not valid',
        call: 'POST !/configurator-api/visualization',
        by: 'intruder',
        with: { configState: '{state}' },
        status: 403,
      },
      {
        says: 'the key may be the request parameter _key',
        call: 'POST !/configurator-api/visualization',
        by: 'nobody',
        with: { _key: '{key}', configState: '{state}' },
      },
      {
        says: 'an error without the mandatory configState',
        call: 'POST !/configurator-api/visualization',
        status: [400, 404],
      },
    ],
  },
  {
    page: 'Get Visualization: its base',
    by: 'anyone',
    statements: [
      {
        says: 'start gives a configState',
        call: 'POST !/configurator-api/start',
        with: { product: '{product}' },
        bases: 'current',
        holds: goesOn,
      },
      {
        says: '404 for a product that is not found',
        call: 'POST !/configurator-api/start',
        with: { product: 'no-such-product' },
        bases: 'current',
        status: 404,
        holds: isErrorObject,
      },
      {
        says: 'commit goes on from it',
        call: 'POST !/configurator-api/commit',
        with: choice,
        bases: 'current',
        holds: goesOn,
      },
      {
        says: 'commit commits',
        call: 'POST !/configurator-api/commit',
        with: choice,
        bases: 'current',
        holds: async ({ body }, facts) => {
          const name = await facts.get('parameter');
          return parametersOf(body).some((each) => each['name'] === name && each['committed'] === true);
        },
      },
      {
        says: 'uncommit goes on from it',
        call: 'POST !/configurator-api/uncommit',
        with: { configState: '{state}', par: '{parameter}' },
        bases: 'current',
        holds: goesOn,
      },
      {
        says: 'accept goes on from it',
        call: 'POST !/configurator-api/accept',
        with: choice,
        bases: 'current',
        holds: goesOn,
      },
      {
        says: 'step goes on from it',
        call: 'POST !/configurator-api/step',
        with: { configState: '{state}', step: '{secondStep}' },
        bases: 'current',
        holds: goesOn,
      },
      {
        says: 'bom gives the parts',
        call: 'POST !/configurator-api/bom',
        with: { configState: '{state}' },
        bases: 'current',
        holds: ({ body }) => Array.isArray(at(body, 'bom')),
      },
      {
        says: '403 without a key',
        call: 'POST !/configurator-api/start',
        by: 'nobody',
        with: { product: '{product}' },
        bases: 'current',
        status: 403,
        holds: isErrorObject,
      },
      {
        says: '405 for a method that an endpoint does not support',
        call: 'GET !/configurator-api/start',
        bases: 'current',
        status: 405,
      },
      {
        says: '404 for an endpoint that does not exist',
        call: 'POST !/configurator-api/no-such-endpoint',
        bases: 'current',
        status: 404,
      },
    ],
  },
];
