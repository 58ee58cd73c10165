import { createHmac } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { configurationSchema, type Configuration } from '#contract/configuration.ts';
import { startTestTenant, type TestTenant } from '../testing/test-tenant.ts';
import { ConfigStateTokens, MAX_TOKEN_CHARS } from './state-token.ts';
import type { ConfigurationState } from '../product/configuration-state.ts';

let tenant: TestTenant;
let started: Configuration & { configState: string };
beforeAll(async () => {
  tenant = await startTestTenant();
  const body: unknown = await tenant.json('/config/start/bikes/calvin', { form: {} });
  const configuration = configurationSchema.parse(body);
  started = { ...configuration, configState: configuration.configState ?? '' };
});
afterAll(() => tenant.close());

async function commit(configState: string, parameter: string, value: string): Promise<Configuration> {
  const body: unknown = await tenant.json('/config/commit', { form: { configState, parameter, value } });
  return configurationSchema.parse(body);
}

async function statusOf(configState: string): Promise<number> {
  return (await tenant.call('/config/step', { form: { configState, step: 'next' } })).status;
}

describe('an anonymous configuration', () => {
  it('answers what the API lists for anonymous calls, and what can be asked beyond it', async () => {
    const body = (await tenant.json('/config/start/bikes/calvin', { form: {} })) as object;
    expect(Object.keys(body)).toEqual([
      'configState',
      'numberOfUncommittedMandatoryFields',
      'steps',
      'response',
      'uomSystems',
      'extensions',
    ]);
    expect(JSON.stringify(body)).not.toContain('price-details');
  });

  it('travels as gzip in base64, and forgets nothing on the way', async () => {
    expect(started.configState).toMatch(/^H4sI[A-Za-z0-9+/]+=*$/);
    const first = await commit(started.configState, 'bike_size_field', 'large');
    const second = await commit(first.configState ?? '', 'req_disc_brake_field', 'Yes');
    const values = JSON.stringify(second.steps[0]?.rootGroup);
    expect(values).toMatch(/"name":"bike_size_field"[^}]*"value":"large"[^}]*"committed":true/);
    expect(values).toMatch(/"name":"req_disc_brake_field"[^}]*"value":"Yes"[^}]*"committed":true/);
    // What came before is still what it was: the caller may go back to it.
    const back = await commit(started.configState, 'req_disc_brake_field', 'Yes');
    expect(JSON.stringify(back.steps[0]?.rootGroup)).not.toMatch(
      /"name":"bike_size_field"[^}]*"committed":true/,
    );
  });

  it('keeps its state in a conflict', async () => {
    let configState = started.configState;
    for (const [name, value] of [
      ['req_front_brakes_field', 'Yes'],
      ['bike_size_field', 'medium'],
    ] as const) {
      configState = (await commit(configState, name, value)).configState ?? '';
    }
    const conflict = await commit(configState, 'front_brake_type_field', 'ACM0022');
    expect(conflict.response.status).toBe('RESOLVABLE');
    expect(conflict.configState).toBe(configState);
  });

  it('is understood in the URL-safe alphabet and with spaces where a "+" was not encoded', async () => {
    const { configState } = started;
    expect(await statusOf(configState.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, ''))).toBe(
      200,
    );
    expect(await statusOf(configState.replaceAll('+', ' '))).toBe(200);
  });

  it('404: altered, made up, signed by somebody else, or nothing of the kind', async () => {
    const { configState } = started;
    const bytes = Buffer.from(configState, 'base64');
    const flip = (index: number) => {
      const copy = Buffer.from(bytes);
      copy.writeUInt8((copy.at(index) ?? 0) ^ 1, index < 0 ? copy.length + index : index);
      return copy.toString('base64');
    };
    const text = gunzipSync(bytes.subarray(0, -32)).toString();
    const forged = gzipSync(text.replace('calvin', 'valve'));
    const signature = createHmac('sha256', 'another secret')
      .update('bespoke configState v1\0')
      .update(forged)
      .digest();
    const wrong = [
      ...Array.from({ length: 16 }, (_, index) => flip(Math.floor((index * (bytes.length - 1)) / 15))),
      flip(-1),
      configState.slice(0, -8),
      configState + 'AAAA',
      Buffer.concat([forged, bytes.subarray(-32)]).toString('base64'),
      Buffer.concat([forged, signature]).toString('base64'),
      forged.toString('base64'),
      'H4sI',
      'hello',
      '…',
      new ConfigStateTokens('another secret').write(parseTokenState(text)),
    ];
    for (const state of wrong) expect(await statusOf(state)).toBe(404);
  });

  it('400: longer than any state of ours', async () => {
    expect(await statusOf('A'.repeat(MAX_TOKEN_CHARS + 1))).toBe(400);
  });

  it('never inflates what is not signed', () => {
    const bomb = Buffer.concat([gzipSync(Buffer.alloc(30_000_000)), Buffer.alloc(32)]).toString('base64');
    expect(bomb.length).toBeLessThan(MAX_TOKEN_CHARS);
    const before = process.memoryUsage().arrayBuffers;
    expect(new ConfigStateTokens('secret').read(bomb)).toBeUndefined();
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(10_000_000);
  });

  it('is read back to what was written, whatever names and texts are in it', () => {
    const tokens = new ConfigStateTokens('secret');
    const state: ConfigurationState = {
      tab: 't',
      productId: 'p',
      revision: 'r',
      needs: [{ field: 'n', value: '1' }],
      commits: [
        { field: 'b', value: 'x y/ü' },
        { field: 'a', value: '__proto__' },
      ],
      previous: [],
      texts: new Map([['__proto__', 'grüße 🚲\nzwei']]),
      step: 's',
    };
    expect(tokens.read(tokens.write(state))).toEqual(state);
  });
});

function parseTokenState(json: string): ConfigurationState {
  const { product } = JSON.parse(json) as { product: string };
  return {
    tab: 'bikes',
    productId: product,
    revision: 'x',
    needs: [],
    commits: [],
    previous: [],
    texts: new Map(),
    step: '',
  };
}
