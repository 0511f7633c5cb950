import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { db, inTransaction } from '#lib/db.ts';
import { listenForPurges } from '#lib/page-cache/purge.ts';
import { requestRefund } from '#shop/orders/refunds/request-refund.ts';
import { lockOrder } from '#shop/orders/store.ts';
import { sendRefund } from '#shop/payments/refunds/send-refund.ts';
import { findBySlug } from '#shop/products/store.ts';
import { decideReview } from '#shop/reviews/decide-review.ts';
import { listWrittenReviews } from '#shop/reviews/own-store.ts';
import { reviewInput, reviewStateOf } from '#shop/reviews/review.ts';
import { showReviews } from '#shop/reviews/show-reviews.ts';
import { listByStatus } from '#shop/reviews/store.ts';
import { takeBackReview } from '#shop/reviews/take-back-review.ts';
import { writeReview } from '#shop/reviews/write-review.ts';
import { aVisitor } from '#tests/support/checkout-fixtures.ts';
import { aGuestWith, FREE } from '#tests/support/learner.ts';
import { anOwner, type Owner } from '#tests/support/owner.ts';
import { reviewStateText } from '#web/review-text.ts';

const GOOD = { rating: 5, title: 'It rose', body: 'It rose, and so did I.', name: 'Ada' };

async function aReview(slug: string, status: 'pending' | 'approved' | 'rejected', review = GOOD) {
  const owner = await anOwner(slug);
  await writeReview(db, slug, owner.visitor, review);
  const { id } = await db
    .selectFrom('reviews')
    .select('id')
    .where('customerId', '=', owner.customerId)
    .executeTakeFirstOrThrow();
  if (status !== 'pending') await decideReview(db, id, status, 'cli');
  return { ...owner, id };
}

async function refund({ orderId }: Owner, takesBack = true): Promise<void> {
  const reason = 'requested_by_customer' as const;
  const refundId = await inTransaction(db, async (tx) => {
    const order = await lockOrder(tx, orderId);
    if (!order) throw new Error('no order');
    return requestRefund(tx, order, { actor: 'cli', reason, note: '', takesBack });
  });
  await sendRefund(db, refundId);
}

async function ratingOf(slug: string) {
  const product = await findBySlug(db, slug);
  return product && { rating: product.rating, count: product.ratingCount };
}

async function reported(orderItemId: string | null) {
  const { rows } = await sql<{ title: string; shown: boolean; isApproved: boolean }>`
    select title, shown, approved_at is not null as "isApproved" from reporting.reviews
    where order_item_id = ${orderItemId}::uuid`.execute(db);
  return rows;
}

const itemOf = async ({ orderId }: { orderId: string }) =>
  (await db.selectFrom('orderItems').select('id').where('orderId', '=', orderId).executeTakeFirstOrThrow())
    .id;

test('a review has a title, which shows with it', async () => {
  const slug = 'manual-mode';
  await aReview(slug, 'approved');
  const product = await findBySlug(db, slug);
  const [shown] = (await showReviews(db, product?.id ?? '')).latest;
  expect(shown).toMatchObject({ title: 'It rose', body: GOOD.body });
});

test.each([
  ['', true],
  ['👩‍🚀'.repeat(33), true],
  ['書'.repeat(100), true],
  ['書'.repeat(101), false],
  ['Two\nlines', false],
])('a title “%s” is taken: %s', (title, isTaken) => {
  expect(reviewInput.safeParse({ rating: '5', body: GOOD.body, title }).success).toBe(isTaken);
});

test('a form without a title is a review without one', () => {
  expect(reviewInput.parse({ rating: '5', body: GOOD.body }).title).toBe('');
});

test('a review names the order item by which its author has the product', async () => {
  const owner = await aReview('by-heart', 'pending');
  expect(await reported(await itemOf(owner))).toEqual([
    { title: 'It rose', shown: false, isApproved: false },
  ]);
  await decideReview(db, owner.id, 'approved', 'cli');
  expect(await reported(await itemOf(owner))).toEqual([{ title: 'It rose', shown: true, isApproved: true }]);
});

test('a guest’s review names the guest’s order item', async () => {
  const guest = await aGuestWith(`guest-${Date.now()}@example.com`);
  await writeReview(db, FREE, guest.visitor, GOOD);
  expect(await reported(await itemOf(guest))).toHaveLength(1);
});

