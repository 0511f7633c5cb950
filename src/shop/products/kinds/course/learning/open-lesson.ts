import type { Db } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { t } from '#messages/t.ts';
import { refreshVisitor } from '../../../../customers/identify-visitor.ts';
import type { Visitor } from '../../../../customers/store.ts';
import { findBySlug } from '../../../store.ts';
import { isComing } from '../coming.ts';
import { type Curriculum, type Lesson, type LessonEntry, lessonsOf } from '../course.ts';
import { type Enrolment, findOpenEnrolment } from '../enrolment-store.ts';
import { findLesson, loadCurriculum, loadDetails } from '../store.ts';
import { listProgress } from './progress-store.ts';

export interface CourseToLearn {
  readonly productId: string;
  readonly slug: string;
  readonly title: string;
  /** The language of the lessons, ISO 639-1. */
  readonly language: string;
  readonly curriculum: Curriculum;
}

export interface EnrolledCourse extends CourseToLearn {
  readonly enrolment: Enrolment;
  /** Ids of the completed lessons. */
  readonly done: ReadonlySet<string>;
  /** The lesson to continue with: the one last opened, else the first. */
  readonly next: LessonEntry | null;
}

export interface OpenedLesson {
  readonly course: CourseToLearn;
  readonly lesson: Lesson;
  readonly before: LessonEntry | null;
  readonly after: LessonEntry | null;
  /** Null when the lesson is open as a free preview only. */
  readonly learning: EnrolledCourse | null;
}

/** A course the visitor is enrolled in; null if there is none. */
export async function openCourse(
  db: Db,
  slug: string,
  visitor: Visitor | null,
): Promise<EnrolledCourse | null> {
  const course = visitor && (await findCourse(db, slug));
  return course && visitor ? findEnrolledCourse(db, course, visitor) : null;
}

/** A lesson of a course the visitor is enrolled in, or a preview lesson of a published course; else null. */
export async function openLesson(
  db: Db,
  slug: string,
  lessonSlug: string,
  visitor: Visitor | null,
): Promise<OpenedLesson | null> {
  const course = await findCourse(db, slug);
  if (!course) return null;
  const lesson = await findLesson(db, course.productId, lessonSlug);
  if (!lesson) return null;
  const learning = visitor ? await findEnrolledCourse(db, course, visitor) : null;
  if (!learning && !(lesson.isPreview && course.isOnSale && !isComing(lesson))) return null;
  const all = lessonsOf(course.curriculum);
  const at = all.findIndex(({ id }) => id === lesson.id);
  return { course, lesson, learning, before: all[at - 1] ?? null, after: all[at + 1] ?? null };
}

export function unknownLesson(): ShopError {
  return new ShopError('unknown_lesson', 404, t('There is no such lesson in your courses.'));
}

async function findCourse(db: Db, slug: string): Promise<(CourseToLearn & { isOnSale: boolean }) | null> {
  const row = await findBySlug(db, slug);
  if (row?.kind !== 'course') return null;
  const [curriculum, details] = await Promise.all([loadCurriculum(db, row.id), loadDetails(db, [row.id])]);
  return {
    productId: row.id,
    slug: row.slug,
    title: row.title,
    language: details.get(row.id)?.language ?? 'en',
    curriculum,
    isOnSale: row.status === 'published',
  };
}

/** Asked again where the browser has proven an address since the request began: the enrolment may have gone to its customer. */
export async function findEnrolmentNow(
  db: Db,
  productId: string,
  visitor: Visitor,
): Promise<Enrolment | null> {
  const found = await findOpenEnrolment(db, productId, visitor);
  if (found) return found;
  const fresh = await refreshVisitor(db, visitor);
  return fresh === visitor ? null : findOpenEnrolment(db, productId, fresh);
}

async function findEnrolledCourse(
  db: Db,
  course: CourseToLearn,
  visitor: Visitor,
): Promise<EnrolledCourse | null> {
  const enrolment = await findEnrolmentNow(db, course.productId, visitor);
  if (!enrolment) return null;
  const lessons = lessonsOf(course.curriculum);
  const done = new Set(
    (await listProgress(db, enrolment.id)).filter((p) => p.completedAt).map((p) => p.lessonId),
  );
  const next = lessons.find(({ id }) => id === enrolment.lastLessonId) ?? lessons[0] ?? null;
  return { ...course, enrolment, done, next };
}
