/**
 * A server as `npm start` runs it: the built process on a port of its own, with data of its own and an API key that
 * tests can search for. Nothing of it is replaced.
 */
import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { randomBytes, randomInt } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Readable } from 'node:stream';

const ROOT = resolve(import.meta.dirname, '../..');
const ENTRY = join(ROOT, 'dist/server/main.js');
export const CLIENT_FOLDER = join(ROOT, 'dist/client');

/** A start takes a second or two; a machine that others use as well may need many times that. */
const START_TIMEOUT_MS = 120_000;
const STOP_TIMEOUT_MS = 15_000;
const MOST_ATTEMPTS = 20;
const FIRST_PORT = 9_100;
const PORTS_A_WORKER = 200;
/** Playwright's number of the worker among those that run at the same time. */
const WORKER = Number(process.env['TEST_PARALLEL_INDEX'] ?? 0);

/** For a server whose address another one has to know before; one at a time. */
export const knownPort = String(FIRST_PORT - 1 - WORKER);

/** Environment variables of docs/configuration.md. */
export type Settings = Readonly<Record<string, string>>;

type Process = ChildProcessByStdio<null, Readable, Readable>;

export class ShopServer {
  readonly url: string;
  /** What the embedded tenant wants to see; must never reach a browser. */
  readonly apiKey: string;
  readonly dataFolder: string;
  readonly #settings: Settings;
  #process: Process;
  #log = '';

  private constructor(process: Process, port: number, settings: Settings) {
    this.#process = process;
    this.#settings = settings;
    this.url = `http://localhost:${port}`;
    this.apiKey = settings['TENANT_API_KEY'] ?? '';
    this.dataFolder = settings['DATA_DIR'] ?? '';
    this.#keepLog();
  }

  /** Starts a server and resolves when it answers. */
  static async start(settings: Settings = {}): Promise<ShopServer> {
    if (!existsSync(ENTRY)) throw new Error('The server is not built. Run `npm run build` first.');
    const all: Settings = {
      DATA_DIR: await mkdtemp(join(tmpdir(), 'bespoke-e2e-')),
      TENANT_API_KEY: `e2e-${randomBytes(24).toString('hex')}`,
      BESPOKE_FAULTS: 'on',
      ...settings,
    };
    for (let attempt = 1; ; attempt++) {
      // Below the ports that systems hand out by themselves, and of this worker alone: nobody else gets it while a test has
      // the server stopped.
      const port = Number(
        settings['PORT'] ?? FIRST_PORT + PORTS_A_WORKER * WORKER + randomInt(PORTS_A_WORKER),
      );
      try {
        return new ShopServer(await launch({ ...all, PORT: String(port) }), port, all);
      } catch (error) {
        if (attempt === MOST_ATTEMPTS || !String(error).includes('is in use')) throw error;
      }
    }
  }

  get isRunning(): boolean {
    return this.#process.exitCode === null && this.#process.signalCode === null;
  }

  /** What it has written so far, over all restarts. */
  get log(): string {
    return this.#log;
  }

  /** Stops it as a service manager would. */
  async stop(): Promise<void> {
    await end(this.#process, 'SIGTERM');
  }

  /** Stops it as a power cut would. */
  async kill(): Promise<void> {
    await end(this.#process, 'SIGKILL');
  }

  /** Starts it again after `stop` or `kill`, at the same address and with the same data. */
  async startAgain(): Promise<void> {
    this.#process = await launch({ ...this.#settings, PORT: new URL(this.url).port });
    this.#keepLog();
  }

  /** Makes a stopped server forget everything but its secrets: sessions hold, configurations and carts are gone. */
  async forgetEverything(): Promise<void> {
    for (const suffix of ['', '-wal', '-shm']) {
      await rm(join(this.dataFolder, `bespoke.sqlite${suffix}`), { force: true });
    }
  }

  async dispose(): Promise<void> {
    try {
      await this.stop();
    } finally {
      await rm(this.dataFolder, { recursive: true, force: true });
    }
  }

  #keepLog(): void {
    for (const stream of [this.#process.stdout, this.#process.stderr]) {
      stream.on('data', (chunk: string) => (this.#log += chunk));
    }
  }
}

/** Nothing of the caller's environment gets in: a developer's own UPSTREAM_URL must not change what is tested. */
function launch(settings: Settings): Promise<Process> {
  const child = spawn(process.execPath, [ENTRY], {
    cwd: ROOT,
    env: { NODE_ENV: 'production', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stdout.setEncoding('utf8');
  child.stderr.setEncoding('utf8');
  return new Promise((resolveLaunch, reject) => {
    let output = '';
    const fail = (reason: string) => {
      child.kill('SIGKILL');
      reject(new Error(`The server ${reason}.\n${output}`));
    };
    const timer = setTimeout(() => fail(`was not ready after ${START_TIMEOUT_MS} ms`), START_TIMEOUT_MS);
    const listen = (chunk: string) => {
      output += chunk;
      if (!output.includes('Bespoke is ready at ')) return;
      settle();
      resolveLaunch(child);
    };
    const leave = (code: number | null) => {
      settle();
      reject(new Error(`The server ended with code ${code} before it was ready.\n${output}`));
    };
    const settle = () => {
      clearTimeout(timer);
      child.stdout.off('data', listen);
      child.stderr.off('data', listen);
      child.off('exit', leave);
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.once('exit', leave);
  });
}

async function end(child: Process, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = new Promise<void>((done) => child.once('exit', () => done()));
  child.kill(signal);
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS);
  await exited;
  clearTimeout(timer);
  if (signal === 'SIGTERM' && child.exitCode !== 0) {
    throw new Error(`The server did not stop in order (code ${child.exitCode}, signal ${child.signalCode}).`);
  }
}