test('bought twice, the review goes over to the order that is left, and stays shown', async () => {
  const slug = 'salt-and-time';
  const owner = await aReview(slug, 'approved');
  const again = await anOwner(slug);
  await db
    .updateTable('orders')
    .set({ customerId: owner.customerId })
    .where('id', '=', again.orderId)
    .execute();
  await refund(owner);
  expect(await reported(await itemOf(owner))).toEqual([]);
  expect(await reported(await itemOf(again))).toEqual([{ title: 'It rose', shown: true, isApproved: true }]);
});

test.each(['pending', 'approved', 'rejected'] as const)(
  'its author takes back a review that is %s',
  async (status) => {
    const slug = { pending: 'a-legible-hand', approved: 'the-cut', rejected: 'linocut-without-a-press' }[
      status
    ];
    const stays = await aReview(slug, 'approved', { ...GOOD, rating: 2 });
    const owner = await aReview(slug, status);
    await takeBackReview(db, slug, owner.visitor);
    expect(await listWrittenReviews(db, owner.visitor)).toEqual([]);
    expect(await ratingOf(slug)).toEqual({ rating: 2, count: 1 });
    await expect(takeBackReview(db, slug, owner.visitor)).rejects.toMatchObject({ code: 'unknown_review' });
    await writeReview(db, slug, owner.visitor, GOOD);
    await takeBackReview(db, slug, stays.visitor);
    expect(await ratingOf(slug)).toEqual({ rating: null, count: 0 });
  },
);

test('taking the last review back empties the rating and makes the pages anew', async () => {
  const slug = 'compared-with-what';
  const owner = await aReview(slug, 'approved');
  expect(await ratingOf(slug)).toEqual({ rating: 5, count: 1 });
  const purged: string[] = [];
  const { promise, resolve } = Promise.withResolvers<void>();
  const listener = listenForPurges({
    purge: async (tags) => void purged.push(...tags),
    listening: (isListening) => isListening && resolve(),
  });
  await promise;
  await takeBackReview(db, slug, owner.visitor);
  expect(await ratingOf(slug)).toEqual({ rating: null, count: 0 });
  const { id = '' } = (await findBySlug(db, slug)) ?? {};
  await expect.poll(() => purged).toEqual(expect.arrayContaining([`product:${id}`, 'list:course']));
  listener.stop();
});

test('nobody else can take it back', async () => {
  const slug = 'ask-a-database';
  await aReview(slug, 'approved');
  for (const other of [await aVisitor(), (await anOwner(slug)).visitor, null])
    await expect(takeBackReview(db, slug, other)).rejects.toMatchObject({ status: 404 });
  expect(await ratingOf(slug)).toEqual({ rating: 5, count: 1 });
});

test('when its order is refunded its author and the staff are told that it is not shown, and it can still be taken back', async () => {
  const slug = 'hand-cut-dovetails';
  const owner = await aReview(slug, 'approved');
  const state = async () => (await listWrittenReviews(db, owner.visitor)).map(reviewStateOf);
  expect(await state()).toEqual(['published']);
  await refund(owner);
  expect(await state()).toEqual(['order_refunded']);
  expect(reviewStateText.order_refunded.text).toMatch(/^Not shown, because its order was refunded/);
  const row = (await listByStatus(db, 'approved', 50)).find(({ id }) => id === owner.id);
  expect(row && reviewStateOf(row)).toBe('order_refunded');
  expect(await reported(await itemOf(owner))).toEqual([{ title: 'It rose', shown: false, isApproved: true }]);
  await takeBackReview(db, slug, owner.visitor);
  expect(await state()).toEqual([]);
});

test('a refund that leaves the product with its buyer changes nothing', async () => {
  const slug = 'one-square-of-paper';
  const owner = await aReview(slug, 'approved');
  await refund(owner, false);
  expect((await listWrittenReviews(db, owner.visitor)).map(reviewStateOf)).toEqual(['published']);
});

test.each([
  [{ status: 'approved', isEntitled: false, reason: 'dispute_lost' }, 'payment_disputed'],
  [{ status: 'pending', isEntitled: false, reason: 'refunded' }, 'order_refunded'],
  [{ status: 'rejected', isEntitled: false, reason: 'refunded' }, 'refused'],
  [{ status: 'approved', isEntitled: false, reason: null }, 'other_counts'],
  [{ status: 'approved', isEntitled: false, reason: 'taken_by_staff' }, 'not_owned'],
  [{ status: 'approved', isEntitled: true, reason: 'refunded' }, 'published'],
  [{ status: 'pending', isEntitled: true, reason: null }, 'waiting'],
] as const)('%o is told as %s', (facts, state) => {
  expect(reviewStateOf(facts)).toBe(state);
});
