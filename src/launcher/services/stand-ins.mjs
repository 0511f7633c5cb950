import { onPath } from '../packages/on-path.mjs';
import { launch, stage } from '../processes/children.mjs';
import { supervise } from '../processes/supervise.mjs';
import { listens, responds, untilAnswering } from '../processes/wait-until-ready.mjs';
import { originOf } from '../settings/environment.mjs';
import { inData, inRoot } from '../settings/paths.mjs';
import { freePort } from '../settings/ports.mjs';
import { remember, remembered, rememberedNumber } from '../settings/saved-values.mjs';
import { startPostgres } from './postgres.mjs';
import { postgresHome } from './postgres-data-dir.mjs';
import { prepareDatabase } from './prepare-database.mjs';
import { startRedis } from './redis.mjs';

/**
 * A server that stands in for one the environment does not name.
 * @typedef {object} StandIn
 * @property {string} label
 * @property {import('../settings/environment.mjs').Settings} settings what the shop must be told
 *
 * @typedef {import('../progress.mjs').Teller} Teller
 * @typedef {import('../settings/environment.mjs').Settings} Settings
 */

const logFile = (/** @type {string} */ name) => inData('logs', `${name}.log`);

/**
 * @param {Teller} say
 * @returns {Promise<StandIn>}
 */
export const standInPostgres = (say) =>
  say.step('PostgreSQL', 'starting it', async (note) => {
    const dir = postgresHome(say);
    const password = remembered('postgresPassword');
    const port = await freePort(rememberedNumber('postgresPort'));
    remember('postgresPort', port);
    const start = () => startPostgres({ dir, password, port, logFile: logFile('postgres') });
    const first = await supervise(say, 'PostgreSQL', start);
    const passwords = { owner: remembered('ownerPassword'), app: remembered('appPassword') };
    const { url, ownerUrl } = await prepareDatabase({ postgres: first, passwords });
    note(`our own, on 127.0.0.1:${first.port}`);
    return { label: 'PostgreSQL', settings: { DATABASE_URL: url, DATABASE_OWNER_URL: ownerUrl } };
  });

/**
 * @param {Teller} say
 * @returns {Promise<StandIn | undefined>} undefined when this machine has no Redis: the shop runs without
 */
export async function standInRedis(say) {
  if (!onPath('redis-server')) {
    say.tell('Redis', 'none on this machine; the shop runs without');
    return undefined;
  }
  return say.step('Redis', 'starting it', async (note) => {
    const port = await freePort(rememberedNumber('redisPort'));
    remember('redisPort', port);
    const password = remembered('redisPassword');
    const start = () => startRedis({ port, password, logFile: logFile('redis') });
    const first = await supervise(say, 'Redis', start);
    note(`the redis-server of this machine, on 127.0.0.1:${port}`);
    return { label: 'Redis', settings: { REDIS_URL: first.url } };
  });
}

/**
 * @param {Teller} say
 * @param {Settings} settings
 * @param {number} port
 * @returns {Promise<StandIn>}
 */
export const standInStripe = (say, settings, port) =>
  say.step('Stripe', 'starting the sandbox', async (note) => {
    const secret = settings.STRIPE_WEBHOOK_SECRET ?? `whsec_${remembered('webhookSecret')}`;
    const env = {
      STRIPE_SANDBOX_PORT: String(port),
      STRIPE_SANDBOX_DATA: inData('stripe'),
      STRIPE_WEBHOOK_SECRET: secret.split(',')[0]?.trim(),
      STRIPE_WEBHOOK_URL: new URL('/api/webhooks/stripe', originOf(settings)).href,
    };
    const answers = () => listens(port);
    const start = () => startSandbox('Stripe sandbox', 'stripe', { ...settings, ...env }, answers);
    await supervise(say, 'Stripe', start);
    const base = `http://127.0.0.1:${port}`;
    note(`a sandbox, no real money, on ${base}`);
    return { label: 'Stripe', settings: { STRIPE_API_BASE: base, STRIPE_WEBHOOK_SECRET: secret } };
  });

/**
 * @param {Teller} say
 * @param {Settings} settings
 * @param {number} port
 * @returns {Promise<StandIn>}
 */
export const standInMailbox = (say, settings, port) =>
  say.step('mailbox', 'starting it', async (note) => {
    const smtpPort = await freePort(rememberedNumber('smtpPort'));
    remember('smtpPort', smtpPort);
    const env = {
      MAILBOX_PORT: String(port),
      MAILBOX_SMTP_PORT: String(smtpPort),
      MAILBOX_DATA: inData('mailbox'),
    };
    const answers = async () =>
      (await responds(`http://127.0.0.1:${port}/readyz`, (status) => status === 200)) &&
      (await listens(smtpPort));
    const start = () => startSandbox('mailbox', 'mailbox', { ...settings, ...env }, answers);
    await supervise(say, 'mailbox', start);
    note(`shows the shop's mail on http://localhost:${port}`);
    return { label: 'mailbox', settings: { SMTP_URL: `smtp://127.0.0.1:${smtpPort}` } };
  });

/**
 * @param {string} name
 * @param {string} folder of src/sandbox
 * @param {Settings} env
 * @param {() => Promise<boolean>} answers
 */
async function startSandbox(name, folder, env, answers) {
  const log = logFile(folder);
  const child = launch(name, process.execPath, [inRoot('src', 'sandbox', folder, 'main.ts')], {
    cwd: inRoot(),
    env,
    logFile: log,
    stage: stage.standIn,
    plan: [
      ['SIGTERM', 2000],
      ['SIGKILL', 1000],
    ],
  });
  await untilAnswering(child, answers, { logFile: log });
  return child;
}
