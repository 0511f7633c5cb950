import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { isHeld, startOf } from '../processes/lock.mjs';
import { inData } from './paths.mjs';

const FILE = inData('run.json');

/** Of the settings, those that tell where things are; the rest is each process's own. */
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
 * Writes down where the servers of this run listen, for `npm run shop` and `npm run worker` beside it.
 * @param {import('./environment.mjs').Settings} settings
 */
export function publishRun(settings) {
  const shared = Object.fromEntries(SHARED.map((name) => [name, settings[name]]));
  const run = { pid: process.pid, started: startOf(process.pid), settings: shared };
  writeFileSync(FILE, JSON.stringify(run, null, 2), { mode: 0o600 });
  process.once('exit', () => rmSync(FILE, { force: true }));
}

/**
 * @returns {import('./environment.mjs').Settings | undefined} what a running `npm start` found or made; undefined when
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
