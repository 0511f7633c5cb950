import { randomUUID } from 'node:crypto';
import { secondsFrom } from '#lib/clock.ts';
import type { Tx } from '#lib/db.ts';
import { newCertificateNumber } from '#shop/products/kinds/course/certificates/certificate.ts';
import type { CourseOnSale } from './catalogue.ts';
import { insertAll } from './insert-all.ts';
import { DAY_SECONDS } from './insert-customers.ts';
import { learners, type PracticeLearner } from './learners.ts';
import { people } from './people.ts';
import type { PlacedOrder } from './place-order.ts';

/** At most so many days between two lessons. */
const DAYS_PER_LESSON = 1.7;

interface Enrolment {
  readonly id: string;
  /** Of whom it is: a customer, or the order of one who has not proven the address. The other is null. */
  readonly customerId: string | null;
  readonly orderId: string | null;
  readonly email: string;
  readonly slug: string;
  readonly course: CourseOnSale;
  readonly createdAt: Date;
  readonly itemIds: readonly string[];
}

/** Writes the enrolments of paid practice orders, and what their learners have done since. */
export async function insertPracticeLearning(
  tx: Tx,
  orders: readonly PlacedOrder[],
  courses: ReadonlyMap<string, CourseOnSale>,
  at: Date,
): Promise<void> {
  const enrolments = enrolmentsOf(orders, courses);
  const learned = enrolments.map((enrolment) => ({ enrolment, ...learnedOf(enrolment, at) }));
  await insertAll(
    tx,
    'enrolments',
    learned.map(
      ({ enrolment: { id, customerId, orderId, course, createdAt }, lastLessonId, completedAt }) => ({
        ...{ id, customerId, orderId, productId: course.productId, createdAt, lastLessonId, completedAt },
      }),
    ),
  );
  const grants = enrolments.flatMap(({ id, itemIds }) =>
    itemIds.map((orderItemId) => ({ enrolmentId: id, orderItemId })),
  );
  await insertAll(tx, 'enrolmentGrants', grants);
  await insertAll(
    tx,
    'lessonProgress',
    learned.flatMap(({ progress }) => progress),
  );
  await insertAll(
    tx,
    'lessonNotes',
    learned.flatMap(({ notes }) => notes),
  );
  await insertAll(
    tx,
    'certificates',
    learned.flatMap(({ certificates }) => certificates),
  );
}

/** One for each customer and course, however often it was bought; for each order while the address is not proven. */
function enrolmentsOf(
  orders: readonly PlacedOrder[],
  courses: ReadonlyMap<string, CourseOnSale>,
): Enrolment[] {
  const slugOf = new Map([...courses].map(([slug, { productId }]) => [productId, slug]));
  const bought = orders.flatMap(({ id: orderId, completedAt, buyer, items }) =>
    completedAt ? items.map(({ id, course }) => ({ id, orderId, course, buyer, completedAt })) : [],
  );
  const groups = Map.groupBy(
    bought,
    ({ buyer, orderId, course }) => `${buyer.isProven ? buyer.customerId : orderId} ${course.productId}`,
  );
  return [...groups.values()].flatMap(([first, ...more]) => {
    if (!first) return [];
    const { buyer, course, completedAt } = first;
    const { email, isProven } = buyer;
    const [customerId, orderId] = isProven ? [buyer.customerId, null] : [null, first.orderId];
    const itemIds = [first, ...more].map(({ id }) => id);
    const slug = slugOf.get(course.productId) ?? '';
    return [{ id: randomUUID(), customerId, orderId, email, slug, course, createdAt: completedAt, itemIds }];
  });
}

function learnedOf({ id: enrolmentId, email, slug, course, createdAt }: Enrolment, at: Date) {
  const learner: PracticeLearner | undefined = learners.find(
    (one) => one.course === slug && people[one.buyer].email === email,
  );
  const { lessons } = course;
  const done = Math.min(learner?.done ?? 0, lessons.length);
  const seconds = Math.min((at.getTime() - createdAt.getTime()) / 1000, done * DAYS_PER_LESSON * DAY_SECONDS);
  const doneAt = (index: number) => secondsFrom((seconds * (index + 1)) / (done + 1), createdAt);
  const next = lessons[done];
  const progress = lessons.slice(0, done).map((lesson, index) => ({
    ...{ enrolmentId, lessonId: lesson.id, completedAt: doneAt(index) as Date | null },
    startedAt: secondsFrom(-1800, doneAt(index)),
  }));
  if (learner && next)
    progress.push({ enrolmentId, lessonId: next.id, completedAt: null, startedAt: doneAt(done - 1) });
  const completedAt = learner && lessons.length > 0 && !next ? doneAt(done - 1) : null;
  const notes = lessons.flatMap(({ id: lessonId, slug: lesson }, index) => {
    const body = learner?.notes?.[lesson];
    return body ? [{ enrolmentId, lessonId, body, updatedAt: doneAt(Math.min(index, done - 1)) }] : [];
  });
  const holder = learner?.hasCertificate && completedAt ? people[learner.buyer] : null;
  const certificates = holder
    ? [certificateRow(enrolmentId, course, holder, secondsFrom(300, completedAt ?? at))]
    : [];
  const lastLessonId = learner ? (next ?? lessons.at(-1))?.id : null;
  return { progress, notes, certificates, completedAt, lastLessonId: lastLessonId ?? null };
}

function certificateRow(
  enrolmentId: string,
  { title, language, teacherName, lessons }: CourseOnSale,
  { firstName, lastName }: { readonly firstName: string; readonly lastName: string },
  issuedAt: Date,
) {
  return {
    ...{ enrolmentId, number: newCertificateNumber(), holderName: `${firstName} ${lastName}`, issuedAt },
    ...{ courseTitle: title, courseLanguage: language, teacherName, lessonCount: lessons.length },
  };
}
