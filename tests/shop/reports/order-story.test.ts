import { expect, test } from 'vitest';
import { db, webhookDb } from '#lib/db.ts';
import { refundOrder } from '#shop/orders/refunds/refund-by-staff.ts';
import { refundableOf, refundForm } from '#shop/orders/refunds/refund-plan.ts';
import { findOrder } from '#shop/orders/store.ts';
import { sendRefund } from '#shop/payments/refunds/send-refund.ts';
import { receiveEvent } from '#shop/payments/webhooks/receive.ts';
import { orderStory } from '#shop/reports/order-story.ts';
import { loadOrderTimeline, type TimelineEntry } from '#shop/reports/order-timeline.ts';
import { listOrderLinesForStaff } from '#shop/reports/order-timeline-store.ts';
import { DOVETAILS, SOURDOUGH } from '#tests/support/checkout-fixtures.ts';
import { aPaidOrder } from '#tests/support/paid-order.ts';
import { eventBody } from '#tests/support/payment-histories.ts';
import { aPlacedOrder } from '#tests/support/placed-order.ts';
import { aColleague } from '#tests/support/staff.ts';
import { describeHappening } from '#web/admin/order-timeline-labels.ts';

const ada = await aColleague('Ada');

/** The story of an order as its page tells it, without the emails, which are sent when a worker comes to it. */
async function storyOf(orderId: string): Promise<string[]> {
  const [{ entries }, lines] = await Promise.all([
    loadOrderTimeline(db, orderId),
    listOrderLinesForStaff(db, orderId),
  ]);
  const titles = lines.map(({ title }) => title);
  return orderStory(entries)
    .happenings.filter(({ entry }) => entry.sources[0] !== 'email')
    .map((happening) => describeHappening(happening, titles))
    .map(({ text, more }) => `${text}${more && ` · ${more}`}`.replaceAll('\u00a0', ' '));
}

async function refund(orderId: string, typed: Record<string, string>): Promise<void> {
  const order = (await findOrder(db, { id: orderId })) ?? expect.fail('no order');
  const { left } = await refundableOf(db, order);
  const form = refundForm.parse({
    ...{ step: 'refund', key: crypto.randomUUID(), left: String(left), line: '', amount: '', note: '' },
    ...{ reason: 'requested_by_customer', access: 'take', ...typed },
  });
  const { refundId } = await refundOrder(db, order.number, form, ada);
  await sendRefund(db, refundId);
}

test('an order that was paid and refunded in part is told in a row for each happening, by titles', async () => {
  const { orderId, body } = await aPaidOrder(SOURDOUGH, DOVETAILS);
  await receiveEvent(webhookDb, body);
  await refund(orderId, { line: '1' });
  expect(await storyOf(orderId)).toEqual([
    'Ordered · 138.00 USD',
    'Paid · 138.00 USD · access given',
    'Refund requested · 49.00 USD · Requested by the customer',
    'Refund arrived · 49.00 USD · access to “Your First Sourdough” ended',
  ]);
});

test('the events behind it are kept apart', async () => {
  const { orderId, body } = await aPaidOrder(SOURDOUGH);
  await receiveEvent(webhookDb, body);
  const { events, happenings } = orderStory((await loadOrderTimeline(db, orderId)).entries);
  expect(events.map(({ action }) => action)).toContain('checkout.session.completed');
  expect(happenings.map(({ entry }) => entry.action).join()).not.toContain('checkout.session');
});

test('a declined payment is one row, and says why', async () => {
  const order = await aPlacedOrder();
  await receiveEvent(webhookDb, eventBody('declined', order));
  const story = await storyOf(order.orderId);
  expect(story).toHaveLength(2);
  expect(story[1]).toMatch(/^Card declined · [A-Z][a-z ]+$/);
});

test('a row whose transaction began before that of the row it waited for comes after it', async () => {
  const { orderId } = await aPlacedOrder();
  await db
    .insertInto('orderHistory')
    .values([
      { orderId, actor: 'stripe', action: 'payment_declined', at: new Date(Date.now() + 2000) },
      { orderId, actor: 'job', action: 'expired', at: new Date(Date.now() + 1000) },
    ])
    .execute();
  expect((await storyOf(orderId)).slice(-2)).toEqual(['Card declined', 'Expired']);
});

const at = (seconds: number) => new Date(Date.UTC(2026, 10, 30, 12, 0, seconds));
const entry = (
  seconds: number,
  action: string,
  details: TimelineEntry['details'] = {},
  source: TimelineEntry['sources'][number] = 'order',
): TimelineEntry => ({ at: at(seconds), action, details, actor: 'stripe', sources: [source] });
const told = (...entries: TimelineEntry[]) =>
  orderStory(entries).happenings.map((happening) =>
    Object.values(describeHappening(happening, ['A loaf', 'A joint']))
      .slice(0, 2)
      .join(' · '),
  );

test.each<[string, TimelineEntry[], string[]]>([
  [
    'a lost dispute that ends access to both lines',
    [
      entry(1, 'dispute_lost', {}, 'dispute'),
      entry(1, 'access_taken_back', { line: 1 }),
      entry(1, 'access_taken_back', { line: 2 }),
    ],
    ['Dispute lost: the bank kept the payment · access to “A loaf” ended · access to “A joint” ended'],
  ],
  [
    'a refund that failed later',
    [
      entry(1, 'refund_requested', { refund: '1' }, 'refund'),
      entry(2, 'refund_pending', { refund: '1' }, 'refund'),
      entry(3, 'refund_failed', { refund: '1' }, 'refund'),
      entry(3, 'access_given_again', { line: 2 }),
    ],
    ['Refund requested · ', 'Refund failed · access to “A joint” given again'],
  ],
  [
    'a second payment page',
    [entry(0, 'placed'), entry(1, 'page_opened', {}, 'payment'), entry(50, 'page_opened', {}, 'payment')],
    ['Ordered · ', 'Payment page opened · '],
  ],
  [
    'a payment that does not match',
    [entry(1, 'payment_refused', { why: 'intent_of_another_order' })],
    ['A payment that does not match was refused · It is the payment of another order'],
  ],
  [
    'a place given although nothing was free',
    [entry(1, 'paid'), entry(1, 'completed'), entry(1, 'beyond_capacity', { line: 1, units: 1 })],
    ['Paid · access given · 1 beyond capacity · “A loaf”'],
  ],
  [
    'an email is no cause of what happened at its time',
    [entry(1, 'email_waiting', { kind: 'refund' }, 'email'), entry(1, 'completed')],
    ['Email waits to be sent · Refund', 'Completed: access given · '],
  ],
])('%s', (_what, entries, story) => {
  expect(told(...entries)).toEqual(story);
});
