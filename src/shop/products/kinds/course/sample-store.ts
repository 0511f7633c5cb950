import { sql } from 'kysely';
import { statement } from '#lib/db/statement.ts';
import type { Db } from '#lib/db.ts';
import { today } from './coming.ts';

/** A preview lesson and its course. */
export interface SampleRow {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly instructorName: string;
  readonly lessonSlug: string;
  readonly lessonTitle: string;
  readonly durationMinutes: number;
  readonly body: string;
}

/** Preview lessons with text in published courses, those of the most reviewed courses first. */
export function listSampleRows(db: Db, limit: number): Promise<readonly SampleRow[]> {
  return samples(db, { limit, today: today() });
}

const samples = statement<SampleRow, { limit: number; today: string }>((db, value) =>
  db
    .selectFrom('lessons as l')
    .innerJoin('products as p', 'p.id', 'l.productId')
    .innerJoin('courses as c', 'c.productId', 'p.id')
    .select(['p.id', 'p.slug', 'p.title', 'c.instructorName'])
    .select(['l.slug as lessonSlug', 'l.title as lessonTitle', 'l.durationMinutes', 'l.body'])
    .where('p.status', '=', 'published')
    .where('l.isPreview', '=', true)
    .where('l.body', '!=', '')
    .where((is) =>
      is.or([is('l.comesOn', 'is', null), is(sql<string>`l.comes_on::text`, '<=', value<string>('today'))]),
    )
    .orderBy('p.ratingCount', 'desc')
    .orderBy('p.publishedAt')
    .orderBy('p.id')
    .orderBy('l.position')
    .limit(value<number>('limit')),
);
