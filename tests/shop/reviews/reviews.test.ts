import { randomUUID } from 'node:crypto';
import { expect, inject, test } from 'vitest';
import { db } from '#lib/db.ts';
import { requestRefund } from '#shop/orders/refunds/request-refund.ts';
import { lockOrder } from '#shop/orders/store.ts';
import { sendRefund } from '#shop/payments/refunds/send-refund.ts';
import { showProduct } from '#shop/products/catalogue/show-product.ts';
import { answerReview, decideReview } from '#shop/reviews/decide-review.ts';
import { distributionOf, reviewInput } from '#shop/reviews/review.ts';
import { showReviews } from '#shop/reviews/show-reviews.ts';
import { listByStatus } from '#shop/reviews/store.ts';
import { ownReview, writeReview } from '#shop/reviews/write-review.ts';
import { aVisitor } from '#tests/support/checkout-fixtures.ts';
import { anOwner, type Owner } from '#tests/support/owner.ts';
import { withoutGuards } from '#tests/support/remove-guards.ts';
import { asAdmin } from '#tests/support/services.ts';

/** What makes a second review of the same buyer a change of the first. */
const NO_KEY =
  / on conflict \("product_id", "customer_id"\) do update set "rating" = (\$\d+), "title" = (\$\d+), "body" = (\$\d+), "author_name" = (\$\d+), "updated_at" = (\$\d+), "status" = (\$\d+), "decided_at" = (\$\d+), "decided_by" = (\$\d+) where "reviews"."status" <> (\$\d+) returning "id"/;
const GOOD = { rating: 5, title: '', body: 'It rose, and so did I.', name: 'Ada' };

async function productOf(slug: string) {
  const shown = await showProduct(db, slug);
  if (shown.found !== 'product') throw new Error(`${slug} is not on sale`);
  return shown.product;
}

async function reviewOf({ customerId }: Owner): Promise<string> {
  const row = await db
    .selectFrom('reviews')
    .select('id')
    .where('customerId', '=', customerId)
    .executeTakeFirstOrThrow();
  return row.id;
}

async function anApproved(slug: string, review = GOOD): Promise<Owner> {
  const owner = await anOwner(slug);
  await writeReview(db, slug, owner.visitor, review);
  await decideReview(db, await reviewOf(owner), 'approved', 'cli');
  return owner;
}

test('a review shows and counts once it is approved, not before', async () => {
  const slug = 'manual-mode';
  const owner = await anOwner(slug);
  await writeReview(db, slug, owner.visitor, GOOD);
  const before = await productOf(slug);
  expect([before.rating, before.ratingCount]).toEqual([null, 0]);
  expect((await showReviews(db, before.id)).latest).toEqual([]);
  expect((await listByStatus(db, 'pending', 10)).map(({ body }) => body)).toContain(GOOD.body);
  await decideReview(db, await reviewOf(owner), 'approved', 'cli');
  await anApproved(slug, { rating: 2, title: '', body: 'Not for my camera.', name: '' });
  const after = await productOf(slug);
  expect([after.rating, after.ratingCount]).toEqual([3.5, 2]);
  const { latest, distribution } = await showReviews(db, after.id);
  expect(latest.map(({ rating }) => rating)).toEqual([2, 5]);
  expect(distribution.map(({ count }) => count)).toEqual([1, 0, 0, 1, 0]);
});

test('only who has bought can review', async () => {
  const outsider = await aVisitor();
  for (const visitor of [outsider, null]) {
    await expect(writeReview(db, 'the-cut', visitor, GOOD)).rejects.toMatchObject({ status: 404 });
  }
  await expect(writeReview(db, 'no-such-course', outsider, GOOD)).rejects.toMatchObject({ status: 404 });
});

test('it can be written anew until it is approved, and then stands', async () => {
  const slug = 'by-heart';
  const owner = await anOwner(slug);
  await writeReview(db, slug, owner.visitor, GOOD);
  await decideReview(db, await reviewOf(owner), 'rejected', 'cli');
  await writeReview(db, slug, owner.visitor, { ...GOOD, rating: 4 });
  const { id } = await productOf(slug);
  expect(await ownReview(db, id, owner.visitor)).toMatchObject({ rating: 4, status: 'pending' });
  await decideReview(db, await reviewOf(owner), 'approved', 'cli');
  await expect(writeReview(db, slug, owner.visitor, GOOD)).rejects.toMatchObject({ code: 'review_stands' });
  expect((await productOf(slug)).rating).toBe(4);
});

