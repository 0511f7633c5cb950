import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { db, jobsDb } from '#lib/db.ts';
import { changeSetting } from '#shop/accounts/change-setting.ts';
import { endOverdueDebits } from '#shop/jobs/end-overdue-debits.ts';
import type { SettingKey } from '#shop/settings/setting.ts';
import { anEvent, aPaidSeatOrder, aSeatOrder, poolOf, seatsOf } from '#tests/support/an-event.ts';
import { anOrder } from '#tests/support/checkout-fixtures.ts';
import { factsOf } from '#tests/support/order-facts.ts';
import { deliver, payByBank, settleDebit } from '#tests/support/stripe-actions.ts';
import { sessionAtStripe } from '#tests/support/stripe-event.ts';

const set = (key: SettingKey, value: string) => changeSetting(db, key, value, 'cli');
const DEFAULTS = { debit_days_before_date: '10', debit_seats_left: '5', debit_hold_days: '10' } as const;

beforeEach(async () => {
  for (const [key, value] of Object.entries(DEFAULTS)) await set(key as SettingKey, value);
});
afterEach(async () => {
  for (const [key, value] of Object.entries(DEFAULTS)) await set(key as SettingKey, value);
});

async function offersDebit(sessionId: string): Promise<boolean> {
  return (await sessionAtStripe(sessionId)).payment_method_types.includes('us_bank_account');
}

async function debitFor(inDays: number, capacity: number | null, quantity = 1): Promise<boolean> {
  const { variantIds } = await anEvent([{ inDays, capacity }]);
  return offersDebit((await aSeatOrder([variantIds[0] ?? '', quantity])).sessionId);
}

describe('a bank debit', () => {
  test('is offered for a course, and for seats that are far off and many', async () => {
    expect(await offersDebit((await anOrder()).sessionId)).toBe(true);
    expect(await debitFor(12, 50)).toBe(true);
    expect(await debitFor(12, null)).toBe(true);
  });

  test.each([
    ['within ten days of the date', 9, 50, 1],
    ['for one of the last five seats', 30, 5, 1],
    ['for seats of which one is of the last five', 30, 8, 4],
  ])('is not offered %s', async (_, inDays, capacity, quantity) => {
    expect(await debitFor(inDays, capacity, quantity)).toBe(false);
  });

  test('is offered as the owner sets it', async () => {
    await set('debit_days_before_date', '3');
    await set('debit_seats_left', '0');
    expect(await debitFor(5, 1)).toBe(true);
    await set('debit_days_before_date', '40');
    expect(await debitFor(30, 50)).toBe(false);
  });

  test('is not offered where one of several dates of a pass is near', async () => {
    const dates = [
      { inDays: 30, capacity: 50 },
      { inDays: 5, capacity: 50 },
    ];
    const { variantIds } = await anEvent(dates, [{ dates: [0, 1] }]);
    expect(await offersDebit((await aSeatOrder([variantIds[0] ?? '', 1])).sessionId)).toBe(false);
  });
});

/** An order for seats that a bank has begun to pay. */
async function aDebit(capacity = 10) {
  const event = await anEvent([{ inDays: 60, capacity }]);
  const order = await aSeatOrder([event.variantIds[0] ?? '', 2]);
  await payByBank(order.sessionId);
  await deliver(order.sessionId);
  return { ...event, ...order };
}

const holdsOf = (poolId: string) =>
  db.selectFrom('holds').select('expiresAt').where('poolId', '=', poolId).execute();
const age = (poolId: string) =>
  db
    .updateTable('holds')
    .set({ expiresAt: new Date(Date.now() - 1000) })
    .where('poolId', '=', poolId)
    .execute();

describe('A17: seats while a bank confirms', () => {
  test('are held for as many days as the owner allows, and given when the money comes', async () => {
    await set('debit_hold_days', '4');
    const { poolIds, orderId, sessionId } = await aDebit();
    const [hold] = await holdsOf(poolIds[0] ?? '');
    const days = ((hold?.expiresAt?.getTime() ?? 0) - Date.now()) / 86_400_000;
    expect(days).toBeGreaterThan(3.9);
    expect(days).toBeLessThanOrEqual(4.01);
    expect(await factsOf(orderId)).toMatchObject({ status: 'pending', granted: 0 });
    await endOverdueDebits(jobsDb);
    expect(await poolOf(poolIds[0] ?? '')).toEqual({ capacity: 10, held: 2, taken: 0 });
    await settleDebit(sessionId, 'succeeded');
    await deliver(sessionId);
    expect(await factsOf(orderId)).toMatchObject({ status: 'completed', open: 1 });
    expect(await poolOf(poolIds[0] ?? '')).toEqual({ capacity: 10, held: 0, taken: 2 });
  });

  test('are free when the bank says no', async () => {
    const { poolIds, orderId, sessionId } = await aDebit();
    await settleDebit(sessionId, 'failed');
    await deliver(sessionId);
    expect(await factsOf(orderId)).toMatchObject({ status: 'failed', granted: 0 });
    expect(await poolOf(poolIds[0] ?? '')).toMatchObject({ held: 0, taken: 0 });
  });

  test('are free once that takes too long, once, and the money that comes then is late', async () => {
    const { poolIds, orderId, sessionId } = await aDebit();
    await age(poolIds[0] ?? '');
    await Promise.all([endOverdueDebits(jobsDb), endOverdueDebits(db)]);
    expect(await factsOf(orderId)).toMatchObject({
      ...{ status: 'expired', granted: 0 },
      mails: ['payment-processing', 'payment-overdue'],
    });
    expect(await poolOf(poolIds[0] ?? '')).toMatchObject({ held: 0, taken: 0 });
    await settleDebit(sessionId, 'succeeded');
    await deliver(sessionId);
    expect(await factsOf(orderId)).toMatchObject({ status: 'completed', open: 1 });
    expect(await seatsOf(orderId)).toHaveLength(2);
  });

  test('that others have bought meanwhile are not given twice', async () => {
    const { poolIds, variantIds, orderId, sessionId } = await aDebit(7);
    await age(poolIds[0] ?? '');
    await endOverdueDebits(jobsDb);
    await aPaidSeatOrder([variantIds[0] ?? '', 6]);
    await settleDebit(sessionId, 'succeeded');
    await deliver(sessionId);
    expect(await factsOf(orderId)).toMatchObject({ status: 'expired', granted: 0, paid: 1 });
    expect(await poolOf(poolIds[0] ?? '')).toEqual({ capacity: 7, held: 0, taken: 6 });
  });
});
