import { relative } from 'node:path';
import { logFile, originOf } from '../settings/environment.mjs';
import { root } from '../settings/paths.mjs';

/**
 * Prints the addresses of the shop and how to sign in and pay there, at the end of a start.
 * @param {import('../services/start-services.mjs').Services} services
 * @param {import('../services/prepare-shop.mjs').Prepared} prepared
 */
export function printWelcome({ settings, standIns }, { admin, customer }) {
  const origin = originOf(settings);
  const rows = [['The shop', origin]];
  rows.push(['Admin', `${origin}/admin`], ...(admin ? signInRows(admin) : []));
  if (customer) rows.push(['Demo customer', `${origin}/account`], ...signInRows(customer));
  if (standIns.includes('Stripe'))
    rows.push(['Test card', '4242 4242 4242 4242, any future date, any three digits; no real money']);
  if (standIns.includes('mailbox'))
    rows.push(['Its email', `http://localhost:${settings.MAILBOX_PORT ?? 8025}`]);
  rows.push(['Its log', relative(root, logFile(settings, 'shop'))]);
  const width = Math.max(...rows.map(([name = '']) => name.length)) + 2;
  const lines = rows.map(([name = '', text]) => `  ${name.padEnd(width)}${text}`);
  process.stdout.write(`\n${lines.join('\n')}\n\n  Ctrl-C stops everything; the data stays in .data/\n\n`);
}

/** @param {import('../services/prepare-shop.mjs').SignIn} signIn */
const signInRows = ({ email, password }) => [
  ['  email', email],
  ['  password', `${password}  (shown this once)`],
];
