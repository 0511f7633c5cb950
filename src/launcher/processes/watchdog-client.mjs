import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/**
 * This side of the watchdog: tells it what must not outlive this process, even when this process is killed.
 * @type {import('node:child_process').ChildProcess | undefined}
 */
let watchdog;

/** What a new watchdog must be told when somebody ended the former one. @type {Map<string, object>} */
const standing = new Map();

/**
 * @param {import('./end-process.mjs').Target & { stage: number }} target
 * @param {Promise<unknown>} exited
 */
export function watch(target, exited) {
  const { pid } = target;
  if (!pid) return;
  tell(`process ${pid}`, { watch: target });
  exited.then(() => {
    standing.delete(`process ${pid}`);
    send({ forget: pid });
  });
}

/**
 * A folder, or a file, that goes when this process goes.
 * @param {string} folder
 */
export const removeAtTheEnd = (folder) => tell(`folder ${folder}`, { remove: folder });

/**
 * @param {string} name
 * @param {object} order
 */
function tell(name, order) {
  standing.set(name, order);
  if (watchdog) send(order);
  else start();
}

/** @param {object} order */
const send = (order) => watchdog?.stdin?.write(`${JSON.stringify(order)}\n`);

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
    if (standing.size > 0) setTimeout(() => watchdog ?? start(), 500).unref();
  });
  for (const order of standing.values()) send(order);
  started.unref();
  /** @type {import('node:net').Socket} */ (/** @type {unknown} */ (started.stdin)).unref();
}