test('twenty posts at once are one review', async () => {
  const slug = 'salt-and-time';
  const owner = await anOwner(slug);
  await Promise.all(Array.from({ length: 20 }, () => writeReview(db, slug, owner.visitor, GOOD)));
  expect(await countOf(owner)).toBe(1);
});

test('control: without the key and the rule about it, twenty posts are twenty reviews', async () => {
  const slug = 'salt-and-time';
  const owner = await anOwner(slug);
  const url = new URL(inject('services').adminUrl);
  url.pathname = `/${process.env['TEST_DATABASE']}`;
  await asAdmin(url.href, (client) =>
    client.query('alter table reviews drop constraint reviews_product_id_customer_id_key'),
  );
  const unguarded = withoutGuards([
    NO_KEY,
    ' returning "id", $1::int, $2::text, $3::text, $4::text, $5::timestamptz, $6::text, $7::text, $8::text, $9::text',
  ]);
  await Promise.all(Array.from({ length: 20 }, () => writeReview(unguarded.db, slug, owner.visitor, GOOD)));
  await unguarded.end();
  expect(await countOf(owner)).toBe(20);
  await db.deleteFrom('reviews').where('customerId', '=', owner.customerId).execute();
  await asAdmin(url.href, (client) =>
    client.query('alter table reviews add unique (product_id, customer_id)'),
  );
});

test('approving many at once loses none of them', async () => {
  const slug = 'the-cut';
  const owners = await Promise.all(Array.from({ length: 6 }, () => anOwner(slug)));
  for (const owner of owners) await writeReview(db, slug, owner.visitor, GOOD);
  const ids = await Promise.all(owners.map(reviewOf));
  await Promise.all(ids.map((id) => decideReview(db, id, 'approved', 'cli')));
  expect(await productOf(slug)).toMatchObject({ rating: 5, ratingCount: 6 });
});

test('a refund takes the review out of the rating, in the transaction that takes the course back', async () => {
  const slug = 'compared-with-what';
  const leaver = await anApproved(slug, { ...GOOD, rating: 1 });
  await anApproved(slug);
  expect((await productOf(slug)).rating).toBe(3);
  const refundId = await db.transaction().execute(async (tx) => {
    const order = await lockOrder(tx, leaver.orderId);
    if (!order) throw new Error('no order');
    return requestRefund(tx, order, {
      actor: 'cli',
      reason: 'requested_by_customer',
      note: '',
      takesBack: true,
    });
  });
  await sendRefund(db, refundId);
  const { id, rating, ratingCount } = await productOf(slug);
  expect([rating, ratingCount]).toEqual([5, 1]);
  expect((await showReviews(db, id)).latest.map((review) => review.rating)).toEqual([5]);
  await expect(writeReview(db, slug, leaver.visitor, GOOD)).rejects.toMatchObject({ status: 404 });
});

test('the teacher answers what is published, and it is written down who did', async () => {
  const slug = 'a-legible-hand';
  const owner = await anApproved(slug);
  const id = await reviewOf(owner);
  await answerReview(db, id, 'Thank you.', 'cli');
  const [shown] = (await showReviews(db, (await productOf(slug)).id)).latest;
  expect(shown?.reply).toBe('Thank you.');
  const log = await db
    .selectFrom('auditLog')
    .select('action')
    .where('subject', '=', `review:${id}`)
    .execute();
  expect(log.map(({ action }) => action)).toEqual(['review.approved', 'review.answered']);
  await expect(decideReview(db, randomUUID(), 'approved', 'cli')).rejects.toMatchObject({ status: 404 });
});

test.each([
  { rating: '6', body: 'More than enough words.' },
  { rating: '4.5', body: 'More than enough words.' },
  { rating: '', body: 'More than enough words.' },
  { rating: '5', body: '   short   ' },
  { rating: '5', body: 'More than enough words.', status: 'approved' },
])('refuses $rating stars for “$body”', (input) => {
  expect(reviewInput.safeParse(input).success).toBe(false);
});

test('shares of stars are whole percents, none where there are none', () => {
  expect(
    distributionOf(
      new Map([
        [5, 2],
        [4, 1],
      ]),
    ).map(({ percent }) => percent),
  ).toEqual([67, 33, 0, 0, 0]);
  expect(distributionOf(new Map()).every(({ percent }) => percent === 0)).toBe(true);
});

async function countOf({ customerId }: Owner): Promise<number> {
  return (await db.selectFrom('reviews').select('id').where('customerId', '=', customerId).execute()).length;
}
