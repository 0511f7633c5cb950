import { z } from 'zod';
import { now } from '#lib/clock.ts';
import { type Db, inTransaction, type Tx } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { typedText } from '#lib/typed-text.ts';
import type { StaffActor } from '../../../../accounts/audit.ts';
import { recordAudit } from '../../../../accounts/audit-store.ts';
import { refuseConflict } from '../../../editing/edit-conflict.ts';
import { slugField, titleField, versionField } from '../../../editing/edit-form.ts';
import { changedFields, findProductToEdit, type ProductToEdit } from '../../../editing/product-to-edit.ts';
import { setUpdatedAt } from '../../../editing/store.ts';
import { invalidateProductCache, purgePages } from '../../../invalidate-product.ts';
import { lessonChanges } from '../audit-fields.ts';
import { videoUrlField } from '../edit-form.ts';
import { findLessonToEdit, type LessonToEdit, updateCourseTotals, updateLesson } from './store.ts';

/** Most characters of a lesson that the renderer accepts. */
const MAX_BODY = 60_000;

export const lessonForm = z.strictObject({
  /** `preview` renders the text and saves nothing. */
  act: z.enum(['save', 'preview']),
  version: versionField,
  title: titleField,
  slug: slugField,
  minutes: z
    .string()
    .trim()
    .regex(/^\d{1,4}$/, 'Give whole minutes, 0 to 9999.')
    .transform(Number),
  preview: z.enum(['yes', 'no'], 'Choose one of the two.'),
  video_url: videoUrlField,
  body: typedText(MAX_BODY),
});
export type LessonEdit = z.infer<typeof lessonForm>;

/** The fields of the lesson's form as texts. */
export function lessonTexts(lesson: Omit<LessonToEdit, 'id' | 'productId' | 'version'>) {
  return {
    title: lesson.title,
    slug: lesson.slug,
    minutes: String(lesson.durationMinutes),
    preview: lesson.isPreview ? 'yes' : 'no',
    video_url: lesson.videoUrl ?? '',
    body: lesson.body,
  };
}

/**
 * Saves an edit of a lesson.
 * @returns the slug it has now.
 * @throws ShopError `unknown_lesson`, `edited_meanwhile`, `slug_taken`, `incomplete`.
 */
export async function editLesson(
  db: Db,
  courseSlug: string,
  lessonSlug: string,
  edit: LessonEdit,
  actor: StaffActor,
): Promise<string> {
  await inTransaction(db, async (tx) => {
    const course = await findProductToEdit(tx, courseSlug, { isLocked: true });
    const lesson = course && (await findLessonToEdit(tx, course.id, lessonSlug, { isLocked: true }));
    if (!lesson) throw new ShopError('unknown_lesson', 404, 'There is no such lesson.');
    await save(tx, course, lesson, edit, actor);
  });
  await invalidateProductCache(courseSlug);
  return edit.slug;
}

async function save(
  tx: Tx,
  course: ProductToEdit,
  lesson: LessonToEdit,
  edit: LessonEdit,
  actor: StaffActor,
): Promise<void> {
  const { slug, title, minutes: durationMinutes, video_url: videoUrl, body } = edit;
  const change = { slug, title, durationMinutes, isPreview: edit.preview === 'yes', videoUrl, body };
  const changing = changedFields(lessonTexts(lesson), lessonTexts(change));
  if (changing.length === 0) return;
  const subject = `lesson:${lesson.id}`;
  await refuseConflict(tx, { subject, from: edit.version, to: lesson.version, changing });
  if (course.status === 'published' && isEmpty(change) && !isEmpty(lesson)) {
    const text = 'This course is on sale: its lessons keep their words or their film.';
    throw new ShopError('incomplete', 422, text, { body: text });
  }
  if (slug !== lesson.slug && (await findLessonToEdit(tx, course.id, slug))) {
    const text = `Another lesson of this course has the address “${slug}”.`;
    throw new ShopError('slug_taken', 409, text, { slug: text });
  }
  await updateLesson(tx, lesson.id, change);
  await updateCourseTotals(tx, course.id);
  await setUpdatedAt(tx, course.id, now());
  const changes = lessonChanges(lessonTexts(lesson), lessonTexts(change), changing);
  const details = { product: course.id, fields: changing, version: lesson.version + 1, changes };
  await recordAudit(tx, { actor, action: 'lesson.edited', subject, details });
  await purgePages(tx, course);
}

function isEmpty({ body, videoUrl }: { body: string; videoUrl: string | null }): boolean {
  return body === '' && videoUrl === null;
}
