import { sql } from 'kysely';
import type { Setting } from './setting.ts';
import { recordingDb } from './statements.ts';

/** Adds courses until there are so many. */
export async function growTo({ shop }: Setting, size: number): Promise<void> {
  Object.assign(process.env, shop.env);
  const { db, close } = await recordingDb(shop.database.ownerUrl);
  const { loadBulkCourses } = await import('#database/seed/bulk-courses.ts');
  const { n } = await db
    .selectFrom('products')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where('kind', '=', 'course')
    .executeTakeFirstOrThrow();
  if (n < size) {
    await loadBulkCourses(db, size - n);
    // Filling leaves three versions of every row; a shop's tables are vacuumed long before they look like that.
    for (const table of [
      'products',
      'product_cells',
      'product_search',
      'product_tags',
      'variants',
      'courses',
    ])
      await sql`vacuum (full, analyze) ${sql.table(table)}`.execute(db);
  }
  await close();
}
