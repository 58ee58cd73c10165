import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const root = join(import.meta.dirname, '..', '..');

export interface OwnTenant {
  readonly url: string;
  readonly key: string;
  readonly stop: () => void;
}

/** Starts the server from its sources, with the demo catalog and a data folder of its own. @throws Error when it does not start */
export async function startOwnTenant(): Promise<OwnTenant> {
  const dataDir = mkdtempSync(join(tmpdir(), 'bespoke-conformance-'));
  const key = randomBytes(16).toString('hex');
  const env = { ...process.env, PORT: '0', DATA_DIR: dataDir, TENANT_API_KEY: key, LOG_LEVEL: 'silent' };
  const server = spawn(process.execPath, ['--import', 'tsx', 'server/main.ts'], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const stop = () => {
    server.once('exit', () => {
      rmSync(dataDir, { recursive: true, force: true });
    });
    server.kill();
  };
  for await (const line of createInterface({ input: server.stdout })) {
    const url = /ready at (\S+)/.exec(line)?.[1];
    if (url !== undefined) return { url, key, stop };
  }
  stop();
  throw new Error('The embedded tenant did not start.');
}
