import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it, vi } from 'vitest';

const root = join(import.meta.dirname, '..');
const dataDir = mkdtempSync(join(tmpdir(), 'bespoke-main-'));
vi.setConfig({ testTimeout: 120_000 });
afterAll(() => rmSync(dataDir, { recursive: true }));

function run(env: Record<string, string>) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'server/main.ts'], {
    cwd: root,
    env: { ...process.env, DATA_DIR: dataDir, PORT: '0', ...env },
  });
  const output = { out: '', err: '' };
  child.stdout.on('data', (data: Buffer) => (output.out += data.toString()));
  child.stderr.on('data', (data: Buffer) => (output.err += data.toString()));
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  // No deadline of our own: how long a start takes says more about the machine than about the server.
  const announced = once(child.stdout, 'data');
  return { child, output, announced, ended };
}

it('says in one line where it is, and ends in order on SIGTERM', async () => {
  const { child, output, ended } = run({});
  await expect.poll(() => output.out, { timeout: 45_000 }).toContain('\n');
  const url = /^Bespoke is ready at (http:\/\/localhost:\d+)\n$/.exec(output.out)?.[1];
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
  child.kill('SIGTERM');
  expect(await ended).toBe(0);
  expect(output.out.split('\n')).toHaveLength(2);
  expect(output.err).toBe('');
});

it('goes on when nobody reads what it logs, and ends in order on SIGINT', async () => {
  const { child, output, ended } = run({ LOG_LEVEL: 'info' });
  await expect.poll(() => output.out, { timeout: 45_000 }).toContain('\n');
  const url = /http:\/\/localhost:\d+/.exec(output.out)?.[0];
  child.stderr.removeAllListeners('data');
  child.stderr.pause();
  // Each is a line of more than 400 bytes, all together more than any pipe holds.
  for (let i = 0; i < 40; i++) {
    const answers = Array.from({ length: 50 }, () => fetch(`${url}/assets/${'x'.repeat(400)}`));
    for (const { status } of await Promise.all(answers)) expect(status).toBe(404);
  }
  child.kill('SIGINT');
  await once(child, 'exit');
  child.stderr.destroy();
  expect(await ended).toBe(0);
});

it('ends with one line when a setting is wrong', async () => {
  const { output, ended } = run({ LOG_LEVEL: 'loud' });
  expect(await ended).toBe(1);
  expect(output.err).toMatch(/^LOG_LEVEL cannot be used .*\n$/);
  expect(output.out).toBe('');
});
