import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Refusal } from '../progress.mjs';

/** The clone's own folder, without a slash at the end. */
export const root = fileURLToPath(new URL('../../..', import.meta.url)).replace(/[/\\]$/, '');

/** Everything the launcher keeps between two starts: databases, secrets, logs. Git ignores it. */
export const dataDir = join(root, '.data');

/**
 * Makes `.data/`: others may pass through it (PostgreSQL's account, when we are root) but not look around.
 * @throws {Refusal} when it belongs to another user
 */
export function makeDataDir() {
  try {
    mkdirSync(dataDir, { recursive: true });
    chmodSync(dataDir, 0o711);
  } catch (error) {
    throw new Refusal(`${dataDir} is not ours to write to: ${/** @type {Error} */ (error).message}`);
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
