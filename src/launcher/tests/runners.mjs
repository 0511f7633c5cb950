import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { launch, stage } from '../processes/children.mjs';
import { inRoot } from '../settings/paths.mjs';
import { playwrightFailures, retryFailed, vitestFailures } from './retry-failed.mjs';

/**
 * @typedef {import('./retry-failed.mjs').Count} Count
 *
 * @typedef {import('./retry-failed.mjs').Run} Run
 *
 * @typedef {object} TestSetup
 * @property {NodeJS.ProcessEnv} env
 * @property {string} dir where a runner writes its report
 * @property {number} timeoutMs a runner that takes longer hangs, and is ended
 */

/**
 * The result of a runner that died or did not start: one failure, of no test.
 * @returns {Run}
 */
export const oneFailure = () => ({ count: { passed: 0, failed: 1, skipped: 0 }, failures: [] });

/**
 * Runs what failed again, alone: call it when nothing else runs any longer.
 * @param {TestSetup} setup
 * @param {Run} first
 * @returns {Promise<Run>}
 */
export function retryVitest(setup, first) {
  const alone = { ...setup, env: { ...setup.env, TEST_ALONE: '1' } };
  return retryFailed(first, (files) => runVitest(alone, files));
}

/**
 * @param {TestSetup} setup
 * @param {string[]} args
 * @returns {Promise<Run>}
 */
export async function runVitest({ env, dir, timeoutMs }, args) {
  const report = join(dir, 'vitest.json');
  const times = join(dir, 'times.json');
  const reporters = [
    ...['--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    `--reporter=${inRoot('src', 'launcher', 'tests', 'folder-times.mjs')}`,
  ];
  const script = inRoot('node_modules', 'vitest', 'vitest.mjs');
  const runnerEnv = { ...env, TEST_TIMES: times };
  const code = await runToEnd('vitest', [script, 'run', ...reporters, ...args], runnerEnv, timeoutMs);
  const found = readAndRemove(report);
  if (!found) return oneFailure();
  const skipped = (found.numPendingTests ?? 0) + (found.numTodoTests ?? 0);
  const count = { passed: found.numPassedTests, failed: found.numFailedTests, skipped };
  const folders = readAndRemove(times) ?? [];
  return { count: atLeastOneFailure(count, code), failures: vitestFailures(found), folders };
}

/**
 * Runs what failed again, alone: call it when nothing else runs any longer.
 * @param {TestSetup} setup
 * @param {Run} first
 * @returns {Promise<Run>}
 */
export function retryPlaywright(setup, first) {
  return retryFailed(first, (files) => runPlaywright(setup, [...files, '--workers=1']));
}

/**
 * @param {TestSetup} setup
 * @param {string[]} args
 * @returns {Promise<Run>}
 */
export async function runPlaywright({ env, dir, timeoutMs }, args) {
  const report = join(dir, 'playwright.json');
  const script = inRoot('node_modules', '@playwright', 'test', 'cli.js');
  const runnerEnv = { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: report, PLAYWRIGHT_JSON_OUTPUT_FILE: report };
  const code = await runToEnd(
    'Playwright',
    [script, 'test', '--reporter=line,json', ...args],
    runnerEnv,
    timeoutMs,
  );
  const found = readAndRemove(report);
  if (!found?.stats) return oneFailure();
  const { expected, unexpected, flaky, skipped, duration: ms } = found.stats;
  const count = atLeastOneFailure({ passed: expected, failed: unexpected + flaky, skipped }, code);
  const tests = expected + unexpected + flaky;
  const folders = [{ folder: 'tests/e2e', files: found.suites.length, tests, ms }];
  return { count, failures: playwrightFailures(found), folders };
}

/**
 * @param {string} name
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @param {number} timeoutMs
 */
async function runToEnd(name, args, env, timeoutMs) {
  const child = launch(name, process.execPath, args, {
    cwd: inRoot(),
    env,
    stage: stage.web,
    group: true,
    // Whole lines: another runner may be printing at the same time.
    onOutput: (text) => void process.stdout.write(text),
    plan: [
      ['SIGTERM', 3000],
      ['SIGKILL', 1000],
    ],
  });
  const limit = setTimeout(() => {
    process.stdout.write(`\n${name} is not done after ${timeoutMs / 60_000} minutes; it is ended\n`);
    child.stop();
  }, timeoutMs);
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
 * Reads a report and removes it, so that a second run that dies is not given the first one's.
 * @param {string} path
 */
function readAndRemove(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  } finally {
    rmSync(path, { force: true });
  }
}
