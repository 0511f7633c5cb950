import { launch, stage } from '../processes/children.mjs';
import { supervise } from '../processes/supervise.mjs';
import { responds, untilAnswering } from '../processes/wait-until-ready.mjs';
import { hostOf, originOf, portOf } from '../settings/environment.mjs';
import { inRoot } from '../settings/paths.mjs';
import { astro } from './build.mjs';

/** @type {import('../processes/end-process.mjs').Plan} */
const drain = [
  ['SIGTERM', 9500],
  ['SIGKILL', 1000],
];

/**
 * @typedef {import('../progress.mjs').Teller} Teller
 * @typedef {import('../settings/environment.mjs').Settings} Settings
 */

/**
 * The built shop, ready to sell.
 * @param {Teller} say
 * @param {Settings} settings
 * @returns {Promise<unknown>} when it answers
 */
export const openShop = (say, settings) =>
  open(say, settings, {
    script: [inRoot('src', 'server.ts')],
    ready: (status) => status === 200,
    path: '/readyz',
  });

/**
 * The jobs alone.
 * @param {Teller} say
 * @param {Settings} settings
 * @returns {Promise<unknown>} when it answers
 */
export const openWorker = (say, settings) =>
  supervise(say, 'jobs', async () => start('jobs', [inRoot('src', 'worker.ts')], settings));

/**
 * The shop with reload on change, and its jobs beside it.
 * @param {Teller} say
 * @param {Settings} settings
 * @returns {Promise<void>} when it answers
 */
export async function openForDevelopment(say, settings) {
  const env = { ...settings, JOBS: 'off', ASTRO_DEV_BACKGROUND: '0', ASTRO_TELEMETRY_DISABLED: '1' };
  const script = [astro(), 'dev', '--host', hostOf(settings), '--port', String(portOf(settings))];
  await open(say, env, { script, ready: () => true, path: '/' });
  await supervise(say, 'jobs', async () => start('jobs', ['--watch', inRoot('src', 'worker.ts')], env));
}

/**
 * @param {Teller} say
 * @param {Settings} settings
 * @param {{ script: string[], ready: (status: number) => boolean, path: string }} what
 * @returns {Promise<unknown>} when it answers
 */
const open = (say, settings, { script, ready, path }) =>
  say.step('shop', 'opening it', async (note) => {
    const host = ['0.0.0.0', '::'].includes(hostOf(settings)) ? '127.0.0.1' : hostOf(settings);
    const address = `http://${host.includes(':') ? `[${host}]` : host}:${portOf(settings)}${path}`;
    await supervise(say, 'shop', async (again) => {
      const child = start('shop', script, settings);
      // Once it has been open, a slow answer (PostgreSQL is away, say) is no reason to close it.
      if (!again) await untilAnswering(child, () => responds(address, ready), { within: 60_000 });
      return child;
    });
    note(`open on ${originOf(settings)}`);
  });

/**
 * @param {string} name
 * @param {string[]} script
 * @param {Settings} env
 */
const start = (name, script, env) =>
  launch(name, process.execPath, script, { cwd: inRoot(), env, stage: stage.door, group: true, plan: drain });
