/**
 * Prepares this folder: checks the version of Node, installs the packages of the lockfile and, with `--test`, a browser. Needs
 * only Node, because it runs before packages are installed; does nothing when nothing has changed.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const stampFile = join(root, 'node_modules', '.bespoke-setup.json');

checkNode();
installPackages();
if (process.argv.includes('--test')) {
  const { findBrowser, installBrowser } = await import('./browser.mjs');
  if (!findBrowser() && !installBrowser()) {
    fail(
      'No browser for the tests could be found or installed.',
      'Install Chromium or Chrome, or set CHROMIUM_PATH to one that is there.',
    );
  }
}

/** The oldest versions that all packages support; odd versions are not maintained. */
function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const isRecent = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22;
  if (isRecent) return;
  fail(
    `Bespoke needs Node 20.19, 22.12 or newer; this is Node ${process.versions.node}.`,
    'Get a current one from https://nodejs.org, then try again.',
  );
}

/** `npm ci`, if the lockfile, Node or the machine differs from the last time. */
function installPackages() {
  const lockfile = readFileSync(join(root, 'package-lock.json'), 'utf8');
  const wanted = {
    lockfile: createHash('sha256').update(lockfile).digest('hex'),
    runtime: `${process.version} ${process.platform} ${process.arch}`,
  };
  const last = readJson(stampFile);
  if (last?.lockfile === wanted.lockfile && last?.runtime === wanted.runtime) return;

  const isSameRuntime = last === undefined || last.runtime === wanted.runtime;
  if (!isSameRuntime || !isInstalled(JSON.parse(lockfile))) {
    process.stderr.write('Installing packages; the first time, this takes about a minute.\n');
    npm(['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']);
  }
  mkdirSync(dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, JSON.stringify(wanted));
}

/**
 * Whether an earlier `npm install` has already installed everything; npm keeps a list of what it did.
 *
 * @param {{ packages: Record<string, { version?: string, optional?: boolean }> }} lockfile
 */
function isInstalled(lockfile) {
  const installed = readJson(join(root, 'node_modules', '.package-lock.json'))?.packages;
  if (installed === undefined) return false;
  return Object.entries(lockfile.packages).every(([path, { version, optional }]) => {
    if (path === '' || (optional && installed[path] === undefined)) return true;
    return installed[path]?.version === version && existsSync(join(root, path));
  });
}

/** @param {string[]} args */
function npm(args) {
  // npm passes its path to scripts. Outside of a script, the one on the path is used.
  const cli = process.env.npm_execpath;
  const [command, ...first] = cli ? [process.execPath, cli] : ['npm'];
  const { status } = spawnSync(command, [...first, ...args], {
    cwd: root,
    // Standard output is only for the address of the shop.
    stdio: ['ignore', 2, 2],
    shell: !cli && process.platform === 'win32',
  });
  if (status !== 0) {
    fail(
      'The packages could not be installed; see above.',
      'Check the network and the npm registry, then try again.',
    );
  }
}

/** @param {string} file */
function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** @param {string[]} lines */
function fail(...lines) {
  process.stderr.write(`${lines.join('\n')}\n`);
  process.exit(1);
}
