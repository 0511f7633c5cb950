import { z } from 'zod';
import { now } from '#lib/clock.ts';
import type { Db } from '#lib/db.ts';
import type { Visitor } from '../../../../customers/store.ts';
import { isComing } from '../coming.ts';
import { openLesson, unknownLesson } from './open-lesson.ts';
import { markOpened, setCourseCompleted, setDone, setLastLesson, setPosition } from './progress-store.ts';
import { withEnrolment } from './with-enrolment.ts';

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
  if (!visitor || !opened?.learning) throw unknownLesson();
  const { lesson, after } = opened;
  if (act === 'done' && isComing(lesson)) throw unknownLesson();
  const saved = await withEnrolment(db, opened.learning.enrolment, visitor, async (tx, enrolment) => {
    if (act === 'opened') await markOpened(tx, enrolment.id, lesson.id);
    if (act === 'position') await setPosition(tx, enrolment.id, lesson.id, position);
    if (act === 'done' || act === 'undone') {
      await setDone(tx, enrolment.id, lesson.id, act === 'done' ? now() : null);
      // Without script no `opened` is sent: the next lesson is where the learner goes on.
      await setLastLesson(tx, enrolment.id, (act === 'done' && after ? after : lesson).id);
      await setCourseCompleted(tx, enrolment.id, now());
    }
  });
  if (!saved) throw unknownLesson();
  return { after: after?.slug ?? null };
}
