import { describe, expect, test } from 'vitest';
import { db } from '#lib/db.ts';
import { changeAccess } from '#shop/orders/by-staff/change-access.ts';
import { refundOrder } from '#shop/orders/refunds/refund-by-staff.ts';
import { findOrder } from '#shop/orders/store.ts';
import { assembleOrder } from '#shop/orders/view.ts';
import { withdraw } from '#shop/orders/withdrawal/withdraw.ts';
import { findEndedAccess } from '#shop/products/ended-access-store.ts';
import { anOrder, aVisitor, DOVETAILS, SOURDOUGH } from '#tests/support/checkout-fixtures.ts';
import { runJobs } from '#tests/support/jobs.ts';
import { payAt } from '#tests/support/pay.ts';
import { aColleague } from '#tests/support/staff.ts';
import { decide, deliver, dispute } from '#tests/support/stripe-actions.ts';

const STAFF = { amount: '', reason: 'other', note: 'By hand' } as const;

async function aPaid(...slugs: string[]) {
  const order = await anOrder(...slugs);
  await payAt(order.sessionId);
  await deliver(order.sessionId);
  const { number } = (await findOrder(db, { id: order.orderId })) ?? expect.fail('no order');
  return { ...order, number };
}

async function linesOf(orderId: string) {
  const order = (await findOrder(db, { id: orderId })) ?? expect.fail('no order');
  const { lines } = await assembleOrder(db, order);
  return lines.map(({ slug, isEnding, openPath, unitsLeft }) => [
    slug,
    isEnding,
    openPath !== null,
    unitsLeft,
  ]);
}

describe('what was given back is not offered while its money is under way', () => {
  test('after the buyer withdrew', async () => {
    const { visitor, orderId, number, sessionId } = await aPaid(SOURDOUGH);
    expect(await linesOf(orderId)).toEqual([[SOURDOUGH, false, true, 1]]);
    await withdraw(db, number, visitor);
    expect(await linesOf(orderId)).toEqual([[SOURDOUGH, true, false, 1]]);
    await runJobs('send-refund');
    await deliver(sessionId);
    expect(await linesOf(orderId)).toEqual([[SOURDOUGH, false, false, 0]]);
  });

  test.each([
    ['the whole order', '', [true, true], '', 'take'],
    ['its second line', '2', [false, true], '', 'take'],
    ['a part of a line', '2', [false, false], '10', 'take'],
    ['all, and access stays', '', [false, false], '', 'keep'],
  ] as const)('after staff refunded %s', async (_, line, ending, amount, access) => {
    const { orderId, number } = await aPaid(SOURDOUGH, DOVETAILS);
    await refundOrder(db, number, { ...STAFF, line, amount, access }, await aColleague('Ada'));
    const lines = await linesOf(orderId);
    expect(lines.map(([, isEnding]) => isEnding)).toEqual(ending);
    expect(lines.map(([, , isOpen]) => isOpen)).toEqual(ending.map((isEnding) => !isEnding));
  });
});

describe('why something can no longer be opened', () => {
  test('is known to its buyer alone, with the order and the day', async () => {
    const { visitor, number, sessionId } = await aPaid(SOURDOUGH);
    expect(await findEndedAccess(db, SOURDOUGH, visitor)).toBeNull();
    await withdraw(db, number, visitor);
    expect(await findEndedAccess(db, SOURDOUGH, visitor)).toBeNull();
    await runJobs('send-refund');
    await deliver(sessionId);
    const ended = await findEndedAccess(db, SOURDOUGH, visitor);
    expect(ended).toMatchObject({ orderNumber: number, reason: 'refunded', isWithdrawn: true });
    expect(ended?.title).toBe('Your First Sourdough');
    expect(ended?.endedAt.getTime()).toBeGreaterThan(Date.now() - 3_600_000);
    expect(await findEndedAccess(db, SOURDOUGH, await aVisitor())).toBeNull();
    expect(await findEndedAccess(db, DOVETAILS, visitor)).toBeNull();
  });

  test('also after a refund, a lost dispute, and what staff took', async () => {
    const refunded = await aPaid(SOURDOUGH);
    const by = await aColleague('Ada');
    await refundOrder(db, refunded.number, { ...STAFF, line: '', access: 'take' }, by);
    await runJobs('send-refund');
    await deliver(refunded.sessionId);
    expect(await findEndedAccess(db, SOURDOUGH, refunded.visitor)).toMatchObject({
      ...{ reason: 'refunded', isWithdrawn: false },
    });
    const disputed = await aPaid(SOURDOUGH);
    const { id } = await dispute(disputed.sessionId);
    await deliver(disputed.sessionId);
    expect(await findEndedAccess(db, SOURDOUGH, disputed.visitor)).toBeNull();
    await decide(id, 'lost');
    await deliver(disputed.sessionId);
    expect((await findEndedAccess(db, SOURDOUGH, disputed.visitor))?.reason).toBe('dispute_lost');
    const taken = await aPaid(SOURDOUGH);
    const act = { step: 'change', act: 'take', line: '', units: 1, reason: 'Asked for it' } as const;
    await changeAccess(db, taken.number, { ...act, key: crypto.randomUUID() }, by);
    expect((await findEndedAccess(db, SOURDOUGH, taken.visitor))?.reason).toBe('taken_by_staff');
  });
});
