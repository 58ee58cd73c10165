import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

let folder: string;
let calls: string;

/** A separate package around the real script, and an npm that records its calls. */
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bespoke-setup-'));
  calls = join(folder, 'npm-calls');
  mkdirSync(join(folder, 'tools'));
  cpSync(join(import.meta.dirname, 'setup.mjs'), join(folder, 'tools', 'setup.mjs'));
  writeFileSync(
    join(folder, 'npm.mjs'),
    `import { appendFileSync } from 'node:fs';
     appendFileSync(${JSON.stringify(calls)}, process.argv.slice(2).join(' ') + '\\n');
     process.exit(process.env.NPM_FAILS ? 1 : 0);`,
  );
  writeLockfile({});
});
afterEach(() => rmSync(folder, { recursive: true }));

function writeLockfile(packages: Record<string, object>) {
  writeFileSync(join(folder, 'package-lock.json'), JSON.stringify({ packages: { '': {}, ...packages } }));
}

function setUp({ nodeVersion, env = {} }: { nodeVersion?: string; env?: Record<string, string> } = {}) {
  const pretend = `Object.defineProperty(process.versions, 'node', { value: '${nodeVersion}' })`;
  const preload = nodeVersion ? ['--import', `data:text/javascript,${encodeURIComponent(pretend)}`] : [];
  return spawnSync(process.execPath, [...preload, join(folder, 'tools', 'setup.mjs')], {
    encoding: 'utf8',
    env: { ...process.env, npm_execpath: join(folder, 'npm.mjs'), ...env },
  });
}

const npmCalls = () => (existsSync(calls) ? readFileSync(calls, 'utf8').trim().split('\n') : []);

describe('tools/setup.mjs', () => {
  it('installs once, and again when the lockfile has changed', () => {
    expect(setUp().status).toBe(0);
    expect(npmCalls()).toEqual([expect.stringMatching(/^ci /)]);
    setUp();
    expect(npmCalls()).toHaveLength(1);
    writeLockfile({ 'node_modules/a': { version: '1.0.0' } });
    setUp();
    expect(npmCalls()).toHaveLength(2);
  });

  it('accepts packages that are installed already, if they are the same', () => {
    writeLockfile({
      'node_modules/a': { version: '1.0.0' },
      'node_modules/win': { version: '2.0.0', optional: true },
    });
    mkdirSync(join(folder, 'node_modules', 'a'), { recursive: true });
    const installed = (version: string) =>
      writeFileSync(
        join(folder, 'node_modules', '.package-lock.json'),
        JSON.stringify({ packages: { 'node_modules/a': { version } } }),
      );
    installed('1.0.0');
    expect(setUp().status).toBe(0);
    expect(npmCalls()).toEqual([]);
    rmSync(join(folder, 'node_modules', '.bespoke-setup.json'));
    installed('1.0.1');
    setUp();
    expect(npmCalls()).toHaveLength(1);
  });

  it('tries again after a failure, and prints what to do', () => {
    const failed = setUp({ env: { NPM_FAILS: 'yes' } });
    expect(failed.status).toBe(1);
    expect(failed.stderr).toContain('Check the network');
    expect(setUp().status).toBe(0);
    expect(npmCalls()).toHaveLength(2);
  });

  it.each(['18.20.4', '20.18.1', '21.7.3', '22.11.0'])('refuses Node %s with a message', (nodeVersion) => {
    const refused = setUp({ nodeVersion });
    expect(refused.status).toBe(1);
    expect(refused.stderr).toContain(`this is Node ${nodeVersion}`);
    expect(refused.stderr.trim().split('\n')).toHaveLength(2);
    expect(npmCalls()).toEqual([]);
  });

  it.each(['20.19.0', '22.12.0', '24.1.0'])('accepts Node %s', (nodeVersion) => {
    expect(setUp({ nodeVersion }).status).toBe(0);
  });
});
