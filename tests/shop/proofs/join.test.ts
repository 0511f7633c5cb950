import { describe, expect, test } from 'vitest';
import { db } from '#lib/db.ts';
import { signOutBrowser, type Visitor, visitorWithAccount } from '#shop/customers/identify-visitor.ts';
import { ownCertificate } from '#shop/products/kinds/course/certificates/check-certificate.ts';
import { listOtherCertificates } from '#shop/products/kinds/course/certificates/store.ts';
import { openCourse } from '#shop/products/kinds/course/learning/open-lesson.ts';
import { listOwnCourses } from '#shop/products/kinds/course/learning/own-courses-store.ts';
import { joinBrowserOrders, proveAccountEmail } from '#shop/proofs/prove-account.ts';
import { decideReview } from '#shop/reviews/decide-review.ts';
import { listOtherReviews } from '#shop/reviews/own-store.ts';
import { anAccount, anAddress, anotherSession } from '#tests/support/accounts.ts';
import { anEmail, aShopper, aVisitor } from '#tests/support/checkout-fixtures.ts';
import {
  aGuestWith,
  aProvenGuest,
  certify,
  FREE,
  learn,
  note,
  openEmailIn,
  review,
  seenBy,
} from '#tests/support/learner.ts';
import { orderAgain } from '#tests/support/order-again.ts';

const NOTHING = { done: [], notes: [], certificate: null, review: null };

/** The reviews of one product that were written with an address, however they are kept. */
async function reviewsOf(email: string) {
  return db
    .selectFrom('reviews as r')
    .leftJoin('orders as o', 'o.id', 'r.orderId')
    .leftJoin('customers as c', 'c.id', 'r.customerId')
    .select(['r.id', 'r.body', 'r.status', 'r.customerId'])
    .where((is) => is.or([is('o.email', '=', email), is('c.email', '=', email)]))
    .orderBy('r.createdAt')
    .execute();
}

describe('a buyer who opens the email in the browser that bought', () => {
  test('keeps all that was done so far', async () => {
    const email = anEmail();
    const { visitor: guest } = await aGuestWith(email);
    await note(guest, 'Sit first.');
    await review(guest, 'Ten minutes that count.');
    await certify(guest, 'Ada');
    const before = await seenBy(guest);
    const proven = await openEmailIn(guest, email);
    expect(await seenBy(proven)).toEqual(before);
    expect(await listOwnCourses(db, proven)).toHaveLength(1);
  });

  test('has both sides together when there was something before, and neither loses anything', async () => {
    const { visitor: laptop, email } = await aProvenGuest();
    const [first = ''] = await learn(laptop, [0]);
    await note(laptop, 'From the laptop.');
    await note(laptop, 'The same on both.', 1);
    const { visitor: phone } = await aGuestWith(email);
    const [, third = ''] = await learn(phone, [0, 2]);
    await note(phone, 'From the phone.');
    await note(phone, 'The same on both.', 1);
    await note(phone, 'Only on the phone.', 2);
    const proven = await openEmailIn(phone, email);
    const together = {
      ...NOTHING,
      done: [first, third],
      notes: ['From the laptop.\n\nFrom the phone.', 'The same on both.', 'Only on the phone.'],
    };
    expect(await seenBy(proven)).toEqual(together);
    expect(await seenBy(laptop)).toEqual(together);
    await openEmailIn(phone, email);
    expect(await seenBy(laptop)).toEqual(together);
  });

  test('has finished the course when both sides together have', async () => {
    const { visitor: laptop, email } = await aProvenGuest();
    await learn(laptop, [1]);
    const { visitor: phone } = await aGuestWith(email);
    const all = (await openCourse(db, FREE, phone))?.curriculum.flatMap(({ lessons }) => lessons) ?? [];
    await learn(
      phone,
      all.map((_, at) => at).filter((at) => at !== 1),
    );
    await openEmailIn(phone, email);
    const course = await openCourse(db, FREE, laptop);
    expect(course?.done.size).toBe(all.length);
    expect(course?.enrolment.completedAt).toEqual(expect.any(Date));
  });

  test('keeps the certificates of both sides, and each is valid', async () => {
    const { visitor: laptop, email } = await aProvenGuest();
    const one = await certify(laptop, 'Ada L.');
    const { visitor: phone } = await aGuestWith(email);
    const two = await certify(phone, 'Ada Lovelace');
    const proven = await openEmailIn(phone, email);
    expect((await seenBy(proven))?.certificate).toBe('Ada L.');
    for (const visitor of [laptop, proven])
      for (const number of [one, two])
        expect(await ownCertificate(db, number, visitor), number).toMatchObject({ number });
    expect(await listOwnCourses(db, proven)).toHaveLength(1);
    const course = await openCourse(db, FREE, laptop);
    const others = course && (await listOtherCertificates(db, course.enrolment, laptop));
    expect(others).toMatchObject([{ number: two, holderName: 'Ada Lovelace' }]);
    await note(proven, 'Written after that.');
    expect((await seenBy(laptop))?.notes).toEqual(['Written after that.']);
  });

  test('has one review that counts, the approved one; the other stays', async () => {
    const { visitor: laptop, email } = await aProvenGuest();
    await review(laptop, 'From the laptop, waiting.');
    const { visitor: phone } = await aGuestWith(email);
    await review(phone, 'From the phone, published.');
    const [, second] = await reviewsOf(email);
    await decideReview(db, second?.id ?? '', 'approved', 'cli');
    const proven = await openEmailIn(phone, email);
    const course = await openCourse(db, FREE, proven);
    expect(await listOtherReviews(db, course?.productId ?? '', proven)).toMatchObject([
      { body: 'From the laptop, waiting.', rating: 4 },
    ]);
    expect((await seenBy(laptop))?.review).toEqual({
      body: 'From the phone, published.',
      status: 'approved',
    });
    expect(await reviewsOf(email)).toMatchObject([
      { body: 'From the laptop, waiting.', status: 'pending', customerId: null },
      { body: 'From the phone, published.', status: 'approved', customerId: laptop.customerId },
    ]);
  });

  test('has the latest review where none is published', async () => {
    const { visitor: laptop, email } = await aProvenGuest();
    const { visitor: phone } = await aGuestWith(email);
    await review(phone, 'Written first, on the phone.');
    await review(laptop, 'Written last, on the laptop.');
    await openEmailIn(phone, email);
    expect((await seenBy(laptop))?.review?.body).toBe('Written last, on the laptop.');
    expect(await reviewsOf(email)).toHaveLength(2);
  });
});

