import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A folder outside the clone for its data, used by root only: PostgreSQL's account cannot enter a clone in root's home.
 * @param {string} clone
 */
export function rootDataDir(clone) {
  const folder = join('/var/lib/lectern', createHash('sha256').update(clone).digest('hex').slice(0, 12));
  mkdirSync(folder, { recursive: true });
  for (const step of ['/var/lib/lectern', folder]) chmodSync(step, 0o755);
  return folder;
}
