import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/**
 * The watchdog: a process that ends and removes what it was told to when this process ends, even by kill -9.
 * @type {import('node:child_process').ChildProcess | undefined}
 */
let watchdog;

/** What the watchdog was told and still holds; a new watchdog is told all of it. @type {Map<string, object>} */
const current = new Map();

/**
 * @param {import('./end-process.mjs').Target & { stage: number }} target
 * @param {Promise<unknown>} exited
 */
export function watch(target, exited) {
  const { pid } = target;
  if (!pid) return;
  tell(`process ${pid}`, { watch: target });
  exited.then(() => {
    current.delete(`process ${pid}`);
    send({ forget: pid });
  });
}

/**
 * Removes a folder or a file when this process ends.
 * @param {string} folder
 */
export const removeAtTheEnd = (folder) => tell(`folder ${folder}`, { remove: folder });

/**
 * @param {string} name
 * @param {object} message
 */
function tell(name, message) {
  current.set(name, message);
  if (watchdog) send(message);
  else start();
}

/** @param {object} message */
const send = (message) => watchdog?.stdin?.write(`${JSON.stringify(message)}\n`);

function start() {
  const script = fileURLToPath(new URL('./watchdog.mjs', import.meta.url));
  const started = spawn(process.execPath, [script], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
    cwd: '/',
  });
  watchdog = started;
  started.stdin.on('error', () => {});
  started.once('exit', () => {
    watchdog = undefined;
    if (current.size > 0) setTimeout(() => watchdog ?? start(), 500).unref();
  });
  for (const message of current.values()) send(message);
  started.unref();
  /** @type {import('node:net').Socket} */ (/** @type {unknown} */ (started.stdin)).unref();
}
