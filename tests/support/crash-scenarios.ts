import { sql } from 'kysely';
import { db, inTransaction, webhookDb } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { stripe } from '#lib/stripe/stripe.ts';
import { addItem } from '#shop/cart/add-item.ts';
import { endOrder } from '#shop/orders/end.ts';
import { reconcile } from '#shop/payments/reconcile/reconcile.ts';
import { receiveEvent } from '#shop/payments/webhooks/receive.ts';
import { ownerDb } from '#tests/support/owner-db.ts';
import { anEmail, anOrder, aShopper, checkoutOf, DOVETAILS, ORIGIN } from './checkout-fixtures.ts';
import type { Action } from './crash-process.ts';
import { seatScenarios } from './crash-seats.ts';
import { runJobs } from './jobs.ts';
import { COMPLETED_ONCE, type OrderFacts } from './order-facts.ts';
import { aPaidOrder, COMPLETED } from './paid-order.ts';
import { payAt } from './pay.ts';
import * as stripeActions from './stripe-actions.ts';
import { eventsAbout, sessionAtStripe } from './stripe-event.ts';

/** One thing a shop does with an order, and what must be true when it was cut short there, begun again and told again. */
export interface CrashCase {
  readonly action: Action;
  /**
   * Whatever would come by itself after a restart: Stripe's next try, the job's next try, the buyer's second click.
   * Without it the same is done once more, by a process that is not killed.
   */
  again?(): Promise<void>;
  /** What time does before it is done again. */
  later?(): Promise<void>;
  /** The order that has to be as `wanted` in the end. */
  orderId(): Promise<string>;
  readonly wanted: Partial<OrderFacts>;
  /** More that must hold, as words about what does not. */
  also?(): Promise<string | null>;
}

export type CrashScenario = () => Promise<CrashCase>;

/** The slug of a course that costs nothing in these tests. */
export const FREE = 'cafe-coffee-at-home';

const REFUNDED_100 = { ...COMPLETED_ONCE, status: 'partially_refunded', refunded: 100 };

