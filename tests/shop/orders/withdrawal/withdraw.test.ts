import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { db } from '#lib/db.ts';
import { withdraw } from '#shop/orders/withdrawal/withdraw.ts';
import { withdrawalEnd } from '#shop/orders/withdrawal/withdrawal.ts';
import { sendRefund } from '#shop/payments/refunds/send-refund.ts';
import { openCourse } from '#shop/products/kinds/course/learning/open-lesson.ts';
import { aVisitor, SOURDOUGH } from '#tests/support/checkout-fixtures.ts';
import { anOwner, type Owner } from '#tests/support/owner.ts';
import { ROW_LOCK, withoutGuards } from '#tests/support/remove-guards.ts';

const DAY = 24 * 3600 * 1000;

async function facts({ orderId }: Pick<Owner, 'orderId'>) {
  const order = await db.selectFrom('orders').selectAll().where('id', '=', orderId).executeTakeFirstOrThrow();
  const refunds = await db.selectFrom('refunds').selectAll().where('orderId', '=', orderId).execute();
  const letters = await db
    .selectFrom('mails')
    .select(['kind', 'details'])
    .where('orderId', '=', orderId)
    .where('kind', 'in', ['withdrawal', 'refund'])
    .execute();
  const told = await db
    .selectFrom('orderHistory')
    .select('id')
    .where('orderId', '=', orderId)
    .where('action', '=', 'withdrawn')
    .execute();
  return { order, refunds, letters, withdrawals: told.length };
}

async function age(owner: Owner, days: number): Promise<void> {
  const past = sql<Date>`completed_at - ${days} * interval '1 day'`;
  await db.updateTable('orders').set({ completedAt: past }).where('id', '=', owner.orderId).execute();
}

test('sends everything back once, however often it is confirmed, with one receipt', async () => {
  const owner = await anOwner();
  const { number } = (await facts(owner)).order;
  expect(await openCourse(db, SOURDOUGH, owner.visitor)).not.toBeNull();
  await Promise.all(Array.from({ length: 5 }, () => withdraw(db, number, owner.visitor)));
  const asked = await facts(owner);
  expect([asked.order.withdrawnAt === null, asked.withdrawals]).toEqual([false, 1]);
  expect(asked.refunds.map(({ amount, actor, takesBack }) => [amount, actor, takesBack])).toEqual([
    [asked.order.totalAmount, 'visitor', true],
  ]);
  expect(asked.letters.map(({ kind }) => kind)).toEqual(['withdrawal']);
  await sendRefund(db, asked.refunds[0]?.id ?? '');
  const done = await facts(owner);
  expect([done.order.status, done.order.refundedAmount]).toEqual(['refunded', done.order.totalAmount]);
  expect(await openCourse(db, SOURDOUGH, owner.visitor)).toBeNull();
});

test('control: without its locks many confirmations are more than one withdrawal', async () => {
  const owner = await anOwner();
  const { number } = (await facts(owner)).order;
  const unguarded = withoutGuards(ROW_LOCK);
  const tries = Array.from({ length: 20 }, () => withdraw(unguarded.db, number, owner.visitor));
  await Promise.allSettled(tries);
  await unguarded.end();
  expect((await facts(owner)).withdrawals).toBeGreaterThan(1);
});

test('is the buyer’s alone', async () => {
  const owner = await anOwner();
  const { number } = (await facts(owner)).order;
  for (const visitor of [await aVisitor(), null]) {
    await expect(withdraw(db, number, visitor)).rejects.toMatchObject({ code: 'unknown_order', status: 404 });
  }
  expect((await facts(owner)).refunds).toEqual([]);
});

test('is possible on the last day, and not after it', async () => {
  const [onTime, late] = [await anOwner(), await anOwner()];
  await age(onTime, 14);
  await age(late, 15.1);
  await withdraw(db, (await facts(onTime)).order.number, onTime.visitor);
  expect((await facts(onTime)).refunds).toHaveLength(1);
  const { number } = (await facts(late)).order;
  await expect(withdraw(db, number, late.visitor)).rejects.toMatchObject({ code: 'too_late' });
  expect((await facts(late)).refunds).toEqual([]);
});

test('ends on the whole of the fourteenth day after the contract', () => {
  const paid = { completedAt: new Date('2027-03-20T00:00:00Z'), totalAmount: 4900, withdrawnAt: null };
  const lines = [{ kind: 'course', units: 1 }];
  const end = withdrawalEnd({ ...paid, status: 'completed' }, lines);
  expect(end?.getTime()).toBe(Date.parse('2027-04-04T00:00:00Z'));
  expect((end?.getTime() ?? 0) - paid.completedAt.getTime()).toBe(15 * DAY);
  expect(withdrawalEnd({ ...paid, status: 'refunded' }, lines)).toBeNull();
  expect(withdrawalEnd({ ...paid, status: 'completed' }, [{ kind: 'course', units: 0 }])).toBeNull();
  expect(withdrawalEnd({ ...paid, totalAmount: 0, status: 'completed' }, lines)).toBeNull();
  expect(withdrawalEnd({ ...paid, completedAt: null, status: 'pending' }, lines)).toBeNull();
});
