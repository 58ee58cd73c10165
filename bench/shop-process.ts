import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

interface ShopOptions {
  readonly root?: string;
  readonly preload?: URL;
  /** Data that an earlier process left; a new folder otherwise. */
  readonly left?: { readonly dataDir: string; readonly apiKey: string };
  readonly env?: Readonly<Record<string, string>>;
  /** Of its command line. */
  readonly args?: readonly string[];
}

/** The built server in a process of its own, on a free port and with temporary data. */
export class ShopProcess {
  readonly #process: ChildProcess;
  readonly dataDir: string;
  readonly port: number;
  readonly apiKey: string;

  private constructor(process: ChildProcess, dataDir: string, port: number, apiKey: string) {
    this.#process = process;
    this.dataDir = dataDir;
    this.port = port;
    this.apiKey = apiKey;
  }

  /**
   * @param root of the checkout whose build is started; this one when not given
   * @param preload a module that runs in the server before its own code
   */
  static async start({
    root = join(import.meta.dirname, '..'),
    preload,
    left,
    env = {},
    args = [],
  }: ShopOptions = {}): Promise<ShopProcess> {
    const dataDir = left?.dataDir ?? mkdtempSync(join(tmpdir(), 'bespoke-bench-'));
    const apiKey = left?.apiKey ?? randomBytes(16).toString('hex');
    const imports = preload ? ['--import', preload.href] : [];
    const child = spawn(process.execPath, [...imports, 'dist/server/main.js', ...args], {
      cwd: root,
      env: {
        ...process.env,
        NODE_ENV: 'production',
        PORT: '0',
        DATA_DIR: dataDir,
        TENANT_API_KEY: apiKey,
        LOG_LEVEL: 'error',
        ...env,
      },
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    });
    if (!child.stdout) throw new Error('The output of the server cannot be read.');
    for await (const line of createInterface({ input: child.stdout })) {
      const port = /ready at http:\/\/localhost:(\d+)/.exec(line)?.[1];
      if (port !== undefined) return new ShopProcess(child, dataDir, Number(port), apiKey);
    }
    throw new Error('The server did not start.');
  }

  /** Resident, now; undefined where the system has no /proc. */
  memoryMiB(): number | undefined {
    try {
      const kib = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${this.#process.pid}/status`, 'utf8'))?.[1];
      return kib === undefined ? undefined : Math.round(Number(kib) / 1024);
    } catch {
      return undefined;
    }
  }

  /** What the module that was preloaded answers to any message. */
  async ask(): Promise<unknown> {
    const answered = once(this.#process, 'message');
    this.#process.send('figures');
    const [answer] = (await answered) as [unknown];
    return answer;
  }

  /** Ends it with SIGKILL, which gives it no time for anything; the data stay. */
  async kill(): Promise<void> {
    const ended = once(this.#process, 'exit');
    this.#process.kill('SIGKILL');
    await ended;
  }

  async stop(): Promise<void> {
    const ended = once(this.#process, 'exit');
    this.#process.kill('SIGTERM');
    await ended;
    rmSync(this.dataDir, { recursive: true, force: true });
  }
}
