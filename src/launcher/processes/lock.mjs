import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { UserError } from '../progress.mjs';
import { inData, makeDataDir } from '../settings/paths.mjs';
import { isAlive } from './end-process.mjs';

const FILE = inData('lock');

/**
 * Makes sure that only one process at a time runs the servers in `.data/`. The lock is removed when the process exits.
 * @param {string} what the command that holds it, as others are told: `npm start`
 * @param {number} [waitMs] how long to wait for another holder
 * @returns {Promise<{ wasKilled: boolean }>} whether the last holder was killed and left its lock
 * @throws {UserError} naming the holder
 */
export async function holdLock(what, waitMs = 0) {
  const deadline = Date.now() + waitMs;
  let wasKilled = false;
  makeDataDir();
  while (!createLock(what)) {
    const holder = read();
    if (holder && !isHeld(holder)) {
      wasKilled = true;
      rmSync(FILE, { force: true });
    } else if (Date.now() > deadline) {
      throw new UserError(
        `${holder?.what ?? 'Another command'} already runs in this folder (process ${holder?.pid}). Stop it first, with Ctrl-C where it runs.`,
      );
    } else await wait(100);
  }
  process.once('exit', () => rmSync(FILE, { force: true }));
  return { wasKilled };
}

/** @param {string} what */
function createLock(what) {
  try {
    const mine = { pid: process.pid, started: startOf(process.pid), what };
    writeFileSync(FILE, JSON.stringify(mine), { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') return false;
    throw error;
  }
}

/** @returns {{ pid: number, started: string, what: string } | undefined} */
function read() {
  try {
    return JSON.parse(readFileSync(FILE, 'utf8'));
  } catch {
    return undefined;
  }
}

/**
 * Whether the holder still runs. The system gives process ids again to others, so the start time is compared too.
 * @param {{ pid: number, started: string }} holder
 */
export const isHeld = ({ pid, started }) => isAlive(pid) && startOf(pid) === started;

/**
 * The start time of a process, in clock ticks since the system started; empty where there is no /proc.
 * @param {number} pid
 */
export function startOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}
