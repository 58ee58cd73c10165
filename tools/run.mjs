/** Runs programs of `node_modules` without a shell and without `npx`. */
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** The script of each program; `process.execPath` runs them, which works on every system. */
const programs = {
  tsc: 'typescript-native/bin/tsc',
  eslint: 'eslint/bin/eslint.js',
  oxlint: 'oxlint/bin/oxlint',
  prettier: 'prettier/bin/prettier.cjs',
  knip: 'knip/bin/knip.js',
  vitest: 'vitest/vitest.mjs',
  vite: 'vite/bin/vite.js',
  tsx: 'tsx/dist/cli.mjs',
  playwright: '@playwright/test/cli.js',
};

/** Running programs, which end with this process. While there are none, signals are not handled here. */
const children = new Set();
const signals = ['SIGINT', 'SIGTERM'];

/** @param {NodeJS.Signals} signal */
function endAll(signal) {
  for (const child of children) child.kill(signal);
  process.exit(1);
}

/** @param {import('node:child_process').ChildProcess} child */
function endWithThisProcess(child) {
  if (children.size === 0) for (const signal of signals) process.on(signal, endAll);
  children.add(child);
  child.once('close', () => {
    children.delete(child);
    if (children.size === 0) for (const signal of signals) process.off(signal, endAll);
  });
}

/**
 * Starts a program; its output goes to `stdio`.
 *
 * @param {keyof typeof programs} program
 * @param {string[]} args
 * @param {{ env?: Record<string, string>, stdio?: import('node:child_process').StdioOptions }} [options]
 */
export function start(program, args, { env = {}, stdio = 'inherit' } = {}) {
  const child = spawn(process.execPath, [join(root, 'node_modules', programs[program]), ...args], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio,
  });
  endWithThisProcess(child);
  return child;
}

/**
 * Runs a program to its end and collects its output.
 *
 * @param {keyof typeof programs} program
 * @param {string[]} args
 * @param {{ env?: Record<string, string> }} [options]
 * @returns {Promise<{ ok: boolean, output: string }>}
 */
export function run(program, args, { env = {} } = {}) {
  return new Promise((resolve) => {
    const child = start(program, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text) => (output += text));
    }
    child.once('close', (code) => resolve({ ok: code === 0, output }));
  });
}
