import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { db } from '#lib/db.ts';
import { stripe } from '#lib/stripe/stripe.ts';
import { addItem } from '#shop/cart/add-item.ts';
import { giveBack } from '#shop/orders/giving-back/give-back.ts';
import { receiveReturn } from '#shop/orders/returns/receive-return.ts';
import { requestReturn } from '#shop/orders/returns/request-return.ts';
import { refundReturn } from '#shop/orders/returns/settle-return.ts';
import { checkInvariants } from '#shop/payments/invariants/check-invariants.ts';
import { sendRefund } from '#shop/payments/refunds/send-refund.ts';
import { anEvent } from '#tests/support/an-event.ts';
import { anEmail, aShopper, aVisitor, SOURDOUGH } from '#tests/support/checkout-fixtures.ts';
import { BERLIN, checkoutTo } from '#tests/support/delivery-fixtures.ts';
import {
  aWarehouse,
  levelOf,
  pieces,
  SHIPPING,
  STAFF,
  sendPieces,
  someGoods,
  theMethod,
} from '#tests/support/goods-order.ts';
import { factsOf } from '#tests/support/order-facts.ts';
import { payAt } from '#tests/support/pay.ts';
import { decide, deliver, dispute, intentOf } from '#tests/support/stripe-actions.ts';

let [warehouse, variant, seat] = ['', '', ''];
beforeAll(async () => {
  warehouse = await aWarehouse('DE');
  [variant = ''] = (await someGoods(['One'], { [warehouse]: 9 })).variantIds;
  [seat = ''] = (await anEvent([{ inDays: 30, capacity: 5 }])).variantIds;
});

/** A present of a course, two seats and three pieces, paid. */
async function aPresent() {
  const visitor = await aShopper(SOURDOUGH);
  await addItem(db, visitor, { variant: seat, quantity: 2 });
  await addItem(db, visitor, { variant, quantity: 3 });
  const typed = { ...BERLIN, method: await theMethod(), gift: 'on', gift_note: 'For you' };
  const email = anEmail();
  const { orderId } = await checkoutTo(visitor, typed, email);
  const { number, sessionId } = await db
    .selectFrom('orders as o')
    .innerJoin('payments as p', 'p.orderId', 'o.id')
    .select(['o.number', 'p.stripeSessionId as sessionId'])
    .where('o.id', '=', orderId)
    .executeTakeFirstOrThrow();
  await payAt(sessionId ?? '');
  await deliver(sessionId ?? '');
  return { visitor, orderId, number, email, sessionId: sessionId ?? '' };
}

type Present = Awaited<ReturnType<typeof aPresent>>;

/** What the views for dashboards say, and what Stripe says. */
async function booksOf({ orderId, sessionId }: Present) {
  const { rows } = await sql<{ total: number; lines: number; refunded: number; refunds: number }>`
    select o.total_amount as total, o.refunded_amount as refunded,
      (select sum(i.total_amount) from reporting.order_items i where i.order_id = o.id)::integer as lines,
      coalesce((select sum(r.amount) from reporting.refunds r where r.order_id = o.id and r.status = 'succeeded'), 0)::integer as refunds
    from reporting.orders o where o.id = ${orderId}`.execute(db);
  const [session, back, lines] = await Promise.all([
    stripe.checkout.sessions.retrieve(sessionId),
    stripe.refunds.list({ payment_intent: await intentOf(sessionId), limit: 100 }),
    stripe.checkout.sessions.listLineItems(sessionId, { limit: 100 }),
  ]);
  const sum = (amounts: readonly number[]) => amounts.reduce((a, b) => a + b, 0);
  return {
    ...(rows[0] ?? expect.fail('no order')),
    charged: session.amount_total,
    asked: sum(lines.data.map((line) => line.amount_total)),
    back: sum(back.data.map(({ amount }) => amount)),
  };
}

const TOTAL = 4900 + 2 * 3000 + 3 * 2000 + SHIPPING;

test('the lines, Stripe and the views agree about an order of a course, seats and goods, whatever goes back of it', async () => {
  const order = await aPresent();
  const whole = { total: TOTAL, lines: TOTAL - SHIPPING, charged: TOTAL, asked: TOTAL };
  expect(await booksOf(order)).toEqual({ ...whole, refunded: 0, refunds: 0, back: 0 });
  expect(await factsOf(order.orderId)).toMatchObject({ status: 'completed', open: 3 });

  const given = { seats: ['2-1'], amount: 3000, form: randomUUID() };
  for (const id of await giveBack(db, order.number, order.visitor, given)) await sendRefund(db, id);
  await sendPieces(order.number, warehouse, pieces([3, 3]));
  const form = { form: randomUUID(), wish: 'refund', reason: 'size', note: '', picture: '' } as const;
  const wish = { pieces: pieces([3, 1]), variants: new Map() };
  // The one who was given it asks the one who paid: nobody else sends it back, and the money goes where it came from.
  await expect(requestReturn(db, order.number, await aVisitor(), form, wish)).rejects.toMatchObject({
    ...{ code: 'unknown_order', status: 404 },
  });
  const at = await requestReturn(db, order.number, order.visitor, form, wish);
  const received = new Map([[3, { restocked: 1, damaged: 0, missing: 0 }]]);
  await receiveReturn(db, order.number, at, { warehouse, received }, STAFF);
  const amounts = { lines: new Map([[3, 2000]]), shipping: 0 };
  for (const id of await refundReturn(db, order.number, at, amounts, STAFF)) await sendRefund(db, id);
  await deliver(order.sessionId);
  expect(await booksOf(order)).toEqual({ ...whole, refunded: 5000, refunds: 5000, back: 5000 });
  expect(await factsOf(order.orderId)).toMatchObject({ status: 'partially_refunded', open: 3 });
  expect(await levelOf(variant, warehouse)).toEqual({ onHand: 7, held: 0, allocated: 0 });
  const told = await db
    .selectFrom('mails')
    .select('recipient')
    .where('orderId', '=', order.orderId)
    .where('kind', '=', 'return')
    .execute();
  expect(new Set(told.map(({ recipient }) => recipient))).toEqual(new Set([order.email]));

  const { id } = await dispute(order.sessionId);
  await deliver(order.sessionId);
  await decide(id, 'lost');
  await deliver(order.sessionId);
  expect(await booksOf(order)).toMatchObject({ ...whole, refunds: 5000, back: 5000 });
  expect(await factsOf(order.orderId)).toMatchObject({ open: 0 });
  expect((await checkInvariants(db)).filter(({ broken }) => broken > 0)).toEqual([]);
});
