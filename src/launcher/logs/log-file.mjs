import { copyFileSync, mkdirSync, openSync, readFileSync, statSync, truncateSync } from 'node:fs';
import { dirname } from 'node:path';

const MAX_BYTES = 10_000_000;
const CHECK_EVERY_MS = 30_000;

/** The log files that are open, all in append mode. */
const openFiles = new Set();

/**
 * Opens a log file to append to. While this process lives, a file larger than 10 MB is moved to `<path>.1`, over the one
 * that was there, so that a log takes about 20 MB at most.
 * @param {string} path
 * @returns {number} the file descriptor
 */
export function openLogFile(path) {
  mkdirSync(dirname(path), { recursive: true });
  rotate(path);
  const file = openSync(path, 'a', 0o600);
  if (openFiles.size === 0) setInterval(() => openFiles.forEach(rotate), CHECK_EVERY_MS).unref();
  openFiles.add(path);
  return file;
}

/**
 * Copies and empties: a server that writes to the file goes on with the same file.
 * @param {string} path
 */
function rotate(path) {
  try {
    if (statSync(path).size <= MAX_BYTES) return;
    copyFileSync(path, `${path}.1`);
    truncateSync(path);
  } catch {
    // There is no file yet, or the disk is full; a log is no reason to stop.
  }
}

/**
 * The last lines of a log, to show why a server failed.
 * @param {string} logFile
 * @param {number} [count]
 */
export function lastLines(logFile, count = 12) {
  try {
    return readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-count).join('\n');
  } catch {
    return '';
  }
}
