import { onPath } from '../packages/on-path.mjs';
import { launch, stage } from '../processes/children.mjs';
import { asAccount, unprivilegedUser } from '../processes/run-as.mjs';
import { listens, waitUntilReady } from '../processes/wait-until-ready.mjs';
import { freePort } from '../settings/ports.mjs';
import { randomSecret } from '../settings/secrets.mjs';

/**
 * @typedef {import('../processes/children.mjs').Child & { url: string, port: number, password: string }} Redis
 */

/**
 * Starts the `redis-server` on the path, on the loopback address, with a password and without data on disk, and waits
 * until it answers.
 * @param {{ port?: number, password?: string, logFile: string, args?: Record<string, string> }} options `args` are
 *   further lines of its configuration
 * @returns {Promise<Redis>}
 * @throws {Error} when there is no `redis-server` on the path, or with the last lines of its log when it does not start
 */
export async function startRedis(options) {
  const program = onPath('redis-server');
  if (!program) throw new Error('there is no redis-server on the path');
  const port = options.port ?? (await freePort());
  const password = options.password ?? randomSecret();
  const settings = {
    bind: '127.0.0.1',
    port,
    requirepass: password,
    save: '""',
    appendonly: 'no',
    ...options.args,
  };
  const input = Object.entries(settings)
    .map(([name, value]) => `${name} ${value}\n`)
    .join('');
  const child = launch('Redis', program, ['-'], {
    ...asAccount(unprivilegedUser()),
    cwd: '/',
    input, // not as arguments, where the process list would show the password
    logFile: options.logFile,
    stage: stage.standIn,
    plan: [
      ['SIGTERM', 3000],
      ['SIGKILL', 2000],
    ],
  });
  await waitUntilReady(child, () => listens(port), { logFile: options.logFile });
  return { ...child, port, password, url: `redis://:${password}@127.0.0.1:${port}` };
}
