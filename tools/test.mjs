/**
 * `npm test`: types, lint, format, dead code, unit tests, build and end-to-end tests. Prints a line per step, the output of
 * failed steps, and at the end `N passed, N failed`.
 */
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { findBrowser } from './browser.mjs';
import { buildIfNeeded } from './build.mjs';
import { endWithParent } from './end-with-parent.mjs';
import { root, run } from './run.mjs';

endWithParent();
// The output goes to logs, in which colour codes are unreadable.
process.env.NO_COLOR = '1';

const results = join(root, 'test-results');
rmSync(results, { recursive: true, force: true });
mkdirSync(results);

const total = { passed: 0, failed: 0 };

// Two at a time, slow steps first. The end-to-end tests run alone, because they have time limits.
const build = step('build', buildIfNeeded, nothingToCount);
await inParallel(2, [
  () => build,
  () => step('unit tests', runUnitTests, countUnitTests),
  () => step('lint', runLinters, oneCheck),
  () => step('types', () => run('tsc', ['--build']), oneCheck),
  () => step('format', () => run('prettier', ['--check', '--log-level', 'warn', '.']), oneCheck),
  () => step('dead code', () => run('knip', ['--no-progress']), oneCheck),
]);
if ((await build).ok) await step('end-to-end tests', runEndToEndTests, countEndToEndTests);

process.stdout.write(`${total.passed} passed, ${total.failed} failed\n`);
process.exit(total.failed === 0 ? 0 : 1);

/**
 * Runs one step, prints its result, and adds to the total.
 *
 * @typedef {{ ok: boolean, output: string }} Outcome
 * @typedef {{ passed: number, failed: number }} Count
 * @param {string} name
 * @param {() => Promise<Outcome>} work
 * @param {(ok: boolean) => Count} count
 */
async function step(name, work, count) {
  const start = performance.now();
  const outcome = await work();
  const { passed, failed } = count(outcome.ok);
  total.passed += passed;
  // A tool that fails without a failed test (a file that cannot be loaded, say) is a failure all the same.
  total.failed += outcome.ok ? failed : Math.max(1, failed);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  const numbers = passed + failed > 1 ? ` (${passed + failed})` : '';
  process.stdout.write(`${outcome.ok ? '✓' : '✗'} ${name}${numbers} ${seconds} s\n`);
  if (!outcome.ok) process.stdout.write(`\n${outcome.output.trim()}\n\n`);
  return outcome;
}

/** @param {number} limit @param {(() => Promise<unknown>)[]} works */
async function inParallel(limit, works) {
  const waiting = [...works];
  const lane = async () => {
    for (let work = waiting.shift(); work; work = waiting.shift()) await work();
  };
  await Promise.all(Array.from({ length: limit }, lane));
}

async function runLinters() {
  const outcomes = [await run('eslint', ['.']), await run('oxlint', ['--quiet'])];
  return { ok: outcomes.every(({ ok }) => ok), output: outcomes.map(({ output }) => output).join('') };
}

function runUnitTests() {
  const json = join(results, 'unit.json');
  return run('vitest', ['run', '--reporter=dot', '--reporter=json', `--outputFile.json=${json}`]);
}

async function runEndToEndTests() {
  const browser = findBrowser();
  return run('playwright', ['test'], { env: browser ? { CHROMIUM_PATH: browser } : {} });
}

/** @param {boolean} ok @returns {Count} */
function oneCheck(ok) {
  return ok ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** A means to an end: it only counts when it fails. @returns {Count} */
function nothingToCount() {
  return { passed: 0, failed: 0 };
}

/** @returns {Count} */
function countUnitTests() {
  const report = readReport('unit.json');
  return { passed: report?.numPassedTests ?? 0, failed: report?.numFailedTests ?? 0 };
}

/** A test that passed only when it was tried again counts as failed. @returns {Count} */
function countEndToEndTests() {
  const stats = readReport('playwright.json')?.stats;
  return { passed: stats?.expected ?? 0, failed: (stats?.unexpected ?? 0) + (stats?.flaky ?? 0) };
}

/** @param {string} name */
function readReport(name) {
  try {
    return JSON.parse(readFileSync(join(results, name), 'utf8'));
  } catch {
    return undefined;
  }
}
