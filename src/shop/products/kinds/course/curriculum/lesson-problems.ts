import { isolate } from '#lib/isolate.ts';
import type { Sentence } from '#messages/sentence.ts';
import { t } from '#messages/t.ts';
import type { Missing } from '../../../kind.ts';
import { isComing, today } from '../coming.ts';

/** What of a lesson decides whether shoppers may have it. */
export interface CheckedLesson {
  readonly title: string;
  readonly durationMinutes: number;
  readonly isPreview: boolean;
  readonly comesOn: string | null;
  /** Neither text nor film. */
  readonly isEmpty: boolean;
}

/** Something wrong with a lesson, at the field of its form where it is mended. */
export interface LessonProblem {
  readonly field: 'body' | 'minutes' | 'comes_on';
  readonly text: string;
}

/** What shoppers should not see of a lesson. One that is still to come needs nothing but its day. */
export function lessonProblems(lesson: CheckedLesson, day = today()): LessonProblem[] {
  const { comesOn } = lesson;
  const title = isolate(lesson.title);
  if (isComing(lesson, day)) return [];
  const problems: LessonProblem[] = [];
  if (comesOn !== null && comesOn < day)
    problems.push({
      field: 'comes_on',
      text: t('The lesson “{title}” was announced for a day that is over. Give it a later day, or none.', {
        title,
      }),
    });
  if (lesson.isEmpty)
    problems.push({ field: 'body', text: t('The lesson “{title}” has neither text nor film.', { title }) });
  if (lesson.durationMinutes === 0)
    problems.push({
      field: 'minutes',
      text: t('The lesson “{title}” has 0 minutes. Say how long it takes, or on which day it comes.', {
        title,
      }),
    });
  return problems;
}

/** Whether anybody can read this lesson now. */
export function isFreeNow(lesson: CheckedLesson, day = today()): boolean {
  return lesson.isPreview && !lesson.isEmpty && !isComing(lesson, day);
}

export const NO_FREE_LESSON: Sentence =
  'Make at least one lesson free to read: shoppers can then read it before they decide.';

/** What is missing of a curriculum before the course can be sold. */
export function curriculumProblems(lessons: readonly CheckedLesson[], day = today()): Missing[] {
  const field = 'curriculum';
  if (lessons.length === 0) return [{ field, text: t('It has no lesson yet.') }];
  const ofLessons = lessons.flatMap((lesson) => lessonProblems(lesson, day));
  const texts = ofLessons.map(({ text }) => text);
  if (!lessons.some((lesson) => isFreeNow(lesson, day))) texts.push(t(NO_FREE_LESSON));
  return texts.map((text) => ({ field, text }));
}
