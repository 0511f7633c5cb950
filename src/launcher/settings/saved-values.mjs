import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { inData, makeDataDir } from './paths.mjs';
import { randomSecret } from './secrets.mjs';

const FILE = inData('launcher.json');

/**
 * What the launcher must know again at the next start: the secrets it made up, the ports it chose. Kept in a file that
 * only its owner may read.
 * @param {string} name
 * @param {() => string | number} [make] how to make it when it is not known yet
 * @returns {string}
 */
export function remembered(name, make = randomSecret) {
  const known = read();
  if (known[name] === undefined) remember(name, make());
  return String(read()[name]);
}

/**
 * @param {string} name
 * @param {string | number} value
 */
export function remember(name, value) {
  makeDataDir();
  writeFileSync(`${FILE}.new`, `${JSON.stringify({ ...read(), [name]: value }, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${FILE}.new`, FILE);
}

/**
 * @param {string} name
 * @returns {number | undefined}
 */
export const rememberedNumber = (name) => Number(read()[name]) || undefined;

/** @returns {Record<string, string | number>} */
function read() {
  try {
    return JSON.parse(readFileSync(FILE, 'utf8'));
  } catch {
    return {};
  }
}
