import { onPath } from '../packages/on-path.mjs';
import { launch, stage } from '../processes/children.mjs';
import { supervise } from '../processes/supervise.mjs';
import { listens, responds, waitUntilReady } from '../processes/wait-until-ready.mjs';
import { logFile, originOf } from '../settings/environment.mjs';
import { inData, inRoot } from '../settings/paths.mjs';
import { freePort } from '../settings/ports.mjs';
import { savedNumber, savedValue, saveValue } from '../settings/saved-values.mjs';
import { startPostgres } from './postgres.mjs';
import { postgresDataDir } from './postgres-data-dir.mjs';
import { prepareDatabase } from './prepare-database.mjs';
import { startRedis } from './redis.mjs';

/**
 * A server in place of one that the environment does not name.
 * @typedef {object} StandIn
 * @property {string} label
 * @property {import('../settings/environment.mjs').Settings} settings what the shop needs to know
 *
 * @typedef {import('../progress.mjs').Progress} Progress
 * @typedef {import('../settings/environment.mjs').Settings} Settings
 */

/**
 * @param {Progress} progress
 * @param {Settings} settings
 * @returns {Promise<StandIn>}
 */
export const standInPostgres = (progress, settings) =>
  progress.step('PostgreSQL', 'starting it', async (setResult) => {
    const dir = postgresDataDir(progress);
    const password = savedValue('postgresPassword');
    const port = await freePort(savedNumber('postgresPort'));
    saveValue('postgresPort', port);
    const start = () => startPostgres({ dir, password, port, logFile: logFile(settings, 'postgres') });
    const first = await supervise(progress, 'PostgreSQL', start);
    const passwords = { owner: savedValue('ownerPassword'), app: savedValue('appPassword') };
    const { url, ownerUrl } = await prepareDatabase({ postgres: first, passwords });
    setResult(`embedded, on 127.0.0.1:${first.port}`);
    return { label: 'PostgreSQL', settings: { DATABASE_URL: url, DATABASE_OWNER_URL: ownerUrl } };
  });

/**
 * @param {Progress} progress
 * @param {Settings} settings
 * @returns {Promise<StandIn | undefined>} undefined when this machine has no Redis: the shop runs without
 */
export async function standInRedis(progress, settings) {
  if (!onPath('redis-server')) {
    progress.report('Redis', 'none on this machine; the shop runs without');
    return undefined;
  }
  return progress.step('Redis', 'starting it', async (setResult) => {
    const port = await freePort(savedNumber('redisPort'));
    saveValue('redisPort', port);
    const password = savedValue('redisPassword');
    const start = () => startRedis({ port, password, logFile: logFile(settings, 'redis') });
    const first = await supervise(progress, 'Redis', start);
    setResult(`the redis-server of this machine, on 127.0.0.1:${port}`);
    return { label: 'Redis', settings: { REDIS_URL: first.url } };
  });
}

/**
 * @param {Progress} progress
 * @param {Settings} settings
 * @param {number} port
 * @returns {Promise<StandIn>}
 */
export const standInStripe = (progress, settings, port) =>
  progress.step('Stripe', 'starting the sandbox', async (setResult) => {
    const secret = settings.STRIPE_WEBHOOK_SECRET ?? `whsec_${savedValue('webhookSecret')}`;
    const env = {
      STRIPE_SANDBOX_PORT: String(port),
      STRIPE_SANDBOX_DATA: inData('stripe'),
      STRIPE_WEBHOOK_SECRET: secret.split(',')[0]?.trim(),
      STRIPE_WEBHOOK_URL: new URL('/api/webhooks/stripe', originOf(settings)).href,
    };
    const answers = () => listens(port);
    const start = () => startSandbox('Stripe sandbox', 'stripe', { ...settings, ...env }, answers);
    await supervise(progress, 'Stripe', start);
    const base = `http://127.0.0.1:${port}`;
    setResult(`a sandbox, no real money, on ${base}`);
    return { label: 'Stripe', settings: { STRIPE_API_BASE: base, STRIPE_WEBHOOK_SECRET: secret } };
  });

/**
 * @param {Progress} progress
 * @param {Settings} settings
 * @param {number} port
 * @returns {Promise<StandIn>}
 */
export const standInMailbox = (progress, settings, port) =>
  progress.step('mailbox', 'starting it', async (setResult) => {
    const smtpPort = await freePort(savedNumber('smtpPort'));
    saveValue('smtpPort', smtpPort);
    const env = {
      MAILBOX_PORT: String(port),
      MAILBOX_SMTP_PORT: String(smtpPort),
      MAILBOX_DATA: inData('mailbox'),
    };
    const answers = async () =>
      (await responds(`http://127.0.0.1:${port}/readyz`, (status) => status === 200)) &&
      (await listens(smtpPort));
    const start = () => startSandbox('mailbox', 'mailbox', { ...settings, ...env }, answers);
    await supervise(progress, 'mailbox', start);
    setResult(`shows the shop's mail on http://localhost:${port}`);
    return { label: 'mailbox', settings: { SMTP_URL: `smtp://127.0.0.1:${smtpPort}` } };
  });

/**
 * @param {string} name
 * @param {string} folder of src/sandbox
 * @param {Settings} env
 * @param {() => Promise<boolean>} answers
 */
async function startSandbox(name, folder, env, answers) {
  const log = logFile(env, folder);
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
  await waitUntilReady(child, answers, { logFile: log });
  return child;
}
