/** Finds or installs a Chromium for the end-to-end tests. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, isAbsolute, join } from 'node:path';
import { root } from './run.mjs';

const systemBrowsers = [
  // Without windows, which tests do not look at: takes four fifths of the time of the others.
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/**
 * The first browser that runs: `CHROMIUM_PATH`, Playwright's own, the system's. A file that cannot run (missing
 * libraries, a wrapper without its package) is skipped.
 *
 * @returns {string | undefined} absolute path
 */
export function findBrowser() {
  return [process.env.CHROMIUM_PATH, playwrightBrowser(), ...systemBrowsers].map(locate).find(runs);
}

/**
 * Installs Playwright's browser or, where that does not work, Debian's.
 *
 * @returns {string | undefined} as `findBrowser`
 */
export function installBrowser() {
  process.stderr.write('Installing a browser for the tests; this takes a few minutes.\n');
  const cli = join(root, 'node_modules', '@playwright', 'test', 'cli.js');
  attempt(process.execPath, [cli, 'install', 'chromium']);
  const installed = findBrowser();
  if (installed) return installed;
  if (process.getuid?.() === 0 && existsSync('/etc/debian_version')) {
    attempt('apt-get', ['update', '-q']);
    attempt('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium-headless-shell']);
    if (!findBrowser()) attempt('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium']);
  }
  return findBrowser();
}

function playwrightBrowser() {
  try {
    return createRequire(import.meta.url)('@playwright/test').chromium.executablePath();
  } catch {
    return undefined;
  }
}

/** The full path of a program, as Playwright needs it. @param {string | undefined} name */
function locate(name) {
  if (!name || isAbsolute(name)) return name;
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
}

/** @param {string | undefined} browser */
function runs(browser) {
  if (!browser) return false;
  const { status, stdout } = spawnSync(browser, ['--version'], { encoding: 'utf8', timeout: 30_000 });
  return status === 0 && /chrom(e|ium).*\d+\.\d+/i.test(stdout);
}

/** @param {string} command @param {string[]} args */
function attempt(command, args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync(command, args, { env, stdio: ['ignore', 2, 2], timeout: 10 * 60_000 });
}
