import { z } from 'zod';
import { now } from '#lib/clock.ts';
import { type Db, inTransaction, type Tx } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { isolate } from '#lib/isolate.ts';
import { numberedSlug, slugFrom } from '#lib/slug.ts';
import { t } from '#messages/t.ts';
import type { AuditDetails, StaffActor } from '../../../../accounts/audit.ts';
import { recordAudit } from '../../../../accounts/audit-store.ts';
import { titleField, versionField } from '../../../editing/edit-form.ts';
import { findProductToEdit, type ProductToEdit } from '../../../editing/product-to-edit.ts';
import { incrementVersion } from '../../../editing/store.ts';
import { invalidateProductCache, purgePages } from '../../../invalidate-product.ts';
import { isFreeNow } from './lesson-problems.ts';
import { type Direction, moveLesson, moveSection, type SectionOrder } from './reorder.ts';
import {
  deleteLesson,
  deleteSection,
  insertLesson,
  insertSection,
  type LessonRow,
  listSections,
  type SectionRow,
  setPositions,
  setSectionTitle,
  updateCourseTotals,
} from './store.ts';

const id = z.uuid({ error: () => t('That is no longer here. Load the page again.') });
const version = versionField;

/** One change of a curriculum, as its buttons submit it. */
export const curriculumInput = z.discriminatedUnion(
  'act',
  [
    z.strictObject({ act: z.literal('add-section'), version, title: titleField }),
    z.strictObject({ act: z.literal('rename-section'), version, section: id, title: titleField }),
    z.strictObject({ act: z.enum(['section-up', 'section-down', 'remove-section']), version, section: id }),
    z.strictObject({ act: z.literal('add-lesson'), version, section: id, title: titleField }),
    z.strictObject({ act: z.enum(['lesson-up', 'lesson-down', 'remove-lesson']), version, lesson: id }),
  ],
  { error: () => t('That is not something this page does.') },
);
export type CurriculumInput = z.infer<typeof curriculumInput>;

/**
 * Adds, renames, moves or removes a section or a lesson.
 * @returns the slug of a lesson that was added.
 * @throws ShopError `unknown_product`, `edited_meanwhile`, `gone`, `not_empty`, `incomplete`.
 */
export async function editCurriculum(
  db: Db,
  slug: string,
  input: CurriculumInput,
  actor: StaffActor,
): Promise<string | null> {
  const added = await inTransaction(db, async (tx) => {
    const course = await findProductToEdit(tx, slug, { isLocked: true });
    if (course?.kind !== 'course') throw new ShopError('unknown_product', 404, t('There is no such course.'));
    if (course.version !== input.version) {
      const text = t(
        'Someone changed this course since you opened the page. This is how it stands now. Do it again if it still makes sense.',
      );
      throw new ShopError('edited_meanwhile', 409, text);
    }
    const change = await applyChange(tx, course, input);
    await updateCourseTotals(tx, course.id);
    const details = {
      fields: ['curriculum'],
      version: await incrementVersion(tx, course.id, now()),
      ...change.details,
    };
    await recordAudit(tx, {
      actor,
      action: `curriculum.${input.act}`,
      subject: `product:${course.id}`,
      details,
    });
    await purgePages(tx, course);
    return change.slug;
  });
  await invalidateProductCache(slug);
  return added;
}

interface Change {
  /** Ids, and the title of the section or lesson that is concerned. */
  readonly details: AuditDetails;
  /** The slug of a lesson that was added. */
  readonly slug: string | null;
}

async function applyChange(tx: Tx, course: ProductToEdit, input: CurriculumInput): Promise<Change> {
  const sections = await listSections(tx, course.id);
  if (input.act === 'add-section') {
    const section = await insertSection(tx, course.id, input.title, sections.length);
    return { details: { section, title: input.title }, slug: null };
  }
  if ('lesson' in input) return changeLesson(tx, sections, input, course.status === 'published');
  const section = sections.find((one) => one.id === input.section);
  if (!section) throw noLongerThere();
  if (input.act === 'add-lesson') return addLesson(tx, course.id, sections, section, input.title);
  if (input.act === 'rename-section') {
    await setSectionTitle(tx, section.id, input.title);
    const changes = [{ field: 'section_title', from: section.title, to: input.title }];
    return { details: { section: section.id, changes }, slug: null };
  }
  if (input.act === 'remove-section') await removeSection(tx, sections, section);
  else await setPositions(tx, moveSection(sections, section.id, directionOf(input.act)));
  return { details: { section: section.id, title: section.title }, slug: null };
}

function directionOf(act: string): Direction {
  return act.endsWith('-up') ? 'up' : 'down';
}

async function changeLesson(
  tx: Tx,
  sections: readonly SectionRow[],
  { act, lesson: lessonId }: Extract<CurriculumInput, { lesson: string }>,
  isOnSale: boolean,
): Promise<Change> {
  const order: SectionOrder[] = sections.map((one) => ({ id: one.id, lessons: one.lessons }));
  const lesson = sections.flatMap(({ lessons }) => lessons).find((one) => one.id === lessonId);
  if (!lesson) throw noLongerThere();
  if (act === 'remove-lesson') {
    if (isOnSale) refuseLast(sections, lesson);
    await deleteLesson(tx, lessonId);
    await setPositions(
      tx,
      order.map((one) => ({ ...one, lessons: one.lessons.filter((other) => other.id !== lessonId) })),
    );
  } else await setPositions(tx, moveLesson(order, lessonId, directionOf(act)));
  return { details: { lesson: lessonId, title: lesson.title }, slug: null };
}

async function addLesson(
  tx: Tx,
  productId: string,
  sections: readonly SectionRow[],
  section: SectionRow,
  title: string,
): Promise<Change> {
  const taken = new Set(sections.flatMap((one) => one.lessons.map((lesson) => lesson.slug)));
  const slug = numberedSlug(slugFrom(title, 'lesson'), taken);
  const position = section.lessons.length;
  const lesson = await insertLesson(tx, { productId, sectionId: section.id, slug, title, position });
  return { details: { section: section.id, lesson, title }, slug };
}

async function removeSection(tx: Tx, sections: readonly SectionRow[], section: SectionRow): Promise<void> {
  if (section.lessons.length > 0) {
    throw new ShopError(
      'not_empty',
      409,
      t('“{title}” still has lessons. Move or remove them first.', { title: isolate(section.title) }),
    );
  }
  await deleteSection(tx, section.id);
  await setPositions(
    tx,
    sections.filter(({ id: one }) => one !== section.id),
  );
}

function refuseLast(sections: readonly SectionRow[], lesson: LessonRow): void {
  const others = sections.flatMap(({ lessons }) => lessons).filter((one) => one.id !== lesson.id);
  if (others.length === 0)
    throw new ShopError('incomplete', 409, t('This course is on sale: its last lesson cannot be removed.'));
  if (isFreeNow(lesson) && !others.some((one) => isFreeNow(one)))
    throw new ShopError(
      'incomplete',
      409,
      t('This course is on sale: its last free lesson cannot be removed.'),
    );
}

function noLongerThere(): ShopError {
  return new ShopError('gone', 409, t('That is no longer here. This is how the course stands now.'));
}
