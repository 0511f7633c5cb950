import { stripVTControlCharacters } from 'node:util';
import { ensureBrowser } from './packages/ensure-browser.mjs';
import { ensureRedis } from './packages/ensure-redis.mjs';
import { exitWhenStopped } from './processes/stop.mjs';
import { UserError } from './progress.mjs';
import { runCommand } from './run-command.mjs';
import { startScratch } from './services/scratch.mjs';
import { inRoot } from './settings/paths.mjs';
import { ensureBuild } from './shop/build.mjs';
import { runChecks } from './tests/checks.mjs';
import { timeTable } from './tests/folder-times.mjs';
import { oneFailure, runPlaywright, runVitest } from './tests/runners.mjs';
import { testEnvironment } from './tests/test-environment.mjs';

const MINUTE = 60_000;

/**
 * `npm test`; with `--long` the same at full numbers, with `--e2e` the browser tests alone. Anything else on the
 * command line goes to the test runner: `npm test -- tests/unit/money.test.ts` runs that one file and nothing more.
 *
 * @typedef {import('./tests/retry-failed.mjs').Count} Count
 * @typedef {import('./tests/retry-failed.mjs').Run} Run
 * @typedef {import('./tests/folder-times.mjs').FolderTime} FolderTime
 * @typedef {{ name: string, run: () => Promise<Run> }} Part
 */
runCommand(runTests, { isTest: true });

/** @param {import('./progress.mjs').Progress} progress */
async function runTests(progress) {
  exitWhenStopped();
  const isLong = process.argv.includes('--long');
  const isBrowserOnly = process.argv.includes('--e2e');
  const rest = process.argv.slice(2).filter((arg) => !['--long', '--e2e'].includes(arg));
  const chromium = await ensureBrowser(progress);
  await ensureRedis(progress);
  const scratch = await progress.step('services', 'starting scratch PostgreSQL and Redis', () =>
    startScratch(),
  );
  // Every process of the tests compiles the same files.
  const compiled = inRoot('node_modules', '.cache', 'compiled-for-tests');
  const more = {
    NODE_COMPILE_CACHE: compiled,
    ...(chromium && { TEST_CHROMIUM: chromium }),
    ...(isLong && { TEST_LONG: '1' }),
  };
  const setup = {
    env: testEnvironment(scratch, more),
    dir: scratch.dir,
    timeoutMs: (isLong ? 600 : 25) * MINUTE,
  };

  // The pages are built beside the checks: those leave a core idle for most of their time.
  const startBuild = () => void buildOnce(progress).catch(() => {});
  const checks = { name: 'checks', run: () => runChecks(progress, setup.env, startBuild) };
  const pages = { name: 'build', run: () => buildOnce(progress) };
  const plain = { name: 'tests', run: () => runVitest(setup, rest) };
  const browser = { name: 'browser', run: () => (chromium ? runPlaywright(setup, rest) : noBrowser()) };
  const parts = partsFor({ rest, isBrowserOnly }, { checks, pages, plain, browser });
  const { total, failedParts, folders } = await runParts(parts);
  await scratch.stop();
  process.stdout.write(failedParts.map(({ name, run }) => failureReport(name, run)).join(''));
  if (rest.length === 0) process.stdout.write(timeTable(folders));
  process.stdout.write(`\n${inWords(total)}\n`);
  process.exit(total.failed === 0 && total.passed > 0 ? 0 : 1);
}

/**
 * @param {{ rest: string[], isBrowserOnly: boolean }} asked
 * @param {Record<'checks' | 'pages' | 'plain' | 'browser', Part>} all
 * @returns {Part[]}
 */
function partsFor({ rest, isBrowserOnly }, { checks, pages, plain, browser }) {
  if (isBrowserOnly) return [pages, browser];
  if (rest.length === 0) return [checks, pages, plain, browser];
  if (rest.some((arg) => arg.includes('tests/e2e'))) return [pages, browser];
  const needsNoPages = rest.every((arg) => /^-|tests\/(unit|lib|database|shop|sandbox|launcher)\b/.test(arg));
  return needsNoPages ? [plain] : [pages, plain];
}

/**
 * @param {Part[]} parts
 * @returns {Promise<{ total: Count, failedParts: { name: string, run: Run }[], folders: FolderTime[] }>}
 */
async function runParts(parts) {
  const total = { passed: 0, failed: 0, skipped: 0 };
  const failedParts = [];
  const folders = [];
  for (const { name, run } of parts) {
    const done = await run().catch((error) => {
      process.stdout.write(`\n${error instanceof UserError ? error.message : error.stack}\n`);
      return oneFailure();
    });
    const { count } = done;
    folders.push(...(done.folders ?? []));
    if (count.failed > 0) failedParts.push({ name, run: done });
    if (parts.length > 1 && count.passed + count.failed > 0)
      process.stdout.write(`\n${name}: ${inWords(count)}\n`);
    for (const key of /** @type {const} */ (['passed', 'failed', 'skipped'])) total[key] += count[key];
  }
  return { total, failedParts, folders };
}

/** @type {Promise<Run> | undefined} */
let building;

/** @param {import('./progress.mjs').Progress} progress */
function buildOnce(progress) {
  building ??= ensureBuild(progress).then(() => ({
    count: { passed: 0, failed: 0, skipped: 0 },
    failures: [],
  }));
  return building;
}

async function noBrowser() {
  process.stdout.write('\nThe browser tests did not run: there is no browser.\n');
  return oneFailure();
}

/** The first lines of a failure are enough here: the runner has printed all of it above. */
const MAX_LINES = 12;

/**
 * The failures again, at the end of the output: a log that is cut keeps its end.
 * @param {string} name
 * @param {Run} run
 */
function failureReport(name, { count, failures }) {
  const named = failures.map(({ file, name: test, text }) => {
    const lines = stripVTControlCharacters(text).split('\n').slice(0, MAX_LINES);
    return `\n${file} › ${test}\n${lines.map((line) => `    ${line}\n`).join('')}`;
  });
  const rest = count.failed - failures.length;
  return `\n── failed in ${name} ──\n${named.join('')}${rest > 0 ? `${rest} without a test: see above\n` : ''}`;
}

/** @param {Count} count */
const inWords = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
