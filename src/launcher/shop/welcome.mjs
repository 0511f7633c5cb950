import { originOf } from '../settings/environment.mjs';

/**
 * The last word of a start: where to go and what to type there.
 * @param {import('../services/start-services.mjs').Ground} ground
 * @param {import('../services/prepare-shop.mjs').Prepared} prepared
 */
export function welcome({ settings, standIns }, { admin }) {
  const origin = originOf(settings);
  const rows = [['The shop', origin]];
  if (admin)
    rows.push(
      ['Admin', `${origin}/admin`],
      ['  email', admin.email],
      ['  password', `${admin.password}  (shown this once)`],
    );
  if (standIns.includes('Stripe'))
    rows.push(['Test card', '4242 4242 4242 4242, any date to come, any three digits; no real money']);
  if (standIns.includes('mailbox'))
    rows.push(['Its mail', `http://localhost:${settings.MAILBOX_PORT ?? 8025}`]);
  const width = Math.max(...rows.map(([name = '']) => name.length)) + 2;
  const lines = rows.map(([name = '', text]) => `  ${name.padEnd(width)}${text}`);
  process.stdout.write(`\n${lines.join('\n')}\n\n  Ctrl-C stops everything; the data stays in .data/\n\n`);
}
