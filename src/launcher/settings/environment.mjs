import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { inData, inRoot, root } from './paths.mjs';

/**
 * The settings of this run: the real environment, then `.env`. An empty value counts as not set.
 * @typedef {Record<string, string | undefined>} Settings
 */

/** What a shop that the public can reach needs, in words. */
const NEEDED = {
  DATABASE_URL: "PostgreSQL, as the application's role: postgres://user:password@host:5432/database",
  STRIPE_SECRET_KEY: "your secret key from Stripe's dashboard, sk_live_… or sk_test_…",
  STRIPE_WEBHOOK_SECRET: 'the signing secret of your webhook endpoint at Stripe, whsec_…',
  SMTP_URL: 'your mail server: smtps://user:password@host:465',
  AUTH_SECRET: 'at least 32 random characters that stay the same: openssl rand -hex 32',
};

/** @returns {Settings} */
export function readSettings() {
  if (existsSync(inRoot('.env'))) process.loadEnvFile(inRoot('.env'));
  return Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== ''));
}

/**
 * Why the public can reach this shop; undefined when it is for this machine only.
 * @param {Settings} settings
 * @returns {string | undefined}
 */
export function publicBecause(settings) {
  if (settings.NODE_ENV === 'production') return 'NODE_ENV is production';
  if (/^(sk|rk)_live_/.test(settings.STRIPE_SECRET_KEY ?? '')) return 'STRIPE_SECRET_KEY takes real money';
  if (/^https:/i.test(settings.PUBLIC_ORIGIN ?? '')) return `PUBLIC_ORIGIN is ${settings.PUBLIC_ORIGIN}`;
  if (!isLoopback(settings.HOST ?? '127.0.0.1')) return `HOST is ${settings.HOST}, which others can reach`;
  return undefined;
}

/**
 * The services that are missing: a shop that the public can reach gets no stand-ins.
 * @param {Settings} settings
 * @returns {string[]} a sentence for each
 */
export function missingServices(settings) {
  if (!publicBecause(settings)) return [];
  const missing = Object.entries(NEEDED).filter(([name]) => !settings[name]);
  return missing.map(([name, what]) => `${name} is not set: give it ${what}.`);
}

/**
 * The folder of the log files; undefined when the log goes to the standard output, as it does by default where the public
 * can reach the shop.
 * @param {Settings} settings
 * @returns {string | undefined}
 */
export function logDirOf(settings) {
  if (settings.LOG_DIR) return resolve(root, settings.LOG_DIR);
  return publicBecause(settings) ? undefined : inData('logs');
}

/**
 * @param {Settings} settings
 * @param {string} name
 */
export const logFile = (settings, name) => join(logDirOf(settings) ?? inData('logs'), `${name}.log`);

/** @param {Settings} settings */
export const portOf = (settings) => Number(settings.PORT ?? 4321);

/** @param {Settings} settings */
export const hostOf = (settings) => settings.HOST ?? '127.0.0.1';

/** @param {Settings} settings */
export const originOf = (settings) => settings.PUBLIC_ORIGIN ?? `http://localhost:${portOf(settings)}`;

/** @param {string} host */
const isLoopback = (host) => host === 'localhost' || /^127\./.test(host) || /^\[?::1\]?$/.test(host);
