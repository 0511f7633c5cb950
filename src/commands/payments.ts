import { parseArgs } from 'node:util';
import { now, secondsFrom } from '#lib/clock.ts';
import { config } from '#lib/config.ts';
import { jobsDb } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { reconcile } from '#shop/payments/reconcile/reconcile.ts';
import { type Command, print, UsageError } from './command.ts';

export const paymentCommands: Readonly<Record<string, Command>> = {
  reconcile: {
    usage: 'payments reconcile [--since <hours>]',
    about:
      'asks Stripe about everything that is not settled, and for events that never came (of the last hours)',
    run: async (args) => {
      const { values } = parseArgs({ args: [...args], options: { since: { type: 'string' } } });
      await run(values.since === undefined ? 24 : hoursIn(values.since));
    },
  },
};

function hoursIn(text: string): number {
  if (!/^\d{1,3}$/.test(text) || Number(text) > 720)
    throw new UsageError('--since takes hours, 720 at most: Stripe keeps events 30 days');
  return Number(text);
}

async function run(hours: number): Promise<void> {
  const since = secondsFrom(-hours * 3600, now());
  const done = await reconcile(jobsDb, config.publicOrigin, { since, isImpatient: true });
  print(`${done.missedEvents} events that had not come`);
  print(`${done.silentPayments} payments asked about`);
  print(`${done.ordersWithoutPage} orders without a payment page`);
  print(`${done.waitingRefunds} refunds on their way asked about`);
  print(`${done.parkedEvents} events that had waited for their payment`);
  print(`${done.failedEvents} events that had failed, tried again`);
  if (done.isCutShort) throw new ShopError('cut_short', 503, 'Something did not answer: run it again later.');
}
