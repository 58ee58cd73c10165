import { at, objects, parametersOf } from '../json.ts';
import type { Section, Statement } from '../statement.ts';
import type { Answer } from '../tenant.ts';
import { isErrorObject } from './every-call.ts';

const status = ({ body }: Answer) => at(body, 'response', 'status');
const isCurrent = (answer: Answer) => objects(at(answer.body, 'steps')).length > 0;

/** Each form with values in the path, with parameters that the page names. */
const pathForms = [
  { page: 'Commit a Parameter (Deprecated)', call: 'POST /config/commit/{parameter}/{value}' },
  { page: 'Uncommit a Parameter (Deprecated)', call: 'POST /config/uncommit/{parameter}' },
  { page: 'Accept Conflict Resolution (Deprecated)', call: 'POST /config/accept/{parameter}/{value}' },
  { page: 'Change Configuration Step (Deprecated)', call: 'POST /config/step/{secondStep}' },
] as const;

/** "Deprecated Methods": there up to v1.2, removed in v1.3. */
export const deprecated: Section[] = pathForms.map(({ page, call }) => ({
  page,
  by: 'customer',
  statements: of(call),
}));

function of(call: string): Statement[] {
  const path = call.replace(/\{\w+\}/g, 'x');
  return [
    {
      says: 'removed in v1.3',
      call,
      with: { configId: '{newConfig}' },
      bases: 'current',
      status: 404,
      holds: isErrorObject,
    },
    {
      says: 'goes on with a known configuration',
      call,
      with: { configId: '{newConfig}' },
      bases: 'older',
      holds: isCurrent,
    },
    {
      says: 'goes on with an anonymous configuration',
      call,
      by: 'anyone',
      with: { configState: '{state}' },
      bases: 'older',
      holds: isCurrent,
    },
    {
      says: 'parameters in the query',
      call,
      place: 'query',
      with: { configId: '{newConfig}' },
      bases: 'older',
      holds: isCurrent,
    },
    {
      says: '403 without a key',
      call: path,
      by: 'nobody',
      bases: 'older',
      status: 403,
      holds: isErrorObject,
    },
    {
      says: '403 with a key that is not valid',
      call: path,
      by: 'intruder',
      bases: 'older',
      status: 403,
      holds: isErrorObject,
    },
    {
      says: '404 for a configId that is no ongoing configuration',
      call,
      with: { configId: 'no-such-configuration' },
      bases: 'older',
      status: 404,
      holds: isErrorObject,
    },
    {
      says: '404 for a configId of another external id',
      call,
      by: 'other',
      with: { configId: '{config}' },
      bases: 'older',
      status: 404,
      holds: isErrorObject,
    },
    ...(call.includes('commit/{parameter}/') ? [commits(call)] : []),
  ];
}

function commits(call: string): Statement {
  return {
    says: 'the parameter is committed',
    call,
    with: { configId: '{newConfig}' },
    bases: 'older',
    holds: async (answer, facts) => {
      const name = await facts.get('parameter');
      return (
        status(answer) === 'OK' &&
        parametersOf(answer.body).some((each) => each['name'] === name && each['committed'] === true)
      );
    },
  };
}
