import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { isHeld, startOf } from '../processes/lock.mjs';
import { inData } from './paths.mjs';

const FILE = inData('run.json');

/** The settings that say where the servers are; the others differ from process to process. */
const SHARED = [
  'PORT',
  'HOST',
  'PUBLIC_ORIGIN',
  'DATABASE_URL',
  'DATABASE_OWNER_URL',
  'REDIS_URL',
  'STRIPE_SECRET_KEY',
  'STRIPE_API_BASE',
  'STRIPE_WEBHOOK_SECRET',
  'SMTP_URL',
  'AUTH_SECRET',
];

/**
 * Writes to a file where the servers of this run listen, for `npm run shop` and `npm run worker`.
 * @param {import('./environment.mjs').Settings} settings
 */
export function publishRun(settings) {
  const shared = Object.fromEntries(SHARED.map((name) => [name, settings[name]]));
  const run = { pid: process.pid, started: startOf(process.pid), settings: shared };
  writeFileSync(FILE, JSON.stringify(run, null, 2), { mode: 0o600 });
  process.once('exit', () => rmSync(FILE, { force: true }));
}

/**
 * @returns {import('./environment.mjs').Settings | undefined} those of the `npm start` that runs in this folder; undefined when
 *   none runs
 */
export function runningSettings() {
  try {
    const run = JSON.parse(readFileSync(FILE, 'utf8'));
    return isHeld(run) ? run.settings : undefined;
  } catch {
    return undefined;
  }
}
