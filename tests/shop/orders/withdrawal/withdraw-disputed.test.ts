import { expect, test } from 'vitest';
import { db } from '#lib/db.ts';
import { buyerDisputeEmail } from '#shop/emails/buyer-dispute-email.ts';
import { withdrawalEmail } from '#shop/emails/withdrawal-email.ts';
import { findOrder } from '#shop/orders/store.ts';
import { assembleOrder } from '#shop/orders/view.ts';
import { withdraw } from '#shop/orders/withdrawal/withdraw.ts';
import { anOwner, type Owner } from '#tests/support/owner.ts';
import { decide, deliver, dispute, refundFromDashboard } from '#tests/support/stripe-actions.ts';

/** An order whose buyer withdraws while the bank has the money. */
async function aDisputedWithdrawal({ refunded = 0 } = {}) {
  const owner = await anOwner();
  if (refunded > 0) await refundFromDashboard(owner.sessionId, refunded);
  const { id } = await dispute(owner.sessionId);
  await deliver(owner.sessionId);
  await withdraw(db, (await orderOf(owner)).number, owner.visitor);
  return { owner, disputeId: id };
}

async function orderOf({ orderId }: Owner) {
  return (await findOrder(db, { id: orderId })) ?? expect.fail('no order');
}

async function askedByBuyer({ orderId }: Owner) {
  const refunds = await db
    .selectFrom('refunds')
    .select(['amount', 'takesBack'])
    .where('orderId', '=', orderId)
    .where('actor', '=', 'visitor')
    .execute();
  return refunds.map(({ amount, takesBack }) => [amount, takesBack]);
}

test('while a bank has the money, none goes back, and the email says so', async () => {
  const { owner } = await aDisputedWithdrawal();
  expect(await askedByBuyer(owner)).toEqual([]);
  const order = await assembleOrder(db, await orderOf(owner));
  const { text } = withdrawalEmail(order, { ...order.total, amount: 0 }, { open: (path) => path });
  expect(text).toContain('What it does not return to you, we send back.');
});

test.each([{ refunded: 0 }, { refunded: 100 }])(
  'when the shop has won, what has not gone back ($refunded has) goes back once',
  async ({ refunded }) => {
    const { owner, disputeId } = await aDisputedWithdrawal({ refunded });
    await decide(disputeId, 'won');
    await deliver(owner.sessionId);
    await deliver(owner.sessionId);
    const order = await orderOf(owner);
    expect(await askedByBuyer(owner)).toEqual([[order.totalAmount - refunded, true]]);
    const { text } = buyerDisputeEmail('won')(await assembleOrder(db, order), { open: (path) => path });
    expect(text).toContain('we send back what you have not got back yet');
  },
);

test('when the bank keeps the money for the buyer, the shop sends none', async () => {
  const { owner, disputeId } = await aDisputedWithdrawal();
  await decide(disputeId, 'lost');
  await deliver(owner.sessionId);
  expect(await askedByBuyer(owner)).toEqual([]);
});

test('a dispute that is won without a withdrawal sends no money back', async () => {
  const owner = await anOwner();
  const { id } = await dispute(owner.sessionId);
  await deliver(owner.sessionId);
  await decide(id, 'won');
  await deliver(owner.sessionId);
  expect(await askedByBuyer(owner)).toEqual([]);
});
