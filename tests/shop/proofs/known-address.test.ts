import { expect, test } from 'vitest';
import { db } from '#lib/db.ts';
import { aGuestWith, aProvenGuest, certify, learn, note, review, seenBy } from '#tests/support/learner.ts';

/** Somebody with the free course, a proven address, and work of their own in it. */
async function aVictim() {
  const { visitor, email } = await aProvenGuest();
  const done = await learn(visitor, [0, 1]);
  await note(visitor, 'My own words.');
  await review(visitor, 'Folded it twice, slept well.');
  return { visitor, email, done };
}

const REVIEW = { body: 'Folded it twice, slept well.', status: 'pending' };

test('who types a known address sees nothing of its customer', async () => {
  const victim = await aVictim();
  const { visitor: stranger } = await aGuestWith(victim.email);
  expect(await seenBy(stranger)).toEqual({ done: [], notes: [], certificate: null, review: null });
});

test('who types a known address changes nothing of its customer', async () => {
  const victim = await aVictim();
  const { visitor: stranger } = await aGuestWith(victim.email);
  await note(stranger, 'A stranger was here.');
  await review(stranger, 'Worst course of my life.');
  await certify(stranger, 'Mallory');
  expect(await seenBy(victim.visitor)).toEqual({
    done: victim.done,
    notes: ['My own words.'],
    certificate: null,
    review: REVIEW,
  });
});

test('what the order of an unproven buyer gave is not the customer’s yet', async () => {
  const victim = await aVictim();
  const { orderId } = await aGuestWith(victim.email);
  const given = await db
    .selectFrom('entitlements as e')
    .innerJoin('orderItems as i', 'i.id', 'e.orderItemId')
    .select('e.customerId')
    .where('i.orderId', '=', orderId)
    .execute();
  expect(given).toEqual([{ customerId: null }]);
});
