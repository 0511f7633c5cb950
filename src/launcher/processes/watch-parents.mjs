import { readFileSync } from 'node:fs';
import { isAlive } from './end-process.mjs';

const LOOK_EVERY = 500;
const FURTHEST = 4;

/**
 * Calls back when the npm that runs us (or the bridge from an older Node) is gone, however it went: a killed npm takes
 * nothing with it by itself. A launcher started by hand, without npm, may outlive its shell.
 * @param {() => void} onGone
 */
export function watchParents(onGone) {
  const parents = [...new Set([...bridge(), ...npmAbove(process.ppid)])];
  if (parents.length === 0) return;
  const timer = setInterval(() => {
    if (parents.every((pid) => isAlive(pid))) return;
    clearInterval(timer);
    onGone();
  }, LOOK_EVERY);
  timer.unref();
}

function bridge() {
  const pid = Number(process.env.LECTERN_BRIDGE);
  delete process.env.LECTERN_BRIDGE;
  return pid === process.ppid ? [pid] : [];
}

/**
 * The processes from our parent up to npm.
 * @param {number} pid
 * @returns {number[]} none when there is no npm above us
 */
function npmAbove(pid) {
  if (!process.env.npm_lifecycle_event) return [];
  const chain = [];
  for (let above = pid; above > 1 && chain.length < FURTHEST; above = parentOf(above)) {
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
