import { now } from '#lib/clock.ts';
import { type Db, inTransaction } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import type { Visitor } from '../../../../customers/store.ts';
import { lessonsOf } from '../course.ts';
import { lockEnrolment } from '../learning/note-store.ts';
import { openCourse } from '../learning/open-lesson.ts';
import { loadDetails } from '../store.ts';
import { type Certificate, newCertificateNumber } from './certificate.ts';
import { findCertificateOf, insertCertificate } from './store.ts';

/**
 * Issues the certificate of a completed course, once: a second call returns the first certificate, whatever the name.
 * @throws ShopError `unknown_course` when the course is not open to the visitor, `not_finished`.
 */
export async function issueCertificate(
  db: Db,
  slug: string,
  visitor: Visitor | null,
  holderName: string,
): Promise<Certificate> {
  const course = await openCourse(db, slug, visitor);
  if (!course) throw new ShopError('unknown_course', 404, 'There is no such course among yours.');
  const { enrolment } = course;
  if (!enrolment.completedAt) {
    const text = 'The certificate is there once every lesson is done.';
    throw new ShopError('not_finished', 409, text);
  }
  const details = (await loadDetails(db, [course.productId])).get(course.productId);
  return inTransaction(db, async (tx) => {
    await lockEnrolment(tx, enrolment.id);
    const existing = await findCertificateOf(tx, enrolment.id);
    if (existing) return existing;
    const certificate: Certificate = {
      number: newCertificateNumber(),
      holderName,
      courseTitle: course.title,
      courseLanguage: course.language,
      teacherName: details?.instructorName ?? '',
      lessonCount: Math.max(1, lessonsOf(course.curriculum).length),
      issuedAt: now(),
    };
    await insertCertificate(tx, enrolment.id, certificate);
    return certificate;
  });
}
