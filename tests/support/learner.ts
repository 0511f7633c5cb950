import { db } from '#lib/db.ts';
import type { Browser, Visitor } from '#shop/customers/identify-visitor.ts';
import { issueCertificate } from '#shop/products/kinds/course/certificates/issue-certificate.ts';
import { findCertificateOf } from '#shop/products/kinds/course/certificates/store.ts';
import { lessonsOf } from '#shop/products/kinds/course/course.ts';
import { findNote, listNotes } from '#shop/products/kinds/course/learning/note-store.ts';
import { noteVersion, writeNote } from '#shop/products/kinds/course/learning/notes.ts';
import { openCourse } from '#shop/products/kinds/course/learning/open-lesson.ts';
import { recordProgress } from '#shop/products/kinds/course/learning/record-progress.ts';
import { proveAddress } from '#shop/proofs/prove-address.ts';
import { ownReview, writeReview } from '#shop/reviews/write-review.ts';
import { anEmail, aShopper } from './checkout-fixtures.ts';
import { orderAgain } from './order-again.ts';

/** A course of the demo shop that costs nothing: anybody gets it with any address. */
export const FREE = 'ten-minutes-of-sitting';

/** A guest who has got the free course with this address, and proven nothing. */
export async function aGuestWith(email: string): Promise<{ visitor: Browser; orderId: string }> {
  const visitor = await aShopper(FREE);
  return { visitor, orderId: await orderAgain(visitor, email) };
}

/** The browser opens the link in an email to the customer of that address. @returns the visitor it is from then on. */
export async function openEmailIn(visitor: Browser, email: string): Promise<Browser> {
  const { id } = await db
    .selectFrom('customers')
    .select('id')
    .where('email', '=', email)
    .executeTakeFirstOrThrow();
  await proveAddress(db, visitor.id, id);
  return { ...visitor, customerId: id, customerIds: [id] };
}

/** A guest who has got the free course and opened the link in the email about it. */
export async function aProvenGuest(
  email = anEmail(),
): Promise<{ visitor: Browser; email: string; orderId: string }> {
  const { visitor, orderId } = await aGuestWith(email);
  return { visitor: await openEmailIn(visitor, email), email, orderId };
}

/** What a visitor sees of their own in a course; null when it is not open to them. */
export async function seenBy(visitor: Visitor, slug = FREE) {
  const course = await openCourse(db, slug, visitor);
  if (!course) return null;
  const review = await ownReview(db, course.productId, visitor);
  return {
    done: lessonsOf(course.curriculum)
      .filter(({ id }) => course.done.has(id))
      .map((lesson) => lesson.slug),
    notes: (await listNotes(db, course.enrolment.id)).map(({ body }) => body),
    certificate: (await findCertificateOf(db, course.enrolment.id))?.holderName ?? null,
    review: review && { body: review.body, status: review.status },
  };
}

async function lessonsIn(visitor: Visitor, slug: string) {
  const course = await openCourse(db, slug, visitor);
  if (!course) throw new Error(`${slug} is not open`);
  return { course, lessons: lessonsOf(course.curriculum) };
}

/** Writes notes on a lesson over those that the visitor sees there. @param at the lesson, counted from 0. */
export async function note(visitor: Visitor, body: string, at = 0, slug = FREE): Promise<void> {
  const { course, lessons } = await lessonsIn(visitor, slug);
  const lesson = lessons[at];
  if (!lesson) throw new Error(`${slug} has no lesson ${at}`);
  const seen = noteVersion(await findNote(db, course.enrolment.id, lesson.id));
  await writeNote(db, slug, lesson.slug, visitor, { body, seen });
}

/** Marks lessons as done. @param which counted from 0; all of them without. */
export async function learn(visitor: Visitor, which?: readonly number[], slug = FREE): Promise<string[]> {
  const { lessons } = await lessonsIn(visitor, slug);
  const chosen = which ? which.map((at) => lessons[at]?.slug ?? '') : lessons.map((lesson) => lesson.slug);
  for (const lesson of chosen) await recordProgress(db, slug, lesson, visitor, { act: 'done' });
  return chosen;
}

export async function review(visitor: Visitor, body: string, slug = FREE): Promise<void> {
  await writeReview(db, slug, visitor, { rating: 4, title: '', body, name: '' });
}

/** Finishes the course and asks for the certificate. @returns its number. */
export async function certify(visitor: Visitor, holder: string, slug = FREE): Promise<string> {
  await learn(visitor, undefined, slug);
  return (await issueCertificate(db, slug, visitor, holder)).number;
}
