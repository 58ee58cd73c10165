/**
 * What the page says of each call in the same words: the key, the external id, the method, mandatory parameters, configurations
 * that are not the caller's. One statement for each call and rule, made of the table of documented calls.
 */
import { documentedCalls, type DocumentedCall } from '../documented-calls.ts';
import { at, isText } from '../json.ts';
import type { Section, Statement } from '../statement.ts';
import type { Answer } from '../tenant.ts';

const ERROR_ATTRIBUTES = ['type', 'cause', 'message', 'uuid', 'timestamp'];

/** "The error object contains the attributes listed below". */
export const isErrorObject = ({ type, body }: Answer): boolean =>
  type === 'application/json' && ERROR_ATTRIBUTES.every((name) => isText(at(body, name)));

/** No resource has this id. */
const withUnknownIds = (call: string) => call.replaceAll('{x}', 'no-such-thing');

export function everyCall(): Section[] {
  return documentedCalls.map((documented) => ({
    page: documented.page,
    by: documented.who === 'customer' ? 'customer' : 'anyone',
    statements: [
      ...keyStatements(documented),
      ...customerStatements(documented),
      ...mandatoryStatements(documented),
      ...configurationStatements(documented),
      ...methodStatements(documented),
    ],
  }));
}

function pathOf(call: string): string {
  return call.split(' ')[1] ?? '';
}

function keyStatements({ call: line, who }: DocumentedCall): Statement[] {
  const call = withUnknownIds(line);
  const externalId: Record<string, string> = who === 'customer' ? { _externalId: '{customer}' } : {};
  return [
    { says: '403 without a key', call, by: 'nobody', status: 403, holds: isErrorObject },
    { says: '403 with a key that is not valid', call, by: 'intruder', status: 403, holds: isErrorObject },
    {
      says: 'the key may be the request parameter _key',
      call,
      by: 'nobody',
      place: 'query',
      with: { _key: '{key}', ...externalId },
      // What the call itself answers to ids that nobody has is another statement.
      status: [200, 400, 404],
    },
  ];
}

function customerStatements({ call: line, who }: DocumentedCall): Statement[] {
  if (who !== 'customer') return [];
  return [
    {
      says: '400 without _externalId or X-External-ID',
      call: withUnknownIds(line),
      by: 'anyone',
      status: 400,
      holds: (answer) => isErrorObject(answer) && String(at(answer.body, 'message')).includes('_externalId'),
    },
  ];
}

function mandatoryStatements({ call: line, who, mandatory = [], continues }: DocumentedCall): Statement[] {
  return mandatory.map(([missing, status]) => {
    const others = Object.fromEntries(
      mandatory.flatMap(([name]) => (name === missing ? [] : [[name, `{${name}}`]])),
    ) as Record<string, string>;
    return {
      says: `${status} without the mandatory parameter ${missing}`,
      call: withUnknownIds(line),
      ...(continues && { by: 'customer' as const, with: { configId: '{config}', ...others } }),
      ...(who === 'either' && !continues && { by: 'customer' as const }),
      status,
      holds: isErrorObject,
    };
  });
}

function configurationStatements({ call: line, continues, mandatory = [] }: DocumentedCall): Statement[] {
  if (!continues) return [];
  const call = withUnknownIds(line);
  const values = Object.fromEntries(
    mandatory.map(([name]) => [name, name === 'step' ? '{secondStep}' : `{${name}}`]),
  );
  return [
    {
      says: '404 for a configId that is no ongoing configuration',
      call,
      by: 'customer',
      with: { configId: 'no-such-configuration', ...values },
      status: 404,
      holds: isErrorObject,
    },
    {
      says: '404 for a configId that is not associated with that external id',
      call,
      by: 'other',
      with: { configId: '{config}', ...values },
      status: 404,
      holds: isErrorObject,
    },
  ];
}

/** One method that the page does not have at the path. */
function methodStatements({ call }: DocumentedCall): Statement[] {
  const atPath = documentedCalls.filter((each) => pathOf(each.call) === pathOf(call));
  if (atPath[0]?.call !== call) return [];
  const documented = atPath.map((each) => each.call.split(' ')[0]);
  const method = ['DELETE', 'PUT', 'POST', 'GET'].find((each) => !documented.includes(each));
  if (method === undefined) return [];
  return [
    {
      says: `405 for ${method}, which the endpoint does not support`,
      call: `${method} ${withUnknownIds(pathOf(call))}`,
      by: 'customer',
      status: 405,
      holds: isErrorObject,
    },
  ];
}
