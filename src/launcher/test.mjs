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
import { oneFailure, retryPlaywright, retryVitest, runPlaywright, runVitest } from './tests/runners.mjs';
import { testEnvironment } from './tests/test-environment.mjs';

const MINUTE = 60_000;

/**
 * `npm test`; with `--long` the same at full numbers, with `--e2e` the browser tests alone. Anything else on the
 * command line goes to the test runner: `npm test -- tests/unit/money.test.ts` runs that one file and nothing more.
 *
 * @typedef {import('./tests/retry-failed.mjs').Count} Count
 * @typedef {import('./tests/retry-failed.mjs').Run} Run
 * @typedef {import('./tests/folder-times.mjs').FolderTime} FolderTime
 * @typedef {object} Part
 * @property {string} name
 * @property {() => Promise<Run>} run
 * @property {(first: Run) => Promise<Run>} [again] runs what failed once more, when nothing else runs any longer
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
    // A machine that is busy with something else may take several times as long as a quiet one.
    timeoutMs: (isLong ? 600 : 60) * MINUTE,
  };

  const groups = partsFor({ progress, setup, rest, isBrowserOnly, chromium });
  const { total, failedParts, folders } = await runParts(groups);
  await scratch.stop();
  process.stdout.write(failedParts.map(({ name, run }) => failureReport(name, run)).join(''));
  if (rest.length === 0) process.stdout.write(timeTable(folders));
  process.stdout.write(`\n${inWords(total)}\n`);
  process.exit(total.failed === 0 && total.passed > 0 ? 0 : 1);
}

/**
 * @param {object} given
 * @param {import('./progress.mjs').Progress} given.progress
 * @param {import('./tests/runners.mjs').TestSetup} given.setup
 * @param {string[]} given.rest
 * @param {boolean} given.isBrowserOnly
 * @param {string | undefined} given.chromium
 * @returns {Part[][]} groups that run one after the other; the parts of a group run at the same time
 */
function partsFor({ progress, setup, rest, isBrowserOnly, chromium }) {
  const pages = { name: 'build', run: () => buildOnce(progress) };
  const plain = { name: 'tests', run: () => runVitest(setup, rest) };
  const browser = { name: 'browser', run: () => (chromium ? runPlaywright(setup, rest) : noBrowser()) };
  if (isBrowserOnly || rest.some((arg) => arg.includes('tests/e2e'))) return [[pages], [browser]];
  const needsNoPages = rest.every((arg) => /^-|tests\/(unit|lib|database|shop|sandbox|launcher)\b/.test(arg));
  if (rest.length > 0) return needsNoPages ? [[plain]] : [[pages], [plain]];
  // Each of these leaves a core idle for some of its time.
  const built = () => buildOnce(progress).catch(() => {});
  return [
    [
      { name: 'checks', run: () => runChecks(progress, setup.env, { isBesideTests: true }) },
      pages,
      { ...plain, run: () => built().then(plain.run), again: (first) => retryVitest(setup, first) },
      { ...browser, run: () => built().then(browser.run), again: (first) => retryPlaywright(setup, first) },
    ],
  ];
}

/**
 * @param {Part[][]} groups
 * @returns {Promise<{ total: Count, failedParts: { name: string, run: Run }[], folders: FolderTime[] }>}
 */
async function runParts(groups) {
  /** @type {Count} */
  const total = { passed: 0, failed: 0, skipped: 0 };
  const failedParts = [];
  const folders = [];
  for (const parts of groups) {
    const first = await Promise.all(parts.map(({ run }) => run().catch(brokenRun)));
    for (const [at, { name, again }] of parts.entries()) {
      const ran = first[at] ?? oneFailure();
      const done = again ? await again(ran).catch(brokenRun) : ran;
      const { count } = done;
      folders.push(...(done.folders ?? []));
      if (count.failed > 0) failedParts.push({ name, run: done });
      if (count.passed + count.failed > 0) process.stdout.write(`\n${name}: ${inWords(count)}\n`);
      for (const key of /** @type {const} */ (['passed', 'failed', 'skipped'])) total[key] += count[key];
    }
  }
  return { total, failedParts, folders };
}

/** @param {Error} error */
function brokenRun(error) {
  process.stdout.write(`\n${error instanceof UserError ? error.message : error.stack}\n`);
  return oneFailure();
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
