import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

/**
 * How a process is ended: each signal in turn, and the milliseconds to wait after it.
 * @typedef {[signal: NodeJS.Signals, waitMs: number][]} Plan
 *
 * @typedef {object} Target
 * @property {number} pid
 * @property {boolean} [group] whether the signals go to the whole process group that `pid` leads
 * @property {Plan} plan
 */

/**
 * Ends one process by its plan; returns as soon as it has ended.
 * @param {Target} target
 * @returns {Promise<boolean>} false when it still runs after every signal
 */
export async function endProcess({ pid, group = false, plan }) {
  for (const [signal, waitMs] of plan) {
    send(pid, signal, group);
    if (await endsWithin(pid, waitMs)) break;
  }
  if (group) send(pid, 'SIGKILL', true); // the processes it had started and left running
  return !isAlive(pid);
}

/**
 * @param {number} pid
 * @param {number} waitMs
 */
async function endsWithin(pid, waitMs) {
  const deadline = Date.now() + waitMs;
  while (isAlive(pid)) {
    if (Date.now() >= deadline) return false;
    await wait(20);
  }
  return true;
}

/**
 * Whether a process still runs. A zombie (ended, but its parent has not asked for its exit code) does not count.
 * @param {number} pid
 */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
  return stateOf(pid) !== 'Z';
}

/**
 * @param {number} pid
 * @param {NodeJS.Signals} signal
 * @param {boolean} [group]
 * @returns {boolean} false when there is no such process
 */
export function send(pid, signal, group = false) {
  try {
    process.kill(group ? -pid : pid, signal);
    return true;
  } catch {
    return false;
  }
}

/** @param {number} pid */
function stateOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat[stat.lastIndexOf(')') + 2];
  } catch {
    return undefined;
  }
}
