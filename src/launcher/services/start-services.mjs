import { remembered } from '../settings/saved-values.mjs';
import { standInMailbox, standInPostgres, standInRedis, standInStripe } from './stand-ins.mjs';

/**
 * Everything the shop leans on, running.
 * @typedef {object} Ground
 * @property {import('../settings/environment.mjs').Settings} settings the environment for the shop and its command line
 * @property {string[]} standIns what was stood in for
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
 * Stands in for every service that the environment does not name, side by side.
 * @param {import('../progress.mjs').Teller} say
 * @param {import('../settings/environment.mjs').Settings} settings
 * @param {{ stripePort?: number | undefined, mailPort?: number | undefined }} [ports]
 * @returns {Promise<Ground>}
 * @throws as soon as one of them does not come up; the others are the caller's to stop
 */
export async function startServices(say, settings, ports = {}) {
  const { stripePort = stripeSandboxPort(settings), mailPort = mailboxPort(settings) } = ports;
  const starting = [
    settings.DATABASE_URL ? undefined : standInPostgres(say),
    settings.REDIS_URL ? undefined : standInRedis(say),
    stripePort === undefined ? undefined : standInStripe(say, settings, stripePort),
    mailPort === undefined ? undefined : standInMailbox(say, settings, mailPort),
  ];
  const standIns = (await Promise.all(starting)).flatMap((standIn) => standIn ?? []);
  const found = Object.assign({}, ...standIns.map((each) => each.settings));
  return { settings: withSecrets({ ...settings, ...found }), standIns: standIns.map(({ label }) => label) };
}

/**
 * Secrets that nobody gave are made up once and kept.
 * @param {import('../settings/environment.mjs').Settings} settings
 * @returns {import('../settings/environment.mjs').Settings}
 */
export const withSecrets = (settings) => ({
  ...settings,
  AUTH_SECRET: settings.AUTH_SECRET ?? remembered('authSecret'),
  STRIPE_WEBHOOK_SECRET: settings.STRIPE_WEBHOOK_SECRET ?? `whsec_${remembered('webhookSecret')}`,
});
