import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { run } from '../processes/children.mjs';
import { inRoot } from '../settings/paths.mjs';
import { aptInstall } from './apt.mjs';
import { onPath } from './on-path.mjs';

/** The first is the others without a window's doings, which nobody sees here: the tests take a quarter less time in it. */
const NAMES = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
];
/** Older releases have only the second. */
const PACKAGES = ['chromium-headless-shell', 'chromium'];
const DOWNLOAD_WITHIN = 240_000;

/**
 * A Chromium for the browser tests: one that is there, else Playwright's own download, else (as root on Debian) a
 * package of the system's.
 * @param {import('../progress.mjs').Teller} say
 * @returns {Promise<string | undefined>} its path; undefined when there is none to be had
 */
export async function ensureBrowser(say) {
  const found = await present();
  if (found) return found;
  return say.step('browser', 'looking for a Chromium to fetch', async (note) => {
    const ways = [
      { name: "Playwright's own", fetch: download },
      ...PACKAGES.map((name) => ({ name: `the ${name} package`, fetch: () => aptInstall(say, name) })),
    ];
    for (const { name, fetch } of ways) {
      const complaint = await fetch();
      const path = await present();
      if (path) {
        note(`${name}: ${path}`);
        return path;
      }
      say.tell('browser', `${name}: ${complaint || 'does not run here'}`);
    }
    note('none to be had; install Chromium or set TEST_CHROMIUM to the path of one');
    return undefined;
  });
}

/** @returns {Promise<string | undefined>} the first browser that really runs */
async function present() {
  const paths = [process.env.TEST_CHROMIUM, ...NAMES.map(onPath), await playwrightsOwn()];
  for (const path of paths) {
    if (path && existsSync(path) && (await run(path, ['--version'])).code === 0) return path;
  }
  return undefined;
}

async function playwrightsOwn() {
  const { chromium } = await import(
    pathToFileURL(inRoot('node_modules', '@playwright', 'test', 'index.mjs')).href
  );
  return chromium.executablePath();
}

/** @returns {Promise<string>} what went wrong, in one line */
async function download() {
  const cli = inRoot('node_modules', '@playwright', 'test', 'cli.js');
  const { code, text } = await run(process.execPath, [cli, 'install', 'chromium'], {
    timeout: DOWNLOAD_WITHIN,
  });
  const complaints = text.split('\n').filter((line) => /error|failed/i.test(line));
  return code === 0 ? '' : (complaints[0] ?? text.split('\n').at(-1) ?? '');
}