describe('the owner of a mailbox who opens the email about a stranger’s order', () => {
  test('gets the course, and what the stranger made of it stays the stranger’s', async () => {
    const email = anEmail();
    const { visitor: stranger } = await aGuestWith(email);
    await note(stranger, 'Read this, victim.');
    await certify(stranger, 'Mallory');
    const before = await seenBy(stranger);
    const owner = await openEmailIn(await aVisitor(), email);
    expect(await seenBy(owner)).toEqual(NOTHING);
    await note(owner, 'My own.');
    expect(await seenBy(stranger)).toEqual(before);
    expect((await seenBy(owner))?.notes).toEqual(['My own.']);
  });

  test('loses nothing of it when the stranger orders again', async () => {
    const { visitor: owner, email } = await aProvenGuest();
    await note(owner, 'My own.');
    for (const _ of [1, 2]) await note((await aGuestWith(email)).visitor, 'Not yours.');
    await openEmailIn(await aVisitor(), email);
    expect((await seenBy(owner))?.notes).toEqual(['My own.']);
  });
});

describe('an account', () => {
  const ordersWith = async (visitor: Visitor, email: string) => {
    const shopper = await aShopper(FREE);
    const both = visitorWithAccount(shopper, { userId: visitor.userId ?? '', customerId: null });
    await orderAgain(both, email);
  };
  const visitorOf = ({ userId, customerId }: { userId: string; customerId: string | null }) =>
    visitorWithAccount(null, { userId, customerId });

  test('that has proven nothing has what it ordered, on every device, and nothing of the address’s owner', async () => {
    const victim = await aProvenGuest();
    await note(victim.visitor, 'My own.');
    const visitor = visitorOf(await anAccount());
    await ordersWith(visitor, victim.email);
    expect(await seenBy(visitor)).toEqual(NOTHING);
    await note(visitor, 'From an account.');
    expect((await seenBy(victim.visitor))?.notes).toEqual(['My own.']);
  });

  test('keeps what it did before proving its address, beside what a guest did with it', async () => {
    const email = anAddress();
    const { visitor: guest } = await aProvenGuest(email);
    await note(guest, 'As a guest.');
    const account = await anAccount(email);
    await ordersWith(visitorOf(account), email);
    await note(visitorOf(account), 'Signed in.');
    await proveAccountEmail(db, { userId: account.userId, email }, { visitorId: null });
    const proven = visitorOf(await anotherSession(email));
    expect((await seenBy(proven))?.notes).toEqual(['As a guest.\n\nSigned in.']);
  });

  test('that proves its address takes nothing of an order with another address along', async () => {
    const victim = await aProvenGuest();
    const email = anAddress();
    const account = await anAccount(email);
    await ordersWith(visitorOf(account), victim.email);
    await note(visitorOf(account), 'Mine, with your address.');
    await proveAccountEmail(db, { userId: account.userId, email }, { visitorId: null });
    expect(await seenBy(victim.visitor)).toEqual(NOTHING);
    expect((await seenBy(visitorOf(await anotherSession(email))))?.notes).toEqual([
      'Mine, with your address.',
    ]);
  });

  test('that signs in where it bought as a guest has what the guest did', async () => {
    const email = anAddress();
    const account = await anAccount(email);
    await proveAccountEmail(db, { userId: account.userId, email }, { visitorId: null });
    const { visitor: guest } = await aGuestWith(email);
    await note(guest, 'Before signing in.');
    const signedIn = await anotherSession(email);
    await joinBrowserOrders(db, signedIn, { visitorId: guest.id });
    expect((await seenBy(visitorOf(signedIn)))?.notes).toEqual(['Before signing in.']);
    expect(await seenBy(guest)).toBeNull();
  });
});

test('a browser whose proof has ended is let in no longer', async () => {
  const { visitor } = await aProvenGuest();
  await note(visitor, 'Mine.');
  await signOutBrowser(db, visitor.id);
  expect(await seenBy({ ...visitor, customerId: null, customerIds: [] })).toBeNull();
});
