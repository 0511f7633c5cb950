import { z } from 'zod';
import { now } from '#lib/clock.ts';
import { type Db, inTransaction, type Tx } from '#lib/db.ts';
import { refuseAll, ShopError } from '#lib/errors.ts';
import { typedText } from '#lib/typed-text.ts';
import { t } from '#messages/t.ts';
import type { StaffActor } from '../../../../accounts/audit.ts';
import { recordAudit } from '../../../../accounts/audit-store.ts';
import { refuseConflict } from '../../../editing/edit-conflict.ts';
import { slugField, titleField, versionField } from '../../../editing/edit-form.ts';
import { changedFields, findProductToEdit, type ProductToEdit } from '../../../editing/product-to-edit.ts';
import { setUpdatedAt } from '../../../editing/store.ts';
import { invalidateProductCache, purgePages } from '../../../invalidate-product.ts';
import { refuseUnknownPictures } from '../../../media/refuse-unknown-pictures.ts';
import { lessonChanges } from '../audit-fields.ts';
import { videoUrlField } from '../edit-form.ts';
import { type CheckedLesson, isFreeNow, lessonProblems, NO_FREE_LESSON } from './lesson-problems.ts';
import {
  findLessonToEdit,
  type LessonToEdit,
  listSections,
  updateCourseTotals,
  updateLesson,
} from './store.ts';

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
    .regex(/^\d{1,4}$/, { error: () => t('Give whole minutes, 0 to 9999.') })
    .transform(Number),
  preview: z.enum(['yes', 'no'], { error: () => t('Choose one of the two.') }),
  /** The day for which it is announced; blank for none. */
  comes_on: z
    .union([z.literal(''), z.iso.date()], { error: () => t('Give a day, for example 2027-03-01.') })
    .default('')
    .transform((day) => day || null),
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
    comes_on: lesson.comesOn ?? '',
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
    if (!lesson) throw new ShopError('unknown_lesson', 404, t('There is no such lesson.'));
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
  const isPreview = edit.preview === 'yes';
  const change = { slug, title, durationMinutes, isPreview, comesOn: edit.comes_on, videoUrl, body };
  const changing = changedFields(lessonTexts(lesson), lessonTexts(change));
  if (changing.length === 0) return;
  const subject = `lesson:${lesson.id}`;
  await refuseConflict(tx, { subject, from: edit.version, to: lesson.version, changing });
  await refuseAll([
    () => course.status === 'published' && refuseUnsellable(tx, lesson, change),
    () => slug !== lesson.slug && refuseTakenLessonSlug(tx, course.id, slug),
    () => refuseUnknownPictures(tx, 'body', { before: lesson.body, after: body }),
  ]);
  await updateLesson(tx, lesson.id, change);
  await updateCourseTotals(tx, course.id);
  await setUpdatedAt(tx, course.id, now());
  const changes = lessonChanges(lessonTexts(lesson), lessonTexts(change), changing);
  const details = { product: course.id, fields: changing, version: lesson.version + 1, changes };
  await recordAudit(tx, { actor, action: 'lesson.edited', subject, details });
  await purgePages(tx, course);
}

async function refuseTakenLessonSlug(tx: Tx, courseId: string, slug: string): Promise<void> {
  if (!(await findLessonToEdit(tx, courseId, slug))) return;
  const text = t('Another lesson of this course has the web address “{slug}”. Choose another.', { slug });
  throw new ShopError('slug_taken', 409, text, { slug: text });
}

type Checked = Omit<CheckedLesson, 'isEmpty'> & Pick<LessonToEdit, 'body' | 'videoUrl'>;

function checked(lesson: Checked): CheckedLesson {
  return { ...lesson, isEmpty: lesson.body === '' && lesson.videoUrl === null };
}

/** A lesson on sale gets no fault that it did not have, and the last free lesson stays free. */
async function refuseUnsellable(tx: Tx, lesson: LessonToEdit, change: Checked): Promise<void> {
  const [before, after] = [checked(lesson), checked(change)];
  const had = new Set(lessonProblems(before).map(({ field }) => field));
  const fresh = lessonProblems(after).filter(({ field }) => !had.has(field));
  const fields: Record<string, string> = Object.fromEntries(fresh.map(({ field, text }) => [field, text]));
  if (isFreeNow(before) && !isFreeNow(after) && !(await hasFreeLesson(tx, lesson)))
    fields['preview'] = t(NO_FREE_LESSON);
  if (Object.keys(fields).length === 0) return;
  throw new ShopError(
    'incomplete',
    422,
    t('This course is on sale: shoppers would see this at once.'),
    fields,
  );
}

/** Whether the course has a free lesson beside this one. */
async function hasFreeLesson(tx: Tx, { id, productId }: LessonToEdit): Promise<boolean> {
  const lessons = (await listSections(tx, productId)).flatMap((section) => section.lessons);
  return lessons.some((other) => other.id !== id && isFreeNow(other));
}
