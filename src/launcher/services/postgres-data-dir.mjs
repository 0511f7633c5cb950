import { chmodSync, existsSync, lstatSync, mkdtempSync, readlinkSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { canReach, unprivilegedUser } from '../processes/run-as.mjs';
import { dataDir, inData, makeDataDir, root } from '../settings/paths.mjs';
import { rootDataDir } from './root-data-dir.mjs';

/**
 * The data folder of the shop's own PostgreSQL: `.data/postgres`. When we are root and the clone lies where
 * PostgreSQL's account cannot go (root's home), that is a link to a folder in /var/lib/lectern.
 * @param {import('../progress.mjs').Teller} say
 * @returns {string}
 */
export function postgresHome(say) {
  const home = inData('postgres');
  const known = linkTarget(home);
  if (known && existsSync(known)) return known;
  if (known) rmSync(home); // the folder it pointed to is gone
  if (existsSync(join(home, 'PG_VERSION'))) return home;
  makeDataDir();
  if (canReach(dataDir, unprivilegedUser(), 'x')) return home;
  const elsewhere = mkdtempSync(join(rootDataDir(root), 'data-'));
  chmodSync(elsewhere, 0o700);
  rmSync(home, { recursive: true, force: true });
  symlinkSync(elsewhere, home);
  say.tell(
    'PostgreSQL',
    `keeps its data in ${elsewhere}: it cannot run as root, and only root may enter ${root}`,
  );
  return elsewhere;
}

/** @param {string} path */
function linkTarget(path) {
  try {
    return lstatSync(path).isSymbolicLink() ? readlinkSync(path) : undefined;
  } catch {
    return undefined;
  }
}
