import type { Db } from '#lib/db.ts';
import type { Visitor } from '../../../../customers/store.ts';
import { lessonsOf } from '../course.ts';
import { type EnrolledCourse, openCourse } from './open-lesson.ts';

/** What a course's public page asks about whoever looks at it. */
export type OwnProgress =
  | { readonly owned: false }
  | {
      readonly owned: true;
      /** Lessons. */
      readonly done: number;
      readonly lessonCount: number;
      /** Slug of the lesson to go on with. */
      readonly next: string | null;
    };

/** How far this visitor has come in a course; not owned when it is not theirs, or there is no such course. */
export async function ownProgress(db: Db, slug: string, visitor: Visitor | null): Promise<OwnProgress> {
  const learning = visitor && (await openCourse(db, slug, visitor));
  if (!learning) return { owned: false };
  return { owned: true, ...countDoneLessons(learning), next: learning.next?.slug ?? null };
}

/** Lessons done of those the course has now. */
export function countDoneLessons({ curriculum, done }: Pick<EnrolledCourse, 'curriculum' | 'done'>): {
  done: number;
  lessonCount: number;
} {
  const lessons = lessonsOf(curriculum);
  return { done: lessons.filter(({ id }) => done.has(id)).length, lessonCount: lessons.length };
}

/** Whole percent, 100 only when nothing is left. */
export function progressPercent({ done, lessonCount }: { done: number; lessonCount: number }): number {
  return lessonCount === 0 ? 0 : Math.floor((done * 100) / lessonCount);
}
