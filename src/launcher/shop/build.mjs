import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { run } from '../processes/children.mjs';
import { UserError } from '../progress.mjs';
import { inRoot } from '../settings/paths.mjs';

const STAMP = inRoot('dist', '.lectern-build');
const ENTRY = inRoot('dist', 'server', 'entry.mjs');
const FILES = ['package.json', 'package-lock.json', 'astro.config.mjs', 'tsconfig.json'];
const FOLDERS = ['src', 'public'];
/** Parts of src/ that are not in the pages. */
const NOT_IN_PAGES = [inRoot('src', 'launcher'), inRoot('src', 'sandbox')];

export const isBuilt = () => existsSync(ENTRY);

/**
 * Builds the pages when their sources have changed since the last build.
 * @param {import('../progress.mjs').Progress} progress
 * @throws {UserError} with the output of the build
 */
export async function ensureBuild(progress) {
  const now = fingerprint();
  if (isBuilt() && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === now) return;
  await progress.step('pages', 'building them', async (setResult) => {
    rmSync(STAMP, { force: true });
    const { code, text } = await run(process.execPath, [astro(), 'build'], {
      cwd: inRoot(),
      env: { ...process.env, NODE_ENV: 'production', ASTRO_TELEMETRY_DISABLED: '1' },
    });
    if (code !== 0) throw new UserError(`The pages could not be built:\n${text}`);
    writeFileSync(STAMP, now);
    setResult('built');
  });
}

/** Astro's command line, as a script for Node. */
export const astro = () => inRoot('node_modules', 'astro', 'bin', 'astro.mjs');

function fingerprint() {
  const hash = createHash('sha256');
  for (const path of [
    ...FILES.map((name) => inRoot(name)),
    ...FOLDERS.flatMap((name) => filesBelow(inRoot(name))),
  ]) {
    if (existsSync(path))
      hash.update(relative(inRoot(), path)).update('\0').update(readFileSync(path)).update('\0');
  }
  return hash.digest('hex');
}

/**
 * @param {string} folder
 * @returns {string[]} always in the same order
 */
function filesBelow(folder) {
  if (!existsSync(folder) || NOT_IN_PAGES.includes(folder)) return [];
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(path) : [path];
  });
}
