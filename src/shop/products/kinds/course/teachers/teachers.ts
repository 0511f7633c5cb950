import type { Db } from '#lib/db.ts';
import { cardsOf } from '../../../catalogue/list-products.ts';
import { kindNamed } from '../../../kinds.ts';
import type { ProductCard } from '../../../product.ts';
import { listTeachers, type TeacherRow } from './store.ts';

export interface TeacherPage extends TeacherRow {
  /** Their courses, newest first. */
  readonly courses: readonly ProductCard[];
}

/** A teacher with their published courses; null if unknown or without one. */
export async function showTeacher(db: Db, slug: string): Promise<TeacherPage | null> {
  const [teacher] = await listTeachers(db, slug);
  if (!teacher) return null;
  return { ...teacher, courses: await cardsOf(db, kindNamed('course'), teacher.productIds) };
}

/** All teachers with their published courses. */
export async function showTeachers(db: Db): Promise<TeacherPage[]> {
  const teachers = await listTeachers(db);
  const ids = teachers.flatMap(({ productIds }) => productIds);
  const cards = new Map((await cardsOf(db, kindNamed('course'), ids)).map((card) => [card.id, card]));
  return teachers.map((teacher) => ({
    ...teacher,
    courses: teacher.productIds.flatMap((id) => cards.get(id) ?? []),
  }));
}
