import { z } from 'zod';
import { now } from '#lib/clock.ts';
import { type Db, inTransaction } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import type { Visitor } from '../../../../customers/store.ts';
import { openLesson } from './open-lesson.ts';
import { markOpened, setCourseCompleted, setDone, setLastLesson, setPosition } from './progress-store.ts';

/** A lesson opened, completed or marked as not completed, or the position in its video. */
export const progressInput = z.strictObject({
  act: z.enum(['opened', 'done', 'undone', 'position']),
  /** Seconds into the video. */
  position: z
    .union([
      z.number().int(),
      z
        .string()
        .regex(/^\d{1,6}$/)
        .transform(Number),
    ])
    .optional(),
});
export type ProgressInput = z.infer<typeof progressInput>;

/**
 * Saves a learner's progress.
 * @returns the slug of the next lesson.
 * @throws ShopError `unknown_lesson` for a lesson that is not open to the visitor.
 */
export async function recordProgress(
  db: Db,
  slug: string,
  lessonSlug: string,
  visitor: Visitor | null,
  { act, position = 0 }: ProgressInput,
): Promise<{ after: string | null }> {
  const opened = await openLesson(db, slug, lessonSlug, visitor);
  if (!opened?.learning)
    throw new ShopError('unknown_lesson', 404, 'There is no such lesson among your courses.');
  const { enrolment } = opened.learning;
  await inTransaction(db, async (tx) => {
    if (act === 'opened') await markOpened(tx, enrolment.id, opened.lesson.id);
    if (act === 'position') await setPosition(tx, enrolment.id, opened.lesson.id, position);
    if (act === 'done' || act === 'undone') {
      await setDone(tx, enrolment.id, opened.lesson.id, act === 'done' ? now() : null);
      // Without script no `opened` is sent: the next lesson is where the learner goes on.
      await setLastLesson(
        tx,
        enrolment.id,
        (act === 'done' && opened.after ? opened.after : opened.lesson).id,
      );
      await setCourseCompleted(tx, enrolment.id, now());
    }
  });
  return { after: opened.after?.slug ?? null };
}
