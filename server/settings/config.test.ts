import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readConfig } from './config.ts';
import { settings } from './settings.ts';
import { StartError } from './start-error.ts';

const root = '/somewhere/bespoke';

function complaint(env: Record<string, string>): string {
  try {
    readConfig(env, root);
  } catch (error) {
    expect(error).toBeInstanceOf(StartError);
    return (error as StartError).message;
  }
  throw new Error('The settings were accepted.');
}

describe('readConfig', () => {
  it('needs nothing', () => {
    expect(readConfig({}, root)).toMatchObject({
      port: 8080,
      host: '127.0.0.1',
      dataDir: '/somewhere/bespoke/data',
      modelsDir: '/somewhere/bespoke/models',
      logLevel: 'warn',
      upstream: undefined,
      trustProxy: false,
      tenant: {
        apiKey: undefined,
        settingsFile: undefined,
        corsOrigins: [],
        moveItems: false,
        configurationDays: 90,
        cartDays: 180,
        faults: false,
      },
      auditDays: 400,
      engine: { workers: undefined, answerLimit: 8_000, modelsPerWorker: 8 },
    });
  });

  it('has sandboxes with the demo products only, unless they are asked for', () => {
    const areOn = (env: Record<string, string>, models: string[] = []) =>
      readConfig(env, root, models).sandboxes.areOn;
    expect(areOn({})).toBe(true);
    expect(areOn({ SANDBOX_SYSTEMS: 'off' })).toBe(false);
    expect(areOn({}, ['/table'])).toBe(false);
    expect(areOn({ MODELS_DIR: 'mine' })).toBe(false);
    expect(areOn({ UPSTREAMS_FILE: 'upstreams.yaml' })).toBe(false);
    expect(areOn({ UPSTREAMS_FILE: 'upstreams.yaml', SANDBOX_SYSTEMS: 'on' })).toBe(true);
    const tenant = { UPSTREAM_URL: 'https://acme.example.com', UPSTREAM_KEY: 'k-123456789' };
    expect(areOn({ ...tenant, SANDBOX_SYSTEMS: 'on' })).toBe(false);
  });

  it('treats an empty variable as not set', () => {
    expect(readConfig({ PORT: '', DATA_DIR: ' ', UPSTREAM_URL: '' }, root)).toEqual(readConfig({}, root));
  });

  it('reads what is set, folders relative to where it was started', () => {
    const config = readConfig(
      {
        PORT: '0',
        DATA_DIR: 'there',
        TENANT_CORS_ORIGINS: 'https://a.example, http://localhost:3000',
        UPSTREAM_URL: 'https://acme.example.com',
        UPSTREAM_KEY: 'k-123456789',
        UPSTREAM_FRAME_ORIGINS: 'https://viz.example',
        TRUST_PROXY: 'on',
        BESPOKE_FAULTS: '1',
      },
      root,
    );
    expect(config.port).toBe(0);
    expect(config.dataDir).toBe(resolve('there'));
    expect(config.tenant.corsOrigins).toEqual(['https://a.example', 'http://localhost:3000']);
    expect(config.upstream).toEqual({
      url: 'https://acme.example.com',
      key: 'k-123456789',
      frameOrigins: ['https://viz.example'],
    });
    expect(config.trustProxy).toBe(true);
    expect(config.tenant.faults).toBe(true);
  });

  it.each([
    [{ PORT: 'http' }, /^PORT cannot be used/],
    [{ PORT: '70000' }, /^PORT cannot be used/],
    [{ LOG_LEVEL: 'loud' }, /^LOG_LEVEL cannot be used/],
    [
      { UPSTREAM_URL: 'acme.example.com', UPSTREAM_KEY: 'k-123456789' },
      /^UPSTREAM_URL is not an http\(s\) address/,
    ],
    [{ UPSTREAM_URL: 'https://acme.example.com' }, /^UPSTREAM_KEY is needed with UPSTREAM_URL/],
    [{ UPSTREAM_KEY: 'k-123456789' }, /^UPSTREAM_URL is needed with UPSTREAM_KEY/],
    [{ TENANT_CORS_ORIGINS: 'https://a.example/shop' }, /^TENANT_CORS_ORIGINS is not an origin/],
    [{ TENANT_CORS_ORIGINS: '*' }, /^TENANT_CORS_ORIGINS is not an origin/],
    [{ TENANT_API_KEY: 'short' }, /^TENANT_API_KEY is shorter than 8 characters/],
    [{ ENGINE_WORKERS: '0' }, /^ENGINE_WORKERS cannot be used/],
    [{ TRUST_PROXY: 'yes please' }, /^TRUST_PROXY cannot be used/],
  ])('refuses %j in one line', (env, message) => {
    expect(complaint(env)).toMatch(message);
    expect(complaint(env)).not.toContain('\n');
  });

  it('names every wrong setting and repeats no key', () => {
    const message = complaint({ PORT: 'x', TENANT_API_KEY: 'hush' });
    expect(message.split('\n')).toHaveLength(2);
    expect(message).not.toContain('hush');
  });
});

describe('docs/configuration.md', () => {
  const page = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'configuration.md'), 'utf8');
  const cells = page
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) => line.split('|').map((cell) => cell.trim()));

  it('shows the same table', () => {
    expect(
      cells.map((row) => ({ name: row[1]?.replaceAll('`', ''), fallback: row[2], meaning: row[3] })),
    ).toEqual(settings);
  });
});
