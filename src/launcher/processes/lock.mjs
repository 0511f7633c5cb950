import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { Refusal } from '../progress.mjs';
import { inData, makeDataDir } from '../settings/paths.mjs';
import { isAlive } from './end-process.mjs';

const FILE = inData('lock');

/**
 * Makes sure that one process at a time brings up the servers in `.data/`. The lock goes with the process.
 * @param {string} what what this process is, for whoever finds the lock: `npm start`
 * @param {number} [patience] milliseconds to wait for another one to finish
 * @returns {Promise<{ afterKill: boolean }>} whether its last holder was killed and could not tidy up
 * @throws {Refusal} naming who holds it
 */
export async function holdLock(what, patience = 0) {
  const deadline = Date.now() + patience;
  let afterKill = false;
  makeDataDir();
  while (!take(what)) {
    const holder = read();
    if (holder && !isHeld(holder)) {
      afterKill = true;
      rmSync(FILE, { force: true });
    } else if (Date.now() > deadline) {
      throw new Refusal(
        `${holder?.what ?? 'Another command'} already runs in this folder (process ${holder?.pid}). Stop it first, with Ctrl-C where it runs.`,
      );
    } else await wait(100);
  }
  process.once('exit', () => rmSync(FILE, { force: true }));
  return { afterKill };
}

/** @param {string} what */
function take(what) {
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
 * A process id comes back to life as somebody else; the moment it was born does not.
 * @param {{ pid: number, started: string }} holder
 */
export const isHeld = ({ pid, started }) => isAlive(pid) && startOf(pid) === started;

/**
 * When a process was born, in the system's own counting; empty where the system does not tell.
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