/** Everything the shop does that touches money and waits for somebody while it does. */
export const crashScenarios: Readonly<Record<string, CrashScenario>> = {
  ...seatScenarios,
  checkout: async () => checkoutCase(await aShopper()),
  'checkout of a changed cart': async () => {
    const { visitor, email } = await anOrder();
    await addItem(db, visitor, { product: DOVETAILS, quantity: 1 });
    return checkoutCase(visitor, email, 2);
  },
  'checkout of nothing to pay': async () => {
    const visitor = await aShopper(FREE);
    const email = anEmail();
    return {
      action: { does: 'checkout', visitorId: visitor.id, email },
      again: async () => {
        await checkoutOf(visitor, email).catch((error) => {
          if (!(error instanceof ShopError && error.code === 'cart_empty')) throw error;
        });
      },
      orderId: () => onlyCompleted(visitor.id),
      wanted: { ...COMPLETED_ONCE, paid: 0 },
    };
  },
  'webhook: session completed': async () => {
    const { orderId, body } = await aPaidOrder();
    return received(orderId, body, COMPLETED_ONCE);
  },
  'webhook: session completed, its refund came before': async () => {
    const { orderId, body, sessionId } = await aPaidOrder();
    await stripeActions.refundFromDashboard(sessionId, 100);
    for (const early of await eventsAbout(sessionId, 'refund.created')) await receiveEvent(webhookDb, early);
    return received(orderId, body, REFUNDED_100);
  },
  'webhook: intent succeeded': async () => {
    const { orderId, sessionId } = await aPaidOrder();
    const [body = ''] = await eventsAbout(sessionId, 'payment_intent.succeeded');
    return received(orderId, body, COMPLETED_ONCE);
  },
  'webhook: session expired': async () => {
    const { orderId, sessionId } = await anOrder();
    await stripeActions.expireAt(sessionId);
    const [body = ''] = await eventsAbout(sessionId, 'checkout.session.expired');
    return received(orderId, body, { status: 'expired', granted: 0, completions: 0, paid: 0 });
  },
  'webhook: bank debit failed': async () => {
    const { orderId, sessionId } = await anOrder();
    await stripeActions.payByBank(sessionId);
    await stripeActions.deliver(sessionId, COMPLETED);
    await stripeActions.settleDebit(sessionId, 'failed');
    const [body = ''] = await eventsAbout(sessionId, 'checkout.session.async_payment_failed');
    const mails = ['payment-processing', 'payment-failed'];
    return received(orderId, body, { status: 'failed', granted: 0, completions: 0, mails });
  },
  'webhook: money for an order that was ended': async () => {
    const { orderId, body, sessionId } = await aPaidOrder();
    await inTransaction(db, (tx) =>
      endOrder(tx, orderId, { status: 'cancelled', reason: 'superseded' }, 'cli'),
    );
    const crashCase = received(orderId, body, { status: 'cancelled', granted: 0, completions: 0, paid: 1 });
    return { ...crashCase, also: () => refundedAtStripe(sessionId, 1, 'whole') };
  },
  'webhook: refund created': async () => {
    const { orderId, sessionId } = await aDone();
    await stripeActions.refundFromDashboard(sessionId, 100);
    const [body = ''] = await eventsAbout(sessionId, 'refund.created');
    return received(orderId, body, REFUNDED_100);
  },
  'webhook: dispute lost': async () => {
    const { orderId, sessionId } = await aDone();
    await stripeActions.decide((await stripeActions.dispute(sessionId)).id, 'lost');
    const [body = ''] = await eventsAbout(sessionId, 'charge.dispute.closed');
    return received(orderId, body, { ...COMPLETED_ONCE, open: 0 });
  },
  'the buyer returns': async () => {
    const { orderId, body, sessionId } = await aPaidOrder();
    return {
      action: { does: 'return', sessionId },
      again: async () => void (await receiveEvent(webhookDb, body)),
      orderId: async () => orderId,
      wanted: COMPLETED_ONCE,
    };
  },
  'orders refund': async () => {
    const { orderId, sessionId } = await aDone();
    const { number } = await rowOf(orderId);
    const action: Action = { does: 'refund', number };
    const { orderCommands } = await import('../../src/commands/orders.ts');
    return {
      action,
      again: async () => {
        const { refunds } = await countRefunds(orderId);
        if (refunds === 0)
          await silently(() =>
            orderCommands['refund']?.run([number, '--amount', '1.00', '--note', 'A part']),
          );
      },
      orderId: async () => orderId,
      wanted: REFUNDED_100,
      also: () => refundedAtStripe(sessionId, 1, 100),
    };
  },
  'job: send-refund': async () => {
    const { orderId, sessionId } = await aDone();
    const { requestRefund } = await import('#shop/orders/refunds/request-refund.ts');
    const { lockOrder } = await import('#shop/orders/store.ts');
    const refundId = await inTransaction(db, async (tx) => {
      const order = await lockOrder(tx, orderId);
      if (!order) throw new Error('no order');
      return requestRefund(tx, order, { amount: 100, reason: 'other', actor: 'cli' });
    });
    return {
      ...job('send-refund', { refundId }, orderId, REFUNDED_100),
      also: () => refundedAtStripe(sessionId, 1, 100),
    };
  },
  'job: ask-refunds': async () => {
    const { orderId, sessionId } = await aDone();
    await stripeActions.refundFromDashboard(sessionId, 100);
    const { id } = await paymentOf(sessionId);
    return job('ask-refunds', { paymentId: id }, orderId, REFUNDED_100);
  },
  'job: close-page': async () => {
    const { orderId, sessionId } = await anOrder();
    return {
      ...job('close-page', { orderId }, orderId, { status: 'expired', granted: 0, completions: 0 }),
      also: async () => ((await sessionAtStripe(sessionId)).status === 'expired' ? null : 'the page is open'),
    };
  },
  'job: close-page, its answer was lost': async () => {
    const { orderId } = await anOrder();
    await ownerDb.deleteFrom('payments').where('orderId', '=', orderId).execute();
    return {
      ...job('close-page', { orderId }, orderId, { status: 'expired', granted: 0, completions: 0 }),
      also: async () => ((await openPagesOf([orderId])) === 0 ? null : 'a page is open'),
    };
  },
  'job: send-mail': async () => {
    const { orderId } = await aDone();
    const mail = await db
      .selectFrom('mails')
      .select('id')
      .where('orderId', '=', orderId)
      .executeTakeFirstOrThrow();
    return {
      ...job('send-mail', { mailId: mail.id }, orderId, COMPLETED_ONCE),
      // The lease of a process that died ends.
      later: async () =>
        void (await db.updateTable('mails').set({ leasedUntil: null }).where('id', '=', mail.id).execute()),
      also: async () => {
        const { sentAt, failure } = await db
          .selectFrom('mails')
          .select(['sentAt', 'failure'])
          .where('id', '=', mail.id)
          .executeTakeFirstOrThrow();
        return sentAt || failure === 'doubtful' ? null : 'the email was neither sent nor shown as doubtful';
      },
    };
  },
  'job: reconcile': async () => {
    // What other scenarios left unfinished is not counted here.
    await reconcile(db, ORIGIN, { isImpatient: true, since: new Date() });
    const since = new Date().toISOString();
    const { orderId, sessionId } = await aPaidOrder();
    await stripeActions.refundFromDashboard(sessionId, 100);
    return {
      action: { does: 'reconcile', since },
      orderId: async () => orderId,
      wanted: REFUNDED_100,
    };
  },
};

