import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * Finds a program on the path.
 * @param {string} program
 * @returns {string | undefined}
 */
export function onPath(program) {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return folders.map((folder) => join(folder, program)).find((path) => existsSync(path));
}
