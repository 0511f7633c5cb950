import { readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { end, isAlive } from '../processes/end-process.mjs';

/**
 * Clears the way for a new server on a data folder: a server that a killed start left running on it is stopped in
 * order; a lock file whose process id now belongs to somebody else is removed (PostgreSQL would refuse to start).
 * @param {string} dir
 * @throws {Error} when the old server does not end
 */
export async function endOrphan(dir) {
  const file = join(dir, 'postmaster.pid');
  const pid = pidIn(file);
  if (!pid || !isAlive(pid)) return; // PostgreSQL itself clears a lock of the dead
  if (!serves(pid, dir)) {
    rmSync(file, { force: true });
    return;
  }
  const plan = /** @type {import('../processes/end-process.mjs').Plan} */ ([
    ['SIGINT', 8000],
    ['SIGQUIT', 4000],
  ]);
  if (!(await end({ pid, plan })))
    throw new Error(`PostgreSQL (process ${pid}) still runs on ${dir} and does not stop`);
}

/** @param {string} file */
function pidIn(file) {
  try {
    return Number.parseInt(readFileSync(file, 'utf8'), 10) || undefined;
  } catch {
    return undefined;
  }
}

/**
 * A PostgreSQL server stands in its data folder.
 * @param {number} pid
 * @param {string} dir
 */
function serves(pid, dir) {
  if (process.platform !== 'linux') return true;
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(dir);
  } catch {
    return false;
  }
}
