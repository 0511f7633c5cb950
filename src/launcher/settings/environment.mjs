import { existsSync } from 'node:fs';
import { Refusal } from '../progress.mjs';
import { inRoot } from './paths.mjs';

/**
 * The settings of this run: the real environment, then `.env`. An empty value counts as not set.
 * @typedef {Record<string, string | undefined>} Settings
 */

/** What a shop that the public can reach must be given, and what for. */
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
 * Why this shop counts as one that the public can reach; undefined when it is for this machine only.
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
 * Stands in for nothing where the public is let in.
 * @param {Settings} settings
 * @throws {Refusal} with one sentence for each name that is missing
 */
export function refuseWithoutServices(settings) {
  const reason = publicBecause(settings);
  const missing = Object.entries(NEEDED).filter(([name]) => !settings[name]);
  if (!reason || missing.length === 0) return;
  const sentences = missing.map(([name, what]) => `  ${name} is not set: give it ${what}.`);
  throw new Refusal(
    `The shop does not start: ${reason}, so nothing is stood in for.\n${sentences.join('\n')}`,
  );
}

/** @param {Settings} settings */
export const portOf = (settings) => Number(settings.PORT ?? 4321);

/** @param {Settings} settings */
export const hostOf = (settings) => settings.HOST ?? '127.0.0.1';

/** @param {Settings} settings */
export const originOf = (settings) => settings.PUBLIC_ORIGIN ?? `http://localhost:${portOf(settings)}`;

/** @param {string} host */
const isLoopback = (host) => host === 'localhost' || /^127\./.test(host) || /^\[?::1\]?$/.test(host);