/** A completed order. */
async function aDone() {
  const order = await aPaidOrder();
  await receiveEvent(webhookDb, order.body);
  return order;
}

function received(orderId: string, body: string, wanted: Partial<OrderFacts>): CrashCase {
  return {
    action: { does: 'receive', body },
    orderId: async () => orderId,
    again: async () => void (await receiveEvent(webhookDb, body)),
    wanted,
  };
}

function job(
  queue: string,
  data: Readonly<Record<string, string>>,
  orderId: string,
  wanted: Partial<OrderFacts>,
): CrashCase {
  return {
    action: { does: 'job', queue, data },
    orderId: async () => orderId,
    wanted,
  };
}

/** The buyer, seeing nothing, clicks again, pays, and Stripe tells of it. */
function checkoutCase(
  visitor: Awaited<ReturnType<typeof aShopper>>,
  email = anEmail(),
  lines = 1,
): CrashCase {
  return {
    action: { does: 'checkout', visitorId: visitor.id, email },
    again: async () => {
      // The one who was asking for the page is gone; its lease runs out.
      await sql`update orders set page_asked_at = page_asked_at - interval '1 minute'
        where visitor_id = ${visitor.id} and status = 'pending'`.execute(db);
      const started = await checkoutOf(visitor, email);
      if (started.next !== 'pay') throw new Error('the second click led to no page');
      const { sessionId } = await pageOf(started.orderId);
      await payAt(sessionId);
      for (const body of await eventsAbout(sessionId, COMPLETED)) await receiveEvent(webhookDb, body);
      await runJobs('close-page');
    },
    orderId: () => onlyCompleted(visitor.id),
    wanted: { ...COMPLETED_ONCE, open: lines, granted: lines },
    also: async () => {
      const rows = await db.selectFrom('orders').select('id').where('visitorId', '=', visitor.id).execute();
      const open = await openPagesOf(rows.map(({ id }) => id));
      return open === 0 ? null : `${open} pages of it are still open`;
    },
  };
}

async function openPagesOf(orderIds: readonly string[]): Promise<number> {
  const { data } = await stripe.checkout.sessions.list({ limit: 100, status: 'open' });
  return data.filter((one) => orderIds.includes(one.client_reference_id ?? '')).length;
}

async function pageOf(orderId: string): Promise<{ sessionId: string }> {
  const { stripeSessionId } = await db
    .selectFrom('payments')
    .select('stripeSessionId')
    .where('orderId', '=', orderId)
    .executeTakeFirstOrThrow();
  return { sessionId: stripeSessionId ?? '' };
}

async function onlyCompleted(visitorId: string): Promise<string> {
  const rows = await db
    .selectFrom('orders')
    .select('id')
    .where('visitorId', '=', visitorId)
    .where('status', '=', 'completed')
    .execute();
  if (rows.length !== 1) throw new Error(`${rows.length} orders are completed`);
  return rows[0]?.id ?? '';
}

function rowOf(orderId: string) {
  return db.selectFrom('orders').selectAll().where('id', '=', orderId).executeTakeFirstOrThrow();
}

function paymentOf(sessionId: string) {
  return db
    .selectFrom('payments')
    .selectAll()
    .where('stripeSessionId', '=', sessionId)
    .executeTakeFirstOrThrow();
}

async function countRefunds(orderId: string): Promise<{ refunds: number }> {
  const rows = await db.selectFrom('refunds').select('id').where('orderId', '=', orderId).execute();
  return { refunds: rows.length };
}

/** How often and how much went back at Stripe itself, after every waiting refund was sent. */
async function refundedAtStripe(
  sessionId: string,
  times: number,
  amount: number | 'whole',
): Promise<string | null> {
  const payment_intent = await stripeActions.intentOf(sessionId);
  const { data } = await stripe.refunds.list({ payment_intent });
  const sum = data.reduce((total, one) => total + one.amount, 0);
  const wanted = amount === 'whole' ? (await paymentOf(sessionId)).amount : amount;
  return data.length === times && sum === wanted ? null : `${data.length} refunds of ${sum} at Stripe`;
}

async function silently(work: () => Promise<unknown> | undefined): Promise<void> {
  const { write } = process.stdout;
  process.stdout.write = () => true;
  try {
    await work();
  } finally {
    process.stdout.write = write;
  }
}
