import { randomUUID } from 'node:crypto';
import { db } from '#lib/db.ts';
import { giveBack } from '#shop/orders/giving-back/give-back.ts';
import { chooseForLateMoney } from '#shop/orders/late-choice/choose.ts';
import { anEvent, aPaidSeatOrder, aSeatOrder } from './an-event.ts';
import type { CrashScenario } from './crash-scenarios.ts';
import { COMPLETED_ONCE } from './order-facts.ts';
import * as stripeActions from './stripe-actions.ts';

/** Late money for the only seat of a date; there is another date. */
export async function aLateSeatOrder(prices: readonly number[] = [3000, 3000]) {
  const event = await anEvent(
    prices.map((_, at) => ({ inDays: 20 + at, capacity: at === 0 ? 1 : 3 })),
    prices.map((priceAmount, at) => ({ dates: [at], priceAmount })),
  );
  // One type of ticket at every date.
  const ofEvent = db.updateTable('eventTickets').where('productId', '=', event.productId);
  await ofEvent.set({ name: 'Seat' }).execute();
  const order = await aSeatOrder([event.variantIds[0] ?? '', 1]);
  await stripeActions.expireAt(order.sessionId);
  await stripeActions.deliver(order.sessionId, 'checkout.session.expired');
  await aPaidSeatOrder([event.variantIds[0] ?? '', 1]);
  await stripeActions.payLate(order.sessionId);
  await stripeActions.deliver(order.sessionId);
  return { ...event, ...order };
}

async function validSeats(orderId: string): Promise<number> {
  const rows = await db
    .selectFrom('bookings as b')
    .innerJoin('orderItems as i', 'i.id', 'b.orderItemId')
    .select('b.id')
    .where('i.orderId', '=', orderId)
    .where('b.cancelledAt', 'is', null)
    .execute();
  return rows.length;
}

async function refundsOf(orderId: string): Promise<number> {
  return (await db.selectFrom('refunds').select('id').where('orderId', '=', orderId).execute()).length;
}

/** What buyers do with seats: killed at every moment, and clicked again. */
export const seatScenarios: Readonly<Record<string, CrashScenario>> = {
  'a seat is given back': async () => {
    const { variantIds } = await anEvent([{ inDays: 30, capacity: 5 }]);
    const { orderId, number, visitor } = await aPaidSeatOrder([variantIds[0] ?? '', 2]);
    const input = { seats: ['1-2'], amount: 3000, form: randomUUID() };
    return {
      action: { does: 'give-back', number, visitorId: visitor.id, ...input },
      again: async () => void (await giveBack(db, number, visitor, input)),
      orderId: async () => orderId,
      wanted: {
        ...{ ...COMPLETED_ONCE, status: 'partially_refunded', refunded: 3000 },
        mails: ['order-confirmation', 'ticket', 'units-given-back'],
      },
      also: async () => {
        const [seats, refunds] = [await validSeats(orderId), await refundsOf(orderId)];
        return seats === 1 && refunds === 1 ? null : `${seats} seats and ${refunds} refunds`;
      },
    };
  },
  'late money buys another date': async () => {
    const { orderId, number, visitor, variantIds } = await aLateSeatOrder();
    const choice = variantIds[1] ?? '';
    return {
      action: { does: 'choose', number, visitorId: visitor.id, choice },
      again: async () => chooseForLateMoney(db, number, visitor, choice),
      orderId: async () => orderId,
      wanted: { status: 'completed', open: 1, granted: 1, completions: 1, paid: 1, refunded: 0 },
      also: async () => {
        const [seats, refunds] = [await validSeats(orderId), await refundsOf(orderId)];
        return seats === 1 && refunds === 0 ? null : `${seats} seats and ${refunds} refunds`;
      },
    };
  },
  'job: late money goes back without an answer': async () => {
    const { orderId } = await aLateSeatOrder();
    const past = { since: new Date(Date.now() - 180_000_000), decideUntil: new Date(Date.now() - 1000) };
    await db.updateTable('latePayments').set(past).where('orderId', '=', orderId).execute();
    return {
      action: { does: 'job', queue: 'return-late-money', data: {} },
      orderId: async () => orderId,
      wanted: { status: 'expired', open: 0, granted: 0, completions: 0, paid: 1 },
      also: async () => ((await refundsOf(orderId)) === 1 ? null : `${await refundsOf(orderId)} refunds`),
    };
  },
};
