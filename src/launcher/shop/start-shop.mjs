import { createShopLog } from '../logs/shop-log.mjs';
import { launch, stage } from '../processes/children.mjs';
import { supervise } from '../processes/supervise.mjs';
import { responds, waitUntilReady } from '../processes/wait-until-ready.mjs';
import { hostOf, logDirOf, logFile, originOf, portOf } from '../settings/environment.mjs';
import { inRoot } from '../settings/paths.mjs';
import { astro } from './build.mjs';

/** @type {import('../processes/end-process.mjs').Plan} */
const drainPlan = [
  ['SIGTERM', 9500],
  ['SIGKILL', 1000],
];

/** Tells the process to end when this one ends, even when both this one and the watchdog are killed. */
const END_WITH_PARENT = `--end-with=${process.pid}`;

/**
 * @typedef {import('../progress.mjs').Progress} Progress
 * @typedef {import('../settings/environment.mjs').Settings} Settings
 */

/**
 * Starts the built shop.
 * @param {Progress} progress
 * @param {Settings} settings
 * @returns {Promise<unknown>} when it answers
 */
export const openShop = (progress, settings) =>
  open(progress, settings, {
    script: [inRoot('src', 'server.ts'), END_WITH_PARENT],
    ready: (status) => status === 200,
    path: '/readyz',
  });

/**
 * Starts the worker that runs the jobs.
 * @param {Progress} progress
 * @param {Settings} settings
 * @returns {Promise<unknown>} when it answers
 */
export const openWorker = (progress, settings) =>
  supervise(progress, 'jobs', starter('jobs', [inRoot('src', 'worker.ts'), END_WITH_PARENT], settings));

/**
 * Starts the shop with reload on change, and the worker beside it.
 * @param {Progress} progress
 * @param {Settings} settings
 * @returns {Promise<void>} when it answers
 */
export async function openForDevelopment(progress, settings) {
  const env = { ...settings, JOBS: 'off', ASTRO_DEV_BACKGROUND: '0', ASTRO_TELEMETRY_DISABLED: '1' };
  const script = [astro(), 'dev', '--host', hostOf(settings), '--port', String(portOf(settings))];
  await open(progress, env, { script, ready: () => true, path: '/' });
  await supervise(progress, 'jobs', starter('jobs', ['--watch', inRoot('src', 'worker.ts')], env));
}

/**
 * @param {Progress} progress
 * @param {Settings} settings
 * @param {{ script: string[], ready: (status: number) => boolean, path: string }} what
 * @returns {Promise<unknown>} when it answers
 */
const open = (progress, settings, { script, ready, path }) =>
  progress.step('shop', 'opening it', async (setResult) => {
    const host = ['0.0.0.0', '::'].includes(hostOf(settings)) ? '127.0.0.1' : hostOf(settings);
    const address = `http://${host.includes(':') ? `[${host}]` : host}:${portOf(settings)}${path}`;
    const start = starter('shop', script, settings);
    await supervise(progress, 'shop', async (again) => {
      const child = await start();
      // A restarted shop that answers late (PostgreSQL is away, say) must not be stopped for that.
      if (!again) await waitUntilReady(child, () => responds(address, ready), { timeoutMs: 60_000 });
      return child;
    });
    setResult(`open on ${originOf(settings)}`);
  });

/**
 * @param {string} name also of its log file
 * @param {string[]} script
 * @param {Settings} env
 * @returns {() => Promise<import('../processes/children.mjs').Child>} starts it, again and again
 */
function starter(name, script, env) {
  const isLogged = logDirOf(env) !== undefined;
  const show = (/** @type {string} */ line) => process.stdout.write(`${name.padEnd(12)} ${line}\n`);
  const options = {
    ...{ cwd: inRoot(), env, stage: stage.web, group: true, plan: drainPlan },
    ...(isLogged && { onOutput: createShopLog(logFile(env, name), show) }),
  };
  return async () => launch(name, process.execPath, script, options);
}
