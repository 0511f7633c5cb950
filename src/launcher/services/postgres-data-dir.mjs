import { chmodSync, existsSync, lstatSync, mkdtempSync, readlinkSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { canReach, unprivilegedUser } from '../processes/run-as.mjs';
import { dataDir, inData, makeDataDir, root } from '../settings/paths.mjs';
import { rootDataDir } from './root-data-dir.mjs';

/**
 * The data folder of the embedded PostgreSQL: `.data/postgres`. When this is root and PostgreSQL's account cannot enter
 * the clone (it lies in root's home), that is a link to a folder in /var/lib/lectern.
 * @param {import('../progress.mjs').Progress} progress
 * @returns {string}
 */
export function postgresDataDir(progress) {
  const dir = inData('postgres');
  const target = linkTarget(dir);
  if (target && existsSync(target)) return target;
  if (target) rmSync(dir); // the folder it points to is gone
  if (existsSync(join(dir, 'PG_VERSION'))) return dir;
  makeDataDir();
  if (canReach(dataDir, unprivilegedUser(), 'x')) return dir;
  const outside = mkdtempSync(join(rootDataDir(root), 'data-'));
  chmodSync(outside, 0o700);
  rmSync(dir, { recursive: true, force: true });
  symlinkSync(outside, dir);
  progress.report(
    'PostgreSQL',
    `keeps its data in ${outside}: it cannot run as root, and only root may enter ${root}`,
  );
  return outside;
}

/** @param {string} path */
function linkTarget(path) {
  try {
    return lstatSync(path).isSymbolicLink() ? readlinkSync(path) : undefined;
  } catch {
    return undefined;
  }
}
