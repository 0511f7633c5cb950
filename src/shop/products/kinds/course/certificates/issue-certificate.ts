import { now } from '#lib/clock.ts';
import type { Db } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { t } from '#messages/t.ts';
import type { Visitor } from '../../../../customers/store.ts';
import { lessonsOf } from '../course.ts';
import { openCourse } from '../learning/open-lesson.ts';
import { withEnrolment } from '../learning/with-enrolment.ts';
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
  if (!visitor || !course) throw unknownCourse();
  const details = (await loadDetails(db, [course.productId])).get(course.productId);
  const issued = await withEnrolment(db, course.enrolment, visitor, async (tx, enrolment) => {
    if (!enrolment.completedAt) {
      const text = t('You get the certificate once every lesson is done.');
      throw new ShopError('not_finished', 409, text);
    }
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
  if (!issued) throw unknownCourse();
  return issued.result;
}

function unknownCourse(): ShopError {
  return new ShopError('unknown_course', 404, t('You do not have this course.'));
}
