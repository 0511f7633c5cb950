import { beforeAll, describe, expect, test, vi } from 'vitest';
import { db } from '#lib/db.ts';
import { refundOrder } from '#shop/orders/refunds/refund-by-staff.ts';
import { planRefund, refundableOf } from '#shop/orders/refunds/refund-plan.ts';
import { findOrder } from '#shop/orders/store.ts';
import { sendRefund } from '#shop/payments/refunds/send-refund.ts';
import { aMembership, aMembershipOrder } from '#tests/contract/a-membership.ts';
import { addMembershipTables } from '#tests/contract/add-kind.ts';
import { payAt } from '#tests/support/pay.ts';
import { aColleague } from '#tests/support/staff.ts';
import { deliver } from '#tests/support/stripe-actions.ts';

vi.mock('#shop/products/kinds.ts', async (original) =>
  (await import('#tests/contract/add-kind.ts')).withMembership(await original()),
);

beforeAll(addMembershipTables);

const terms = { line: '1', amount: '', reason: 'other', access: 'take', note: 'By hand' } as const;

/** A paid order of three of "Friend of the workshop, Evening", at 30.00 each. */
async function anOrderOfThree() {
  const { variantIds } = await aMembership(10);
  const [variantId = ''] = variantIds;
  await db.updateTable('variants').set({ title: 'Evening' }).where('id', '=', variantId).execute();
  const { orderId, sessionId } = await aMembershipOrder(variantId, 3);
  await payAt(sessionId);
  await deliver(sessionId);
  return (await findOrder(db, { id: orderId })) ?? expect.fail('no order');
}

describe('a refund of some of several units', () => {
  test('says which variant it is of, what one costs, and how many are taken back', async () => {
    const order = await anOrderOfThree();
    expect(await refundableOf(db, order)).toMatchObject({
      lines: [{ name: 'Friend of the workshop, Evening', left: 9000, oneUnit: 3000 }],
    });
    const plan = (amount: string | number) => planRefund(db, order, { ...terms, amount });
    expect(await plan('29.99')).toMatchObject({ closes: [], staysOpen: [] });
    expect(await plan(3000)).toMatchObject({ closes: ['1 of 3 × Friend of the workshop, Evening'] });
    expect(await plan('60')).toMatchObject({ closes: ['2 of 3 × Friend of the workshop, Evening'] });
    expect(await planRefund(db, order, { ...terms, access: 'keep' })).toMatchObject({
      closes: [],
      staysOpen: ['Friend of the workshop, Evening'],
    });
  });

  test('does what its plan said', async () => {
    const order = await anOrderOfThree();
    const ada = await aColleague('Ada');
    const { refundId } = await refundOrder(db, order.number, { ...terms, amount: 3000 }, ada);
    await sendRefund(db, refundId);
    const { units } = await db
      .selectFrom('entitlements as e')
      .innerJoin('orderItems as i', 'i.id', 'e.orderItemId')
      .select('e.units')
      .where('i.orderId', '=', order.id)
      .executeTakeFirstOrThrow();
    expect(units).toBe(2);
    const after = (await findOrder(db, { id: order.id })) ?? expect.fail('no order');
    expect(await planRefund(db, after, terms)).toMatchObject({
      amount: { amount: 6000 },
      closes: ['2 of 3 × Friend of the workshop, Evening'],
    });
  });
});
