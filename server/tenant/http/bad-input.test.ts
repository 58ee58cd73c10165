/** Every endpoint, with parameters that are missing, doubled, empty, oversized, of another type or wrongly encoded. */
import { expect, it } from 'vitest';
import { apiErrorSchema } from '#contract/api-error.ts';
import { pathOf } from '#contract/endpoint.ts';
import {
  openCustomer,
  openSampleShop,
  parameterTypes,
  REFUSED,
  sampleCalls,
  send,
  type SampleCall,
} from '../testing/sample-calls.ts';
import { TEST_KEY, type TestTenant } from '../testing/test-tenant.ts';

type Parameters = SampleCall['parameters'];

const LONG = 'x'.repeat(5_000);
/** What a parameter of this type cannot be, or is not likely to. */
const WRONG: Readonly<Record<string, readonly string[]>> = {
  text: ['__proto__', '../..', '\u0000', '😀'],
  number: ['abc', '-1', '1e9', '1,5', '٣'],
  flag: ['perhaps'],
};
/** As they stand in an address or a body. */
const WRONGLY_ENCODED = ['%FF%FE', '%', '%zz', '%ED%A0%80', '%00', '%C0%AF', '+%2B'];

/** What is wrong with an answer, if anything: a caller has to get an answer of the API, and find an error again in the log. */
async function problemOf(tenant: TestTenant, response: Response): Promise<string | undefined> {
  const text = await response.text();
  if (response.status === 200) return undefined;
  const isRefusal = [400, 404, 405, 409].includes(response.status);
  const error = apiErrorSchema.safeParse(text.startsWith('{') ? JSON.parse(text) : text);
  const isLogged = tenant.logLines.at(-1)?.['uuid'] === error.data?.uuid;
  return isRefusal && error.success && isLogged ? undefined : `${response.status} ${text.slice(0, 200)}`;
}

const without = (parameters: Parameters, name: string) => parameters.filter(([key]) => key !== name);
const withValue = (parameters: Parameters, name: string, value: string) =>
  parameters.map(([key, old]) => [key, key === name ? value : old] as const);

async function open() {
  const { tenant } = await openSampleShop();
  return { tenant, ids: await openCustomer(tenant, 'ada') };
}

/** Calls that change what the next ones need get a customer of their own. */
const ENDS_SOMETHING = new Set([
  'cancel',
  'changeCart',
  'removeItem',
  'removeCart',
  'requestFirmProposal',
  'addItem',
  'removeEmptyCart',
  'moveItem',
]);
/** Their pairs may be left out. */
const WITH_OPTIONAL_PAIRS = new Set(['optimize', 'insertRow']);
/** Drawing takes a second, and the call has no parameter but the language. */
const SLOW = 'draftProposal';

it('answers each sample call as it should be answered, and refuses it without what it needs', async () => {
  const { tenant, ids } = await open();
  const wrong: string[] = [];
  for (const ofAda of sampleCalls(ids)) {
    const { name } = ofAda;
    const as = ENDS_SOMETHING.has(name) ? name : 'ada';
    const sample = ENDS_SOMETHING.has(name)
      ? sampleCalls(await openCustomer(tenant, as)).find((call) => call.name === name)!
      : ofAda;
    const types = parameterTypes(sample.endpoint);
    for (const [parameter, type] of types) {
      const isOptional =
        type.endsWith('?') || (WITH_OPTIONAL_PAIRS.has(name) && parameter in sample.endpoint.pairs!);
      if (isOptional) continue;
      for (const parameters of [
        without(sample.parameters, parameter),
        withValue(sample.parameters, parameter, ''),
      ]) {
        const response = await send(tenant, { ...sample, parameters }, { as });
        const isRefused = [400, 404].includes(response.status);
        // A blank value uncommits ("Where the API page leaves it open").
        const isBlank = parameter.startsWith('val') && parameters.length === sample.parameters.length;
        if (!isRefused && !isBlank) wrong.push(`${name} without ${parameter}: ${response.status}`);
      }
    }
    const response = await send(tenant, sample, { as });
    if (
      REFUSED.has(name)
        ? response.status >= 500
        : response.status !== 200 && !(await response.text()).includes('"Not implemented"')
    )
      wrong.push(`${name}: ${response.status}`);
  }
  expect(wrong).toEqual([]);
});

it('answers parameters that are doubled, empty, too long, of another type', async () => {
  const { tenant, ids } = await open();
  const wrong: string[] = [];
  for (const sample of sampleCalls(ids)) {
    const { name, endpoint, parameters } = sample;
    const types = parameterTypes(endpoint);
    for (const parameter of [...new Set([...types.keys(), ...parameters.map(([key]) => key)])]) {
      const rest = without(parameters, parameter);
      const type = types.get(parameter)?.replace('?', '') ?? 'text';
      const forms: Parameters[] = [
        [[parameter, 'y'], ...parameters],
        ...['', LONG, ...(WRONG[type] ?? [])].map((value): Parameters => [...rest, [parameter, value]]),
      ];
      const ends = ENDS_SOMETHING.has(name);
      for (const form of forms) {
        const response = await send(tenant, { ...sample, parameters: form }, { as: 'ada' });
        const problem = await problemOf(tenant, response);
        if (problem) wrong.push(`${name}, ${parameter}=${String(form.at(-1)?.[1]).slice(0, 20)}: ${problem}`);
        if (ends && response.status === 200) break;
      }
    }
  }
  expect(wrong).toEqual([]);
});

it('answers paths, queries and bodies that are wrongly encoded', async () => {
  const { tenant, ids } = await open();
  const headers = {
    'X-Key': TEST_KEY,
    'X-External-ID': 'eve',
    'Content-Type': 'application/x-www-form-urlencoded',
  };
  const wrong: string[] = [];
  for (const { name, endpoint, parts } of sampleCalls(ids)) {
    if (name === SLOW) continue;
    const { method, base = '/self-service-api-v1.2' } = endpoint;
    const path = pathOf(endpoint, parts);
    const names = [...parameterTypes(endpoint).keys(), 'language', 'Ü'];
    for (const junk of WRONGLY_ENCODED) {
      const text = names.map((parameter) => `${parameter}=${junk}`).join('&');
      const inPath = endpoint.path.replace(/:\w+/g, junk);
      const addresses = [`${base}${path}?${text}`, `${base}${inPath}`, `${base}${path}?${junk}=${junk}&&&=`];
      for (const address of addresses) {
        const problem = await problemOf(tenant, await tenant.app.request(address, { method, headers }));
        if (problem) wrong.push(`${name} ${address.slice(0, 100)}: ${problem}`);
      }
      if (method !== 'POST' && method !== 'PUT') continue;
      for (const body of [text, `{"configId":${junk}`]) {
        const call = { method, headers, body };
        const problem = await problemOf(tenant, await tenant.app.request(`${base}${path}`, call));
        if (problem) wrong.push(`${name} ${body.slice(0, 100)}: ${problem}`);
      }
    }
  }
  expect(wrong).toEqual([]);
});
