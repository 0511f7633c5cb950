import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { db } from '#lib/db.ts';
import { buyerDisputeEmail } from '#shop/emails/buyer-dispute-email.ts';
import type { ComposedEmail } from '#shop/emails/compose-email.ts';
import type { Links } from '#shop/emails/email-links.ts';
import { declinedEmail, expiredEmail } from '#shop/emails/payment-emails.ts';
import { refundFailedEmail } from '#shop/emails/refund-email.ts';
import { DECLINED_EMAIL_QUEUE } from '#shop/orders/payments/email-declined.ts';
import { findOrder } from '#shop/orders/store.ts';
import { assembleOrder, type OrderView } from '#shop/orders/view.ts';
import { anOrder, ORIGIN } from '#tests/support/checkout-fixtures.ts';
import { runJobs } from '#tests/support/jobs.ts';
import { factsOf } from '#tests/support/order-facts.ts';
import { payAt } from '#tests/support/pay.ts';
import {
  decide,
  deliver,
  dispute,
  expireAt,
  failRefund,
  refundFromDashboard,
} from '#tests/support/stripe-actions.ts';
import { orderStatusText } from '#web/order-status-text.ts';

const links: Links = { open: (path) => `${ORIGIN}/open/token?to=${path}` };
const DECLINED = '4000000000000002';

/** Everything Stripe has to say, twice over, as it may. */
async function deliverTwice(sessionId: string): Promise<void> {
  await deliver(sessionId);
  await deliver(sessionId);
}

/** The jobs that will email its buyer about a declined card, with the seconds they wait. */
async function waitingFor(orderId: string): Promise<{ seconds: number }[]> {
  const { rows } = await sql<{ seconds: number }>`
    select extract(epoch from start_after - created_on)::float8 as seconds from pgboss.job
    where name = ${DECLINED_EMAIL_QUEUE} and data ->> 'orderId' = ${orderId} and state = 'created'`.execute(
    db,
  );
  return rows;
}

async function viewOf(orderId: string): Promise<OrderView> {
  const row = await findOrder(db, { id: orderId });
  if (!row) throw new Error('no order');
  return assembleOrder(db, row);
}

function expectWords({ subject, text, html }: ComposedEmail, number: string, said: RegExp): void {
  expect(subject).toContain(number);
  expect(text).toMatch(said);
  expect(html).toContain('<p');
}

/** The sandbox answers a declined card with an error of its own. */
async function decline(sessionId: string): Promise<void> {
  await payAt(sessionId, DECLINED).catch(() => undefined);
}

test('a declined card is told once, however often it is tried, if it is still not paid after a while', async () => {
  const { orderId, sessionId } = await anOrder();
  await decline(sessionId);
  await deliverTwice(sessionId);
  await decline(sessionId);
  await deliverTwice(sessionId);
  expect(await factsOf(orderId)).toMatchObject({ status: 'pending', mails: [] });
  const [job] = await waitingFor(orderId);
  expect(job?.seconds).toBeCloseTo(1_200, -2);
  await runJobs(DECLINED_EMAIL_QUEUE);
  expect(await factsOf(orderId)).toMatchObject({ status: 'pending', mails: ['payment-declined'] });
  const order = await viewOf(orderId);
  expect(orderStatusText(order).word).toBe('Declined');
  expectWords(declinedEmail(order, links), order.number, /said no.*Nothing was charged/);
});

test('a card declined before the one that paid is told of no more', async () => {
  const { orderId, sessionId } = await anOrder();
  await decline(sessionId);
  await deliver(sessionId, 'payment_intent.payment_failed');
  expect(await waitingFor(orderId)).toHaveLength(1);
  await payAt(sessionId);
  await deliver(sessionId, 'checkout.session.completed');
  await deliverTwice(sessionId);
  await runJobs(DECLINED_EMAIL_QUEUE);
  expect(await factsOf(orderId)).toMatchObject({ status: 'completed', mails: ['order-confirmation'] });
});

test('an order that ran out of time is told once', async () => {
  const { orderId, sessionId } = await anOrder();
  await expireAt(sessionId);
  await deliverTwice(sessionId);
  expect(await factsOf(orderId)).toMatchObject({ status: 'expired', mails: ['payment-expired'] });
  const order = await viewOf(orderId);
  expectWords(expiredEmail(order, links), order.number, /Nothing was charged[\s\S]*cart is kept/);
});

test.each(['won', 'lost'] as const)(
  'a dispute is told when it opens and when it is %s, once each',
  async (outcome) => {
    const { orderId, sessionId } = await anOrder();
    await payAt(sessionId);
    const { id } = await dispute(sessionId);
    await deliverTwice(sessionId);
    await decide(id, outcome);
    await deliverTwice(sessionId);
    const { mails } = await factsOf(orderId);
    expect(mails.toSorted()).toEqual([`dispute-${outcome}`, 'dispute-open', 'order-confirmation'].toSorted());
    const order = await viewOf(orderId);
    const said = outcome === 'won' ? /it stands/ : /Your First Sourdough\W{1,3} can no longer be opened/;
    expectWords(buyerDisputeEmail(outcome)(order, links), order.number, said);
    expectWords(buyerDisputeEmail('open')(order, links), order.number, /stays yours/);
  },
);

test('a refund that the bank sends back is told once, and the page says what to do', async () => {
  const { orderId, sessionId } = await anOrder();
  await payAt(sessionId);
  const refund = await refundFromDashboard(sessionId, 100);
  await deliverTwice(sessionId);
  expect((await viewOf(orderId)).refundUnderWay).toBeNull();
  await failRefund(refund.id);
  await deliverTwice(sessionId);
  const { mails, ...facts } = await factsOf(orderId);
  expect(facts).toMatchObject({ status: 'completed', refunded: 0, open: 1 });
  expect(mails.toSorted()).toEqual(['order-confirmation', 'refund', 'refund-failed']);
  const order = await viewOf(orderId);
  expect(orderStatusText(order)).toMatchObject({
    word: 'Refund did not arrive',
    text: expect.stringMatching(/Write to us/),
  });
  const amount = { amount: 100, currency: order.total.currency };
  expectWords(refundFailedEmail(order, amount, links), order.number, /did not take it[\s\S]*another way/);
});
