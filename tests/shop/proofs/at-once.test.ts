import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { type Db, db, inTransaction } from '#lib/db.ts';
import { retrievePaymentPage } from '#lib/stripe/stripe.ts';
import { setVisitorCustomer } from '#shop/customers/proof-store.ts';
import { lockCustomer } from '#shop/customers/store.ts';
import { recordPaymentPage } from '#shop/orders/payments/record-payment-page.ts';
import { writeNote } from '#shop/products/kinds/course/learning/notes.ts';
import { openCourse } from '#shop/products/kinds/course/learning/open-lesson.ts';
import { joinCustomer } from '#shop/proofs/join-customer.ts';
import { proveAddress } from '#shop/proofs/prove-address.ts';
import { lockOrdersOf } from '#shop/proofs/store.ts';
import { writeReview } from '#shop/reviews/write-review.ts';
import {
  anEmail,
  anOrder,
  aShopper,
  aVisitor,
  checkoutOf,
  SOURDOUGH,
} from '#tests/support/checkout-fixtures.ts';
import {
  aGuestWith,
  aProvenGuest,
  FREE,
  learn,
  note,
  openEmailIn,
  review,
  seenBy,
} from '#tests/support/learner.ts';
import { payAt } from '#tests/support/pay.ts';
import { withoutGuards } from '#tests/support/remove-guards.ts';

async function customerOf(email: string): Promise<string> {
  const row = await db
    .selectFrom('customers')
    .select('id')
    .where('email', '=', email)
    .executeTakeFirstOrThrow();
  return row.id;
}

test('nothing that was saved while the address is proven is lost', async () => {
  for (let round = 0; round < 4; round++) {
    const { visitor: laptop, email } = await aProvenGuest();
    await note(laptop, 'From the laptop.');
    const { visitor: phone } = await aGuestWith(email);
    const course = await openCourse(db, FREE, phone);
    const lessons = course?.curriculum.flatMap((section) => section.lessons) ?? [];
    const saving = lessons.map(async (lesson, at) => {
      await sleep(round * 3 * at);
      await writeNote(db, FREE, lesson.slug, phone, { body: `On lesson ${at}.`, seen: '0' });
    });
    const [saved] = await Promise.all([Promise.allSettled(saving), openEmailIn(phone, email)]);
    const seen = (await seenBy(laptop))?.notes.join('\n') ?? '';
    expect(seen).toContain('From the laptop.');
    for (const [at, { status }] of saved.entries())
      if (status === 'fulfilled') expect(seen).toContain(`On lesson ${at}.`);
    // What the laptop wrote beside the first lesson may have come first; nothing else stands in the way.
    expect(saved.slice(1).map(({ status }) => status)).toEqual(saved.slice(1).map(() => 'fulfilled'));
  }
});

test('the same address proven several times at once, while it buys, is proven once', async () => {
  const email = anEmail();
  const { visitor: first } = await aGuestWith(email);
  await note(first, 'First.');
  const { visitor: second } = await aGuestWith(email);
  await learn(second, [0]);
  await review(second, 'Written by the second browser.');
  const shoppers = await Promise.all([aShopper(FREE), aShopper(FREE)]);
  const proofs = [first, second, first].map((visitor) => openEmailIn(visitor, email));
  const more = shoppers.map(async (shopper) => {
    await Promise.all([checkoutOf(shopper, email), openEmailIn(shopper, email)]);
    return openEmailIn(shopper, email);
  });
  const all = await Promise.all([...proofs, ...more]);
  for (const visitor of all)
    expect(await seenBy(visitor)).toMatchObject({
      ...{ notes: ['First.'], done: [expect.any(String)] },
      review: { body: 'Written by the second browser.' },
    });
  const places = await db
    .selectFrom('enrolments as e')
    .leftJoin('orders as o', 'o.id', 'e.orderId')
    .select('e.id')
    .where((is) => is.or([is('o.email', '=', email), is('e.customerId', '=', all[0]?.customerId ?? '')]))
    .execute();
  expect(places).toHaveLength(1);
});

/** An order completes, and is committed only after the proof of its address has had time to run past it. */
async function proofDuringCompletion(prover: Db, mostMs = 400) {
  const { visitor, orderId, sessionId, email } = await anOrder(SOURDOUGH);
  await payAt(sessionId);
  const page = await retrievePaymentPage(sessionId);
  const customerId = await customerOf(email);
  const elsewhere = await aVisitor();
  let proof: Promise<unknown> = Promise.resolve();
  await inTransaction(db, async (tx) => {
    await recordPaymentPage(tx, orderId, page, 'visitor');
    proof = proveAddress(prover, elsewhere.id, customerId);
    await Promise.race([proof, sleep(mostMs)]);
  });
  await proof;
  const owner = { ...elsewhere, customerId, customerIds: [customerId] };
  return { buyer: await seenBy(visitor, SOURDOUGH), owner: await seenBy(owner, SOURDOUGH) };
}

test('a proof waits for an order that completes at that moment, and gives the customer what it gave', async () => {
  const { buyer, owner } = await proofDuringCompletion(db);
  expect([buyer, owner]).toEqual([expect.any(Object), expect.any(Object)]);
});

test('control: a proof that does not lock the orders misses it', async () => {
  const unguarded = withoutGuards([/ for (no key )?update/g, '']);
  const { owner } = await proofDuringCompletion(unguarded.db, 4_000);
  await unguarded.end();
  expect(owner).toBeNull();
});

/** A review is written, by a request that began before, while the proof that moves the order's things is not committed yet. */
async function reviewDuringProof(reviewer: Db) {
  const { visitor, email } = await aProvenGuest();
  const { visitor: phone } = await aGuestWith(email);
  const customerId = visitor.customerId ?? '';
  let writing: Promise<void> = Promise.resolve();
  await inTransaction(db, async (tx) => {
    await lockOrdersOf(tx, customerId);
    await lockCustomer(tx, customerId);
    await setVisitorCustomer(tx, phone.id, customerId);
    await joinCustomer(tx, customerId, phone.id);
    writing = writeReview(reviewer, FREE, phone, {
      rating: 4,
      title: '',
      body: 'Written meanwhile.',
      name: '',
    });
    await Promise.race([writing, sleep(300)]);
  });
  await writing;
  return (await seenBy(visitor))?.review ?? null;
}

test('a review written while the address is proven goes to the customer', async () => {
  expect(await reviewDuringProof(db)).toMatchObject({ body: 'Written meanwhile.' });
});

test('control: one that does not lock its order is left behind with it', async () => {
  const unguarded = withoutGuards([/ for share/g, '']);
  expect(await reviewDuringProof(unguarded.db)).toBeNull();
  await unguarded.end();
});

test('control: a save that does not lock the place fails where it meets a merge', async () => {
  const unguarded = withoutGuards([/ for no key update/g, '']);
  const failures: unknown[] = [];
  for (let round = 0; round < 6 && failures.length === 0; round++) {
    const { email } = await aProvenGuest();
    const { visitor: phone } = await aGuestWith(email);
    const course = await openCourse(db, FREE, phone);
    const lessons = course?.curriculum.flatMap((section) => section.lessons) ?? [];
    const saving = lessons.map(async (lesson, at) => {
      await sleep(round * 2 * at);
      await writeNote(unguarded.db, FREE, lesson.slug, phone, { body: `On lesson ${at}.`, seen: '0' });
    });
    const [saved] = await Promise.all([Promise.allSettled(saving), openEmailIn(phone, email)]);
    failures.push(...saved.filter(({ status }) => status === 'rejected'));
  }
  await unguarded.end();
  expect(failures.length).toBeGreaterThan(0);
});
