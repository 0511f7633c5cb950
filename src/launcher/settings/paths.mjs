import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { UserError } from '../progress.mjs';

/** The folder of the clone, without a slash at the end. */
export const root = fileURLToPath(new URL('../../..', import.meta.url)).replace(/[/\\]$/, '');

/** What is kept between two starts: databases, secrets, logs. Git ignores it. */
export const dataDir = join(root, '.data');

/**
 * Makes `.data/`. Other accounts may pass through it (PostgreSQL's, when this is root) but not list it.
 * @throws {UserError} when it belongs to another user
 */
export function makeDataDir() {
  try {
    mkdirSync(dataDir, { recursive: true });
    chmodSync(dataDir, 0o711);
  } catch (error) {
    throw new UserError(`${dataDir} cannot be written to: ${/** @type {Error} */ (error).message}`);
  }
}

/**
 * A path inside the clone.
 * @param {...string} parts
 */
export const inRoot = (...parts) => join(root, ...parts);

/**
 * A path inside `.data/`.
 * @param {...string} parts
 */
export const inData = (...parts) => join(dataDir, ...parts);
