import { randomInt } from 'node:crypto';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { createServer } from 'node:net';

/**
 * Free ports are looked for here. From 32768 up Linux gives ports to outgoing connections, which may take one before a
 * server listens on it.
 */
const FIRST = 20_000;
const LAST = 32_767;
const TRIES = 1_000;

/**
 * A TCP port of the loopback address that is free now.
 * @param {number} [preferred] used when it is free, so that addresses stay the same between two starts
 * @returns {Promise<number>}
 */
export async function freePort(preferred) {
  if (preferred && (await isFree(preferred))) return preferred;
  for (let n = 0; n < TRIES; n++) {
    const port = randomInt(FIRST, LAST + 1);
    if (await isFree(port)) return port;
  }
  throw new Error(`no port from ${FIRST} to ${LAST} is free`);
}

/**
 * @param {number} port
 * @param {string} [host]
 * @returns {Promise<boolean>} whether a server could listen there now
 */
export function isFree(port, host = '127.0.0.1') {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(true)));
  });
}

/**
 * The process that listens on a port: `process 812 (node server.js)`.
 * @param {number} port
 * @returns {string | null} null when the system does not tell (another user's process, not Linux)
 */
export function holderOf(port) {
  const sockets = listeningSockets(port);
  if (sockets.size === 0) return null;
  for (const pid of numbersIn('/proc')) {
    for (const fd of numbersIn(`/proc/${pid}/fd`)) {
      const socket = linkOf(`/proc/${pid}/fd/${fd}`).match(/^socket:\[(\d+)\]$/)?.[1];
      if (socket && sockets.has(socket)) return `process ${pid} (${commandLine(pid)})`;
    }
  }
  return null;
}

/** @param {number} port */
function listeningSockets(port) {
  const LISTEN = '0A';
  const wanted = port.toString(16).toUpperCase().padStart(4, '0');
  const found = new Set();
  for (const table of ['/proc/net/tcp', '/proc/net/tcp6']) {
    for (const line of textOf(table).split('\n').slice(1)) {
      const [, local = '', , state, , , , , , inode] = line.trim().split(/\s+/);
      if (state === LISTEN && local.endsWith(`:${wanted}`)) found.add(inode);
    }
  }
  return found;
}

/** @param {string} pid */
function commandLine(pid) {
  const words = textOf(`/proc/${pid}/cmdline`).split('\0').join(' ').trim();
  return words.length > 80 ? `${words.slice(0, 79)}…` : words || 'unknown';
}

/** @param {string} folder */
function numbersIn(folder) {
  try {
    return readdirSync(folder).filter((name) => /^\d+$/.test(name));
  } catch {
    return [];
  }
}

/** @param {string} path */
function textOf(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

/** @param {string} path */
function linkOf(path) {
  try {
    return readlinkSync(path);
  } catch {
    return '';
  }
}
