import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { run } from '../processes/children.mjs';
import { Refusal } from '../progress.mjs';
import { inRoot } from '../settings/paths.mjs';

const STAMP = inRoot('dist', '.lectern-build');
const ENTRY = inRoot('dist', 'server', 'entry.mjs');
const FILES = ['package.json', 'package-lock.json', 'astro.config.mjs', 'tsconfig.json'];
const FOLDERS = ['src', 'public'];
/** Parts of src/ that the pages do not contain. */
const APART = [inRoot('src', 'launcher'), inRoot('src', 'sandbox')];

export const isBuilt = () => existsSync(ENTRY);

/**
 * Builds the pages when what they are made of is not what the last build was made of.
 * @param {import('../progress.mjs').Teller} say
 * @throws {Refusal} with the builder's words
 */
export async function ensureBuild(say) {
  const now = fingerprint();
  if (isBuilt() && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === now) return;
  await say.step('pages', 'building them', async (note) => {
    rmSync(STAMP, { force: true });
    const { code, text } = await run(process.execPath, [astro(), 'build'], {
      cwd: inRoot(),
      env: { ...process.env, NODE_ENV: 'production', ASTRO_TELEMETRY_DISABLED: '1' },
    });
    if (code !== 0) throw new Refusal(`The pages could not be built:\n${text}`);
    writeFileSync(STAMP, now);
    note('built');
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
 * @returns {string[]} in a steady order
 */
function filesBelow(folder) {
  if (!existsSync(folder) || APART.includes(folder)) return [];
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(path) : [path];
  });
}
