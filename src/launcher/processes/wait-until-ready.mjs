import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { lastLines } from '../logs/log-file.mjs';

/**
 * Waits until a server that was just started answers.
 * @param {import('./children.mjs').Child} child
 * @param {() => Promise<boolean>} answers
 * @param {{ timeoutMs?: number, logFile?: string }} [options] logFile: where it writes
 * @throws {Error} with the last lines of its log when it ends or does not answer in time; it is stopped then
 */
export async function waitUntilReady(child, answers, { timeoutMs = 15_000, logFile } = {}) {
  const deadline = Date.now() + timeoutMs;
  while (Date.now() < deadline && child.running()) {
    if (await answers()) return;
    await wait(20);
  }
  const what = child.running() ? `does not answer within ${timeoutMs / 1000} s` : 'ended before it answered';
  await child.stop(true);
  throw new Error([`${child.name} ${what}`, logFile && lastLines(logFile)].filter(Boolean).join(':\n'));
}

/**
 * Whether a server listens there.
 * @param {number} port
 * @param {string} [host]
 * @returns {Promise<boolean>}
 */
export function listens(port, host = '127.0.0.1') {
  return new Promise((resolve) => {
    const socket = connect({ port, host });
    const answer = (/** @type {boolean} */ found) => {
      socket.destroy();
      resolve(found);
    };
    socket.setTimeout(1000, () => answer(false));
    socket.once('connect', () => answer(true)).once('error', () => answer(false));
  });
}

/**
 * @param {string} url
 * @param {(status: number) => boolean} accept
 * @returns {Promise<boolean>}
 */
export async function responds(url, accept) {
  try {
    const answer = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(5000) });
    await answer.body?.cancel();
    return accept(answer.status);
  } catch {
    return false;
  }
}
