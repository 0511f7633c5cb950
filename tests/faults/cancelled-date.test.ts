import { afterAll, beforeAll, expect, test } from 'vitest';
import { scratchFolder } from '#launcher/services/services.mjs';
import { db } from '#lib/db.ts';
import { stripe } from '#lib/stripe/stripe.ts';
import { cancelDates } from '#shop/orders/dates/cancel-dates.ts';
import { NOTICE_QUEUE } from '#shop/orders/dates/notice.ts';
import { checkInvariants } from '#shop/payments/invariants/check-invariants.ts';
import { type Child, run } from '#tests/support/child.ts';
import { crashProcesses } from '#tests/support/crash-processes.ts';
import { aBooking, anEvent, emailsOf, seatsOf } from '#tests/support/event-fixtures.ts';
import { runJobs } from '#tests/support/jobs.ts';
import { many } from '#tests/support/paid-order.ts';
import { aColleague } from '#tests/support/staff.ts';
import { isLong, report } from '#tests/support/timed.ts';

const ORDERS = isLong ? 500 : 60;
const KILLS = 5;
/** About so many moments an order has at which its job waits for something. */
const MOMENTS = 30;

const { dir, remove } = scratchFolder();
let mailbox: Child;
let env: Record<string, string>;
let processes: ReturnType<typeof crashProcesses>;

beforeAll(async () => {
  mailbox = run('mailbox', ['src/sandbox/mailbox/main.ts'], {
    ...{ MAILBOX_PORT: '0', MAILBOX_SMTP_PORT: '0', MAILBOX_DATA: `${dir}/mailbox` },
  });
  const [line] = await mailbox.line(/\{"mailbox".*\}/);
  const { smtp } = JSON.parse(line) as { smtp: string };
  const given = [
    'DATABASE_URL',
    'DATABASE_OWNER_URL',
    'STRIPE_WEBHOOK_SECRET',
    'STRIPE_API_BASE',
    'AUTH_SECRET',
  ];
  env = {
    ...Object.fromEntries(given.map((name) => [name, process.env[name] ?? ''])),
    ...{ LOG_LEVEL: 'silent', SMTP_URL: smtp },
    NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'] ?? `${dir}/compiled`,
  };
  processes = crashProcesses(env);
});
afterAll(async () => {
  await processes?.stop();
  await mailbox?.stop();
  remove();
});

test(`cancelling a date of ${ORDERS} orders, killed ${KILLS} times: each is refunded once and emailed once`, async () => {
  const event = await anEvent();
  const orders = await many(ORDERS, () => aBooking(event.variantIds));
  const ids = orders.map(({ orderId }) => orderId);
  await cancelDates(
    db,
    event,
    event.dateIds,
    { key: crypto.randomUUID(), text: '' },
    await aColleague('Ada'),
  );

  const action = { does: 'job', queue: NOTICE_QUEUE, data: {} } as const;
  const doneAfter: number[] = [];
  for (let kill = 1; kill <= KILLS; kill++) {
    // Each dies at another place of an order, somewhat further on.
    const killAt = Math.floor((ORDERS / (KILLS + 2)) * MOMENTS) + 7 * kill;
    expect(await processes.send(action, killAt)).toMatchObject({ isKilled: true });
    doneAfter.push(await countDone(event.dateIds));
  }
  await processes.sendAgain(action);
  // A job leaves what it has no time for to the next.
  await runJobs(NOTICE_QUEUE);
  report('cancelling a date, killed', { orders: ORDERS, kills: KILLS, doneAfter });
  expect(doneAfter.at(-1)).toBeLessThan(ORDERS);

  await runJobs('send-refund');
  const refunds = await db
    .selectFrom('refunds')
    .select(['orderId', 'amount', 'status', 'stripeRefundId'])
    .where('orderId', 'in', ids)
    .execute();
  expect(new Set(refunds.map(({ orderId }) => orderId)).size).toBe(ORDERS);
  expect(refunds).toHaveLength(ORDERS);
  expect(refunds.every(({ amount, status }) => amount === 3000 && status === 'succeeded')).toBe(true);
  expect(await refundedAtStripe(ids.slice(0, 20))).toEqual(ids.slice(0, 20).map(() => 3000));
  const emails = await emailsOf('date-cancelled', ids);
  expect(emails.map(({ recipient }) => recipient)).toEqual(orders.map(({ email }) => email).toSorted());
  expect((await seatsOf(ids)).every(({ cancelledAt }) => cancelledAt !== null)).toBe(true);
  expect((await checkInvariants(db)).filter(({ broken }) => broken > 0)).toEqual([]);
});

test('control: with every statement for itself, kills leave orders without their money', async () => {
  const event = await anEvent();
  const orders = await many(6, () => aBooking(event.variantIds));
  await cancelDates(
    db,
    event,
    event.dateIds,
    { key: crypto.randomUUID(), text: '' },
    await aColleague('Ada'),
  );
  const unprotected = crashProcesses({ ...env, CRASH_CONTROL: 'yes' });
  const action = { does: 'job', queue: NOTICE_QUEUE, data: {} } as const;
  for (const killAt of [14, 18, 22, 26, 30]) await unprotected.send(action, killAt);
  await unprotected.send(action, 0);
  await unprotected.stop();
  const ids = orders.map(({ orderId }) => orderId);
  const refunds = await db.selectFrom('refunds').select('orderId').where('orderId', 'in', ids).execute();
  const seats = await seatsOf(ids);
  expect(seats.every(({ cancelledAt }) => cancelledAt !== null)).toBe(true);
  expect(refunds.length).toBeLessThan(orders.length);
});

async function countDone(dateIds: readonly string[]): Promise<number> {
  const { count } = await db
    .selectFrom('bookingNotices as bn')
    .innerJoin('dateNotices as n', 'n.id', 'bn.noticeId')
    .select((is) => is.fn.count<number>('bn.doneAt').as('count'))
    .where('n.dateId', 'in', dateIds)
    .executeTakeFirstOrThrow();
  return count;
}

/** What Stripe has sent back of each order, in minor units. */
async function refundedAtStripe(orderIds: readonly string[]): Promise<number[]> {
  return Promise.all(
    orderIds.map(async (orderId) => {
      const { intent } = await db
        .selectFrom('payments')
        .select('stripePaymentIntentId as intent')
        .where('orderId', '=', orderId)
        .executeTakeFirstOrThrow();
      const { data } = await stripe.refunds.list({ payment_intent: intent ?? '' });
      return data.reduce((sum, { amount }) => sum + amount, 0);
    }),
  );
}
