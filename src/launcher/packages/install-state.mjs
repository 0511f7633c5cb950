import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { inRoot } from '../settings/paths.mjs';

/** Written by npm after each install that succeeds. */
const NPM_RECORD = inRoot('node_modules', '.package-lock.json');
/** The hash of the lock file that was installed. */
const STAMP = inRoot('node_modules', '.lectern-packages');
/** Exists while an install runs; an interrupted one leaves packages of which files are missing. */
const UNFINISHED = inRoot('node_modules', '.lectern-installing');
const LOCK_FILE = inRoot('package-lock.json');

/**
 * Whether the packages on the disk were installed from today's lock file, by this launcher or by hand. Some may be left
 * out all the same: see `missingPackages`.
 */
export function isInstallCurrent() {
  if (existsSync(UNFINISHED) || !existsSync(NPM_RECORD)) return false;
  if (textOf(STAMP) === hashOfLockFile()) return true;
  // Someone ran npm by hand after the lock file changed.
  const isByHand = timeOf(NPM_RECORD) >= Math.max(timeOf(LOCK_FILE), timeOf(STAMP));
  if (isByHand) writeStamp();
  return isByHand;
}

/** Marks the start of an install, and removes what an interrupted one has left: npm takes a half package for a whole one. */
export function beginInstall() {
  mkdirSync(inRoot('node_modules'), { recursive: true });
  if (existsSync(UNFINISHED)) {
    const startedAt = timeOf(UNFINISHED);
    for (const path of [...foldersInNodeModules(), ...lockedPaths()])
      if (isRetired(path) || timeOf(path, 'ctimeMs') >= startedAt)
        rmSync(path, { recursive: true, force: true });
    rmSync(NPM_RECORD, { force: true });
  }
  writeFileSync(UNFINISHED, '');
}

/** The folders in node_modules, with those below a scope. */
function foldersInNodeModules() {
  const folders = readdirSync(inRoot('node_modules'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => inRoot('node_modules', name));
  const isScope = (/** @type {string} */ path) => basename(path).startsWith('@');
  const scoped = folders.filter(isScope).flatMap((path) => readdirSync(path).map((name) => join(path, name)));
  return [...folders.filter((path) => !isScope(path)), ...scoped];
}

/**
 * Whether that is an old package that npm moved aside while it put the new one in its place: `.name-AbCd1234`.
 * @param {string} path
 */
const isRetired = (path) => /^\..+-\w{8}$/.test(basename(path));

export function endInstall() {
  rmSync(UNFINISHED, { force: true });
  writeStamp();
}

function writeStamp() {
  try {
    writeFileSync(STAMP, hashOfLockFile());
  } catch {
    // The packages belong to another user (in a container's image): they are compared again at the next start.
  }
}

const hashOfLockFile = () => createHash('sha256').update(readFileSync(LOCK_FILE)).digest('hex');

/** The folders of all packages, also of those inside others, that the lock file names. */
const lockedPaths = () =>
  Object.keys(JSON.parse(readFileSync(LOCK_FILE, 'utf8')).packages)
    .filter((path) => path !== '')
    .map((path) => inRoot(path));

/**
 * @param {string} path
 * @param {'mtimeMs' | 'ctimeMs'} [which]
 */
const timeOf = (path, which = 'mtimeMs') => (existsSync(path) ? statSync(path)[which] : 0);

/** @param {string} path */
const textOf = (path) => (existsSync(path) ? readFileSync(path, 'utf8') : '');
