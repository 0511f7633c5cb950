import { z } from 'zod';
import { typedText } from '#lib/typed-text.ts';
import type { Sentence } from '#messages/sentence.ts';
import { t } from '#messages/t.ts';

export const levels = ['beginner', 'intermediate', 'advanced'] as const;

/** As cards, filters and forms name them. */
export const LEVEL_TEXTS: Readonly<Record<(typeof levels)[number], Sentence>> = {
  beginner: 'Beginner',
  intermediate: 'Intermediate',
  advanced: 'Advanced',
};

const line = typedText(200).min(1);

/** The details of a course beyond those of every product. */
export const courseDetails = z.strictObject({
  instructorName: typedText(120),
  instructorBio: typedText(2000),
  durationMinutes: z.number().int().min(0).max(100_000),
  level: z.enum(levels),
  language: z.string().regex(/^[a-z]{2}$/),
  videoUrl: z.string().max(500).nullable(),
  outcomes: z.array(line).max(12),
  requirements: z.array(line).max(12),
  audience: z.array(line).max(12),
  lessonCount: z.number().int().min(0),
});
export type CourseDetails = z.infer<typeof courseDetails>;

/** The details that a course's card shows. */
export type CourseBrief = Pick<CourseDetails, 'level' | 'durationMinutes' | 'lessonCount' | 'instructorName'>;

export interface LessonEntry {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly durationMinutes: number;
  readonly isPreview: boolean;
  /** The day for which it is announced, `2027-03-01`; null for none. */
  readonly comesOn: string | null;
}

export interface Section {
  readonly title: string;
  readonly lessons: readonly LessonEntry[];
}

export type Curriculum = readonly Section[];

export interface Lesson extends LessonEntry {
  /** Markdown. */
  readonly body: string;
  readonly videoUrl: string | null;
}

/** `45 min`, `2 h`, `3 h 20 min`; `3 Std. 20 Min.` */
export function durationText(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return t('{minutes} min', { minutes: rest });
  return rest === 0 ? t('{hours} h', { hours }) : t('{hours} h {minutes} min', { hours, minutes: rest });
}

/** `1 lesson`, `9 lessons`. */
export function lessonsText(count: number): string {
  return t('{count, plural, one {# lesson} other {# lessons}}', { count });
}

/** `3 of 9 lessons done`. */
export function progressText(done: number, of: number): string {
  return t('{done, number} of {count, plural, one {# lesson} other {# lessons}} done', { done, count: of });
}

/** The length of a lesson; undefined where it is not known yet. */
export function lengthText({ durationMinutes }: Pick<LessonEntry, 'durationMinutes'>): string | undefined {
  return durationMinutes === 0 ? undefined : durationText(durationMinutes);
}

/** All lessons in order. */
export function lessonsOf(curriculum: Curriculum): LessonEntry[] {
  return curriculum.flatMap((section) => section.lessons);
}
