import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { launch, stage } from '../processes/children.mjs';
import { inRoot } from '../settings/paths.mjs';
import { playwrightFailures, tryAgain, vitestFailures } from './retry-failed.mjs';

/**
 * @typedef {import('./retry-failed.mjs').Count} Count
 *
 * @typedef {import('./retry-failed.mjs').Run} Run
 *
 * @typedef {object} Bench
 * @property {NodeJS.ProcessEnv} env
 * @property {string} dir where a runner may leave its report
 * @property {number} within milliseconds; a runner that takes longer hangs, and is ended
 */

/**
 * One failure without a test: what a runner that died, or never started, counts as.
 * @returns {Run}
 */
export const oneFailure = () => ({ count: { passed: 0, failed: 1, skipped: 0 }, failures: [] });

/**
 * @param {Bench} bench
 * @param {string[]} args
 * @returns {Promise<Run>}
 */
export async function runVitest(bench, args) {
  const first = await vitestOnce(bench, args);
  // Who asked for one file wants to know how that one went.
  if (args.length > 0) return first;
  return tryAgain(first, (files) => vitestOnce(bench, [...files, '--maxWorkers=1']));
}

/**
 * @param {Bench} bench
 * @param {string[]} args
 * @returns {Promise<Run>}
 */
async function vitestOnce({ env, dir, within }, args) {
  const report = join(dir, 'vitest.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const script = inRoot('node_modules', 'vitest', 'vitest.mjs');
  const code = await runToTheEnd('vitest', [script, 'run', ...reporters, ...args], env, within);
  const found = take(report);
  if (!found) return oneFailure();
  const skipped = (found.numPendingTests ?? 0) + (found.numTodoTests ?? 0);
  const count = { passed: found.numPassedTests, failed: found.numFailedTests, skipped };
  return { count: atLeastOneFailure(count, code), failures: vitestFailures(found) };
}

/**
 * @param {Bench} bench
 * @param {string[]} args
 * @returns {Promise<Run>}
 */
export async function runPlaywright(bench, args) {
  const first = await playwrightOnce(bench, args);
  if (args.length > 0) return first;
  return tryAgain(first, (files) => playwrightOnce(bench, [...files, '--workers=1']));
}

/**
 * @param {Bench} bench
 * @param {string[]} args
 * @returns {Promise<Run>}
 */
async function playwrightOnce({ env, dir, within }, args) {
  const report = join(dir, 'playwright.json');
  const script = inRoot('node_modules', '@playwright', 'test', 'cli.js');
  const told = { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: report, PLAYWRIGHT_JSON_OUTPUT_FILE: report };
  const code = await runToTheEnd(
    'Playwright',
    [script, 'test', '--reporter=line,json', ...args],
    told,
    within,
  );
  const found = take(report);
  if (!found?.stats) return oneFailure();
  const { expected, unexpected, flaky, skipped } = found.stats;
  const count = atLeastOneFailure({ passed: expected, failed: unexpected + flaky, skipped }, code);
  return { count, failures: playwrightFailures(found) };
}

/**
 * @param {string} name
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @param {number} within
 */
async function runToTheEnd(name, args, env, within) {
  const child = launch(name, process.execPath, args, {
    cwd: inRoot(),
    env,
    stage: stage.door,
    group: true,
    plan: [
      ['SIGTERM', 3000],
      ['SIGKILL', 1000],
    ],
  });
  const limit = setTimeout(() => {
    process.stdout.write(`\n${name} is not done after ${within / 60_000} minutes; it is ended\n`);
    child.stop();
  }, within);
  const { code } = await child.exited;
  clearTimeout(limit);
  return code ?? 1;
}

/**
 * A runner can fail without a failing test: a file that does not load, an error outside of any test.
 * @param {Count} count
 * @param {number} code
 */
const atLeastOneFailure = (count, code) =>
  code !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count;

/**
 * What a runner has left, once: a second run that dies must not be taken for the first.
 * @param {string} path
 */
function take(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  } finally {
    rmSync(path, { force: true });
  }
}
