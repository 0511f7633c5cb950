import type { Db } from '#lib/db.ts';
import type { Visitor } from '../../../../customers/store.ts';
import { lessonsOf } from '../course.ts';
import { type EnrolledCourse, openCourse } from './open-lesson.ts';

/** The visitor's progress, for the public page of a course. */
export type OwnProgress =
  | { readonly owned: false }
  | {
      readonly owned: true;
      /** Completed lessons. */
      readonly done: number;
      readonly lessonCount: number;
      /** Slug of the lesson to continue with. */
      readonly next: string | null;
    };

/** The visitor's progress in a course; `owned` is false when they are not enrolled. */
export async function ownProgress(db: Db, slug: string, visitor: Visitor | null): Promise<OwnProgress> {
  const learning = visitor && (await openCourse(db, slug, visitor));
  if (!learning) return { owned: false };
  return { owned: true, ...countDoneLessons(learning), next: learning.next?.slug ?? null };
}

/** How many of the course's current lessons are completed. */
export function countDoneLessons({ curriculum, done }: Pick<EnrolledCourse, 'curriculum' | 'done'>): {
  done: number;
  lessonCount: number;
} {
  const lessons = lessonsOf(curriculum);
  return { done: lessons.filter(({ id }) => done.has(id)).length, lessonCount: lessons.length };
}

/** Whole percent, rounded down: 100 only when all are completed. */
export function progressPercent({ done, lessonCount }: { done: number; lessonCount: number }): number {
  return lessonCount === 0 ? 0 : Math.floor((done * 100) / lessonCount);
}
