import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { inData, makeDataDir } from './paths.mjs';
import { randomSecret } from './secrets.mjs';

const FILE = inData('launcher.json');

/**
 * A value that stays the same from start to start: a random secret, a port. They are in a file that only its owner may
 * read.
 * @param {string} name
 * @param {() => string | number} [make] makes it when it is not saved yet
 * @returns {string}
 */
export function savedValue(name, make = randomSecret) {
  const known = read();
  if (known[name] === undefined) saveValue(name, make());
  return String(read()[name]);
}

/**
 * @param {string} name
 * @param {string | number} value
 */
export function saveValue(name, value) {
  makeDataDir();
  writeFileSync(`${FILE}.new`, `${JSON.stringify({ ...read(), [name]: value }, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${FILE}.new`, FILE);
}

/**
 * @param {string} name
 * @returns {number | undefined}
 */
export const savedNumber = (name) => Number(read()[name]) || undefined;

/** @returns {Record<string, string | number>} */
function read() {
  try {
    return JSON.parse(readFileSync(FILE, 'utf8'));
  } catch {
    return {};
  }
}
