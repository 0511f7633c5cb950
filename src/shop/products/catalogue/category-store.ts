import { statement } from '#lib/db/statement.ts';
import type { Db } from '#lib/db.ts';
import type { Stable } from '#lib/memoize.ts';

/** Every category, in the order of the category tree. */
export function listCategories(db: Db): Promise<Stable<readonly CategoryRow[]>> {
  return allCategories(db, {});
}

const allCategories = statement<CategoryRow>((db) =>
  db
    .selectFrom('categories')
    .select(['id', 'parentId', 'slug', 'title', 'description'])
    .orderBy('position')
    .orderBy('title'),
);

export interface CategoryRow {
  readonly id: string;
  readonly parentId: string | null;
  readonly slug: string;
  readonly title: string;
  readonly description: string;
}
