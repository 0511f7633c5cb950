import { t } from '#messages/t.ts';
import { defineKind } from '../../kind.ts';
import { courseAuditFields } from './audit-fields.ts';
import {
  type CourseBrief,
  type CourseDetails,
  courseDetails,
  durationText,
  LEVEL_TEXTS,
  lessonsText,
} from './course.ts';
import { lessonTitles, listSections } from './curriculum/store.ts';
import { courseForm } from './edit-form.ts';
import { enrol } from './enrolment-store.ts';
import { courseFilters } from './filters.ts';
import { lessonFileAccess } from './learning/file-access.ts';
import { joinEnrolments } from './learning/join-enrolments.ts';
import { removeGrants } from './learning/join-store.ts';
import { listOwnCourses, listProgressTexts } from './learning/own-courses-store.ts';
import { courseRefund } from './refund.ts';
import { courseBriefs, loadDetails, saveDetails } from './store.ts';
import { courseWords } from './words.ts';

/** A course: bought once, nothing runs out, the customer is enrolled. */
export const courseKind = defineKind<CourseDetails, CourseBrief>({
  name: 'course',
  section: 'courses',
  words: courseWords,
  details: { schema: courseDetails, form: courseForm, load: loadDetails, save: saveDetails },
  list: {
    briefs: courseBriefs,
    // A draft has not all of them yet.
    facts: ({ level, durationMinutes, lessonCount, instructorName }) => [
      { name: t('Level'), text: t(LEVEL_TEXTS[level]) },
      ...(durationMinutes > 0 ? [{ name: t('Length'), text: durationText(durationMinutes) }] : []),
      ...(lessonCount > 0 ? [{ name: t('Lessons'), text: lessonsText(lessonCount) }] : []),
      ...(instructorName ? [{ name: t('Teacher'), text: instructorName }] : []),
    ],
    filters: courseFilters,
    sorts: [],
    usualSort: 'newest',
  },
  sale: {
    isBoughtOnce: true,
    maxQuantity: 1,
    check: ({ quantity }) => (quantity === 1 ? null : t('A course is bought once; it stays yours.')),
    available: null,
    withdrawal: { days: 14, from: 'completed' },
    refund: courseRefund,
    expand: null,
  },
  tax: { usualClass: 'standard', supply: { at: 'buyer' } },
  delivery: {
    hold: async () => {},
    release: async () => {},
    fulfil: enrol,
    // Access follows from the entitlement, which the order has taken back.
    revoke: async () => {},
    late: 'refund',
  },
  own: {
    path: (slug) => `/learn/${slug}`,
    statusPath: (slug) => `/api/learn/${slug}`,
    list: listOwnCourses,
    fileAccess: lessonFileAccess,
    join: joinEnrolments,
    leave: removeGrants,
  },
  admin: {
    pages: [{ key: 'curriculum', title: 'Curriculum', path: (slug) => `/admin/products/${slug}/curriculum` }],
    auditSubjects: async (db, productId) =>
      (await listSections(db, productId)).flatMap(({ lessons }) => lessons.map(({ id }) => `lesson:${id}`)),
    auditFields: courseAuditFields,
    auditTitles: lessonTitles,
    ownedFacts: listProgressTexts,
  },
});
