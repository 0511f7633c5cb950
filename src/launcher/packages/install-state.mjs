import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { inRoot } from '../settings/paths.mjs';

/** Written by npm after each install that succeeds. */
const NPM_RECORD = inRoot('node_modules', '.package-lock.json');
/** The hash of the lock file that was installed. */
const STAMP = inRoot('node_modules', '.lectern-packages');
/** Exists while an install runs; what is left of an interrupted one may be half a package. */
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

/** After an interrupted install npm's record goes, so that npm compares every package instead of trusting it. */
export function beginInstall() {
  mkdirSync(inRoot('node_modules'), { recursive: true });
  if (existsSync(UNFINISHED)) rmSync(NPM_RECORD, { force: true });
  writeFileSync(UNFINISHED, '');
}

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

/** @param {string} path */
const timeOf = (path) => (existsSync(path) ? statSync(path).mtimeMs : 0);

/** @param {string} path */
const textOf = (path) => (existsSync(path) ? readFileSync(path, 'utf8') : '');
