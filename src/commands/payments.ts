import { parseArgs } from 'node:util';
import { now, secondsFrom } from '#lib/clock.ts';
import { config } from '#lib/config.ts';
import { db, jobsDb } from '#lib/db.ts';
import { isUnavailable, ShopError } from '#lib/errors.ts';
import { formatMoney } from '#lib/money.ts';
import { findConcernAbout, listOpenConcerns } from '#shop/concerns/store.ts';
import { giveBackOrphan, remakeFromStripe } from '#shop/payments/orphans/settle-orphan.ts';
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
  'list-unmatched': {
    usage: 'payments list-unmatched',
    about: 'prints the payments whose order this database does not have',
    run: listUnmatched,
  },
  'give-back': {
    usage: 'payments give-back <payment intent>',
    about: 'gives such a payment back, all of it; the buyer gets an email',
    run: async ([intent]) => {
      await withStripe(async () => giveBackOrphan(db, await requireUnmatched(intent), 'cli'));
      print(`${intent} is given back.`);
    },
  },
  remake: {
    usage: 'payments remake <payment intent>',
    about: 'makes the order of such a payment again, from what Stripe knows; the buyer gets it and an email',
    run: async ([intent]) => {
      const number = await withStripe(async () =>
        remakeFromStripe(db, await requireUnmatched(intent), 'cli'),
      );
      print(`${intent} is paid for order ${number}.`);
    },
  },
};

const UNMATCHED = 'money_without_order';
const LIMIT = 1_000;

async function listUnmatched(): Promise<void> {
  const unmatched = await listOpenConcerns(db, UNMATCHED, LIMIT);
  for (const { subject, details, since } of unmatched) {
    const { order, amount, currency } = details as { order: string; amount: number; currency: string };
    print(`${subject}  ${order}  ${formatMoney({ amount, currency })}  ${since.toISOString()}`);
  }
  if (unmatched.length === 0) print('Every payment has its order.');
}

/** @returns the number of its concern. */
async function requireUnmatched(intent: string | undefined): Promise<number> {
  if (!intent) throw new UsageError('the id of a payment at Stripe is missing');
  const concern = await findConcernAbout(db, UNMATCHED, intent);
  if (!concern)
    throw new ShopError('unknown_payment', 404, `There is no payment ${intent} without an order.`);
  return concern.id;
}

async function withStripe<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!isUnavailable(error)) throw error;
    throw new ShopError('unavailable', 503, 'Something did not answer: run it again later.');
  }
}

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
