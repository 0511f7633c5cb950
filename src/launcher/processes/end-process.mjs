import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

/**
 * How a process is asked to end: each signal in turn, with the time in milliseconds it is given to obey.
 * @typedef {[signal: NodeJS.Signals, patience: number][]} Plan
 *
 * @typedef {object} Target
 * @property {number} pid
 * @property {boolean} [group] whether the signals go to the whole process group that `pid` leads
 * @property {Plan} plan
 */

/**
 * Ends one process by its plan; returns as soon as it is gone.
 * @param {Target} target
 * @returns {Promise<boolean>} false when it outlived every signal
 */
export async function end({ pid, group = false, plan }) {
  for (const [signal, patience] of plan) {
    send(pid, signal, group);
    if (await goneWithin(pid, patience)) break;
  }
  if (group) send(pid, 'SIGKILL', true); // those it had started and left behind
  return !isAlive(pid);
}

/**
 * @param {number} pid
 * @param {number} patience milliseconds
 */
export async function goneWithin(pid, patience) {
  const deadline = Date.now() + patience;
  while (isAlive(pid)) {
    if (Date.now() >= deadline) return false;
    await wait(20);
  }
  return true;
}

/**
 * Whether a process still runs. One that has ended but was not yet collected by its parent counts as gone.
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
 * @returns {boolean} false when there is nobody to send it to
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
