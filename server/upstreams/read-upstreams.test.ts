import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { rackSystem } from '#server/tenant/testing/rack-system.ts';
import { readUpstreams, type SystemFactories, type SystemSettings } from './read-upstreams.ts';

const folder = mkdtempSync(join(tmpdir(), 'bespoke-upstreams-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const SECRET = 'a secret that nobody reads';
const env = { STORE_PASSWORD: SECRET, EMPTY: ' ' };

async function read(text: string, factories?: SystemFactories) {
  const file = join(folder, 'upstreams.yaml');
  writeFileSync(file, text);
  const made: SystemSettings[] = [];
  const oracle = (settings: SystemSettings) => {
    made.push(settings);
    settings.credentials.require('password');
    return rackSystem();
  };
  const systems = await readUpstreams(file, env, factories ?? { oracle });
  return { systems, made };
}

/** `line:column: message`, without the name of the file. */
async function problems(text: string): Promise<string[]> {
  const error: unknown = await read(text).catch((thrown: unknown) => thrown);
  const message = error instanceof Error ? error.message : 'no error';
  expect(message).not.toContain(SECRET);
  return message.split('\n').map((line) => line.replace(/^.*?\.yaml:/, ''));
}

const store = `format: 1
systems:
  - name: store
    kind: oracle
    url: https://store.example.com/
    credentials: { password: STORE_PASSWORD }
    timeout_ms: 5000
    tab: { name: laptops, title: { en: Laptops, de: Notebooks } }
    settings: { site: s1 }
    products:
      - laptop
      - { id: dock, tab: bikes, title: Dock, picture: pictures/dock.svg }
`;

describe('UPSTREAMS_FILE', () => {
  it('connects systems with what the file says, and their credentials from the environment', async () => {
    const { systems, made } = await read(store);
    expect(made).toHaveLength(1);
    expect(made[0]?.credentials.require('password')).toBe(SECRET);
    const [system] = systems;
    expect(system).toMatchObject({ name: 'store', timeoutMs: 5000 });
    expect(made[0]).toMatchObject({
      name: 'store',
      url: 'https://store.example.com',
      timeoutMs: 5000,
      productIds: ['laptop', 'dock'],
    });
    expect(made[0]?.settings.get('site')).toBe('s1');
    expect(system?.products.map(({ id, tab }) => [id, tab.name, tab.title?.get('de')])).toEqual([
      ['laptop', 'laptops', 'Notebooks'],
      ['dock', 'bikes', undefined],
    ]);
    expect(system?.products[1]?.picture).toBe(join(folder, 'pictures/dock.svg'));
    // Neither logged nor printed.
    expect(JSON.stringify(made) + inspect(made, { depth: 9 })).not.toContain(SECRET);
  });

  it('may be JSON', async () => {
    const system = {
      name: 'store',
      kind: 'oracle',
      url: 'http://localhost:1',
      credentials: { password: 'STORE_PASSWORD' },
      products: [{ id: 'laptop' }],
    };
    const { systems } = await read(JSON.stringify({ format: '1', systems: [system] }));
    expect(systems[0]).toMatchObject({ timeoutMs: 20_000, products: [{ tab: { name: 'store' } }] });
  });

  it.each([
    [
      'an unknown kind',
      store.replace('kind: oracle', 'kind: oracel'),
      ['4:11: error: "oracel" is not possible here.', '  hint: Did you mean "oracle"?'],
    ],
    [
      'a kind without an adapter',
      store.replace('kind: oracle', 'kind: salesforce'),
      ['4:11: error: This server cannot connect systems of the kind "salesforce".'],
    ],
    [
      'a secret instead of a variable',
      store.replace('STORE_PASSWORD', 'my-secret!'),
      [
        '6:30: error: This is not the name of an environment variable.',
        '  hint: Write the name of the variable, not the secret.',
      ],
    ],
    [
      'a variable without a value',
      store.replace('STORE_PASSWORD', 'EMPTY'),
      [
        '6:30: error: The environment variable EMPTY is not set.',
        '  hint: Set it to the secret; this file only names it.',
      ],
    ],
    [
      'a credential that the adapter misses',
      store.replace('password:', 'token:'),
      ['3:5: error: The credential "password" is missing: name the environment variable that has it.'],
    ],
    [
      'a password in the address',
      store.replace('https://', 'https://me:it@'),
      ['5:10: error: This is not an http(s) address.', '  hint: Write it without a user and a password.'],
    ],
    [
      'an unknown key',
      store.replace('timeout_ms', 'timeout'),
      [
        '7:5: error: "timeout" is not known here.',
        '  hint: There is: name, kind, url, credentials, timeout_ms, tab, settings, products.',
      ],
    ],
    [
      'no product',
      `${store.slice(0, store.indexOf('    products'))}    products: []\n`,
      ['10:15: error: There is no product here.'],
    ],
    [
      'a product twice',
      store.replace('id: dock', 'id: laptop'),
      ['12:9: error: The product "laptop" is listed twice.'],
    ],
    [
      'broken YAML',
      'systems: [',
      ['1:11: error: Flow sequence in block collection must be sufficiently indented and end with a ]'],
    ],
  ])('names the place of %s', async (_, text, expected) => {
    expect(await problems(text)).toEqual(expected);
  });
});
