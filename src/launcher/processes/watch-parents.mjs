import { readFileSync } from 'node:fs';
import { isAlive } from './end-process.mjs';

const CHECK_EVERY_MS = 500;
const MAX_DEPTH = 4;

/**
 * Calls back when the npm that started this process, or the launcher in an older Node, has ended: a killed npm does not
 * end what it had started. A launcher that was started without npm may go on after its shell has ended.
 * @param {() => void} onGone
 */
export function watchParents(onGone) {
  const parents = [...new Set([...wrapper(), ...npmAbove(process.ppid)])];
  if (parents.length === 0) return;
  const timer = setInterval(() => {
    if (parents.every((pid) => isAlive(pid))) return;
    clearInterval(timer);
    onGone();
  }, CHECK_EVERY_MS);
  timer.unref();
}

/** The launcher in an older Node that started this one. */
function wrapper() {
  const pid = Number(process.env.LECTERN_WRAPPER_PID);
  delete process.env.LECTERN_WRAPPER_PID;
  return pid === process.ppid ? [pid] : [];
}

/**
 * The processes from the parent of this one up to npm.
 * @param {number} pid
 * @returns {number[]} none when npm did not start this process
 */
function npmAbove(pid) {
  if (!process.env.npm_lifecycle_event) return [];
  const chain = [];
  for (let above = pid; above > 1 && chain.length < MAX_DEPTH; above = parentOf(above)) {
    chain.push(above);
    if (/\bnpm\b/.test(commandOf(above))) return chain;
  }
  return [];
}

/** @param {number} pid */
function parentOf(pid) {
  const stat = read(`/proc/${pid}/stat`);
  return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) || 0;
}

/** @param {number} pid */
const commandOf = (pid) => read(`/proc/${pid}/cmdline`).split('\0').slice(0, 2).join(' ');

/** @param {string} path */
function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
