import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { run } from '../processes/children.mjs';
import { inRoot } from '../settings/paths.mjs';
import { aptInstall } from './apt.mjs';
import { onPath } from './on-path.mjs';

/** The first draws no window: the tests take a quarter less time in it. */
const NAMES = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
];
/** Older releases of Debian have only the second. */
const PACKAGES = ['chromium-headless-shell', 'chromium'];
const DOWNLOAD_TIMEOUT_MS = 240_000;

/**
 * Finds a Chromium for the browser tests, or fetches one: Playwright's own download, else (as root on Debian) a package
 * of the system.
 * @param {import('../progress.mjs').Progress} progress
 * @returns {Promise<string | undefined>} its path; undefined when none can be found or fetched
 */
export async function ensureBrowser(progress) {
  const found = await findBrowser();
  if (found) return found;
  return progress.step('browser', 'looking for a Chromium to fetch', async (setResult) => {
    const sources = [
      { name: "Playwright's own", fetch: download },
      ...PACKAGES.map((name) => ({ name: `the ${name} package`, fetch: () => aptInstall(progress, name) })),
    ];
    for (const { name, fetch } of sources) {
      const problem = await fetch();
      const path = await findBrowser();
      if (path) {
        setResult(`${name}: ${path}`);
        return path;
      }
      progress.report('browser', `${name}: ${problem || 'does not run here'}`);
    }
    setResult('none found; install Chromium, or set TEST_CHROMIUM to the path of one');
    return undefined;
  });
}

/** @returns {Promise<string | undefined>} the first browser that starts */
async function findBrowser() {
  const paths = [process.env.TEST_CHROMIUM, ...NAMES.map(onPath), await playwrightBrowser()];
  for (const path of paths) {
    if (path && existsSync(path) && (await run(path, ['--version'])).code === 0) return path;
  }
  return undefined;
}

async function playwrightBrowser() {
  const { chromium } = await import(
    pathToFileURL(inRoot('node_modules', '@playwright', 'test', 'index.mjs')).href
  );
  return chromium.executablePath();
}

/** @returns {Promise<string>} the error in one line; empty when there is none */
async function download() {
  const cli = inRoot('node_modules', '@playwright', 'test', 'cli.js');
  const { code, text } = await run(process.execPath, [cli, 'install', 'chromium'], {
    timeout: DOWNLOAD_TIMEOUT_MS,
  });
  const errors = text.split('\n').filter((line) => /error|failed/i.test(line));
  return code === 0 ? '' : (errors[0] ?? text.split('\n').at(-1) ?? '');
}
