import { now } from '#lib/clock.ts';
import type { ProductKind } from '../../product.ts';
import { type CourseBrief, type CourseDetails, courseDetails, durationText } from './course.ts';
import { courseForm } from './edit-form.ts';
import { courseFilters } from './filters.ts';
import { countEnrolment, courseBriefs, loadDetails, openPlace, revokeGrant, saveDetails } from './store.ts';

/** A course: bought once, nothing runs out, the customer is enrolled. */
export const courseKind: ProductKind<CourseDetails, CourseBrief> = {
  name: 'course',
  section: 'courses',
  label: { one: 'Course', many: 'Courses' },
  details: courseDetails,
  form: courseForm,
  load: loadDetails,
  briefs: courseBriefs,
  save: saveDetails,
  facts: ({ level, durationMinutes, lessonCount, instructorName }) => [
    { name: 'Level', text: level },
    { name: 'Length', text: durationText(durationMinutes) },
    { name: 'Lessons', text: `${lessonCount} ${lessonCount === 1 ? 'lesson' : 'lessons'}` },
    { name: 'Teacher', text: instructorName },
  ],
  filters: courseFilters,
  check: ({ quantity }) => (quantity === 1 ? null : 'A course is bought once; it stays yours.'),
  hold: async () => {},
  release: async () => {},
  fulfil: (tx, line, customerId) => openPlace(tx, customerId, line.productId, line.orderItemId),
  revoke: async (tx, line) => {
    if (await revokeGrant(tx, line.orderItemId, now())) await countEnrolment(tx, line.productId, -1);
  },
  openPath: (slug) => `/learn/${slug}`,
};
