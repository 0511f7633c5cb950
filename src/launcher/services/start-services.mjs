import { savedValue } from '../settings/saved-values.mjs';
import { standInMailbox, standInPostgres, standInRedis, standInStripe } from './stand-ins.mjs';

/**
 * The running services of a shop.
 * @typedef {object} Services
 * @property {import('../settings/environment.mjs').Settings} settings the environment for the shop and its command line
 * @property {string[]} standIns the services that have a stand-in
 */

/** @param {import('../settings/environment.mjs').Settings} settings */
export const stripeSandboxPort = (settings) =>
  settings.STRIPE_SECRET_KEY || settings.STRIPE_API_BASE
    ? undefined
    : Number(settings.STRIPE_SANDBOX_PORT ?? 4242);

/** @param {import('../settings/environment.mjs').Settings} settings */
export const mailboxPort = (settings) =>
  settings.SMTP_URL ? undefined : Number(settings.MAILBOX_PORT ?? 8025);

/**
 * Starts a stand-in for every service that the environment does not name, all at the same time.
 * @param {import('../progress.mjs').Progress} progress
 * @param {import('../settings/environment.mjs').Settings} settings
 * @param {{ stripePort?: number | undefined, mailPort?: number | undefined }} [ports]
 * @returns {Promise<Services>}
 * @throws as soon as one of them does not start; the caller stops the others
 */
export async function startServices(progress, settings, ports = {}) {
  const { stripePort = stripeSandboxPort(settings), mailPort = mailboxPort(settings) } = ports;
  const starting = [
    settings.DATABASE_URL ? undefined : standInPostgres(progress, settings),
    settings.REDIS_URL ? undefined : standInRedis(progress, settings),
    stripePort === undefined ? undefined : standInStripe(progress, settings, stripePort),
    mailPort === undefined ? undefined : standInMailbox(progress, settings, mailPort),
  ];
  const standIns = (await Promise.all(starting)).flatMap((standIn) => standIn ?? []);
  const found = Object.assign({}, ...standIns.map((each) => each.settings));
  return { settings: withSecrets({ ...settings, ...found }), standIns: standIns.map(({ label }) => label) };
}

/**
 * Adds the secrets that are not set: random ones, made once and saved.
 * @param {import('../settings/environment.mjs').Settings} settings
 * @returns {import('../settings/environment.mjs').Settings}
 */
export const withSecrets = (settings) => ({
  ...settings,
  AUTH_SECRET: settings.AUTH_SECRET ?? savedValue('authSecret'),
  STRIPE_WEBHOOK_SECRET: settings.STRIPE_WEBHOOK_SECRET ?? `whsec_${savedValue('webhookSecret')}`,
});
