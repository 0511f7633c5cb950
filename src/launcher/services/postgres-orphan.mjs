import { readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { endProcess, isAlive } from '../processes/end-process.mjs';

/**
 * Makes a data folder free for a new server: a server that a killed start left running on it is stopped; a lock file
 * whose process id now belongs to another program is removed, because PostgreSQL would refuse to start.
 * @param {string} dir
 * @throws {Error} when the old server does not end
 */
export async function stopOrphan(dir) {
  const file = join(dir, 'postmaster.pid');
  const pid = pidIn(file);
  if (!pid || !isAlive(pid)) return; // PostgreSQL itself removes the lock of a process that has ended
  if (!serves(pid, dir)) {
    rmSync(file, { force: true });
    return;
  }
  const plan = /** @type {import('../processes/end-process.mjs').Plan} */ ([
    ['SIGINT', 8000],
    ['SIGQUIT', 4000],
  ]);
  if (!(await endProcess({ pid, plan })))
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
 * Whether that process is the server of that folder: PostgreSQL's working folder is its data folder.
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
