import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { launch, stage } from './children.mjs';
import { inRoot } from './paths.mjs';

/**
 * @typedef {{ passed: number, failed: number, skipped: number }} Count
 *
 * @typedef {object} Bench
 * @property {NodeJS.ProcessEnv} env
 * @property {string} dir where a runner may leave its report
 * @property {number} within milliseconds; a runner that takes longer hangs, and is ended
 */

/** One failure without a name: what a runner that died, or never started, counts as. */
export const oneFailure = { passed: 0, failed: 1, skipped: 0 };

/**
 * @param {Bench} bench
 * @param {string[]} args
 * @returns {Promise<Count>}
 */
export async function runVitest({ env, dir, within }, args) {
  const report = join(dir, 'vitest.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const script = inRoot('node_modules', 'vitest', 'vitest.mjs');
  const code = await runToTheEnd('vitest', [script, 'run', ...reporters, ...args], env, within);
  const found = read(report);
  if (!found) return oneFailure;
  const skipped = (found.numPendingTests ?? 0) + (found.numTodoTests ?? 0);
  return atLeastOneFailure({ passed: found.numPassedTests, failed: found.numFailedTests, skipped }, code);
}

/**
 * @param {Bench} bench
 * @param {string[]} args
 * @returns {Promise<Count>} a test that passed only when tried again counts as failed
 */
export async function runPlaywright({ env, dir, within }, args) {
  const report = join(dir, 'playwright.json');
  const script = inRoot('node_modules', '@playwright', 'test', 'cli.js');
  const told = { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: report, PLAYWRIGHT_JSON_OUTPUT_FILE: report };
  const code = await runToTheEnd(
    'Playwright',
    [script, 'test', '--reporter=line,json', ...args],
    told,
    within,
  );
  const stats = read(report)?.stats;
  if (!stats) return oneFailure;
  return atLeastOneFailure(
    { passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped },
    code,
  );
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

/** @param {string} path */
function read(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}
