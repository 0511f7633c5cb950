import { sql } from 'kysely';
import type { Db } from '#lib/db.ts';

/** Words this unlike are no typo of each other. */
const MIN_SIMILARITY = 0.12;

/** Whether a published product says the word; `silent` for words that are in every text (the, and). */
export async function lookUpWord(db: Db, word: string): Promise<'found' | 'nowhere' | 'silent'> {
  const { rows } = await sql<{ answer: 'found' | 'nowhere' | 'silent' }>`
    select case when numnode(plainto_tsquery('lectern', ${word})) = 0 then 'silent'
      when exists (select from products
        where status = 'published' and search @@ plainto_tsquery('lectern', ${word})) then 'found'
      else 'nowhere' end as answer`.execute(db);
  return rows[0]?.answer ?? 'nowhere';
}

/** Words of the catalogue that look like this one or begin with it, the most alike first. */
export async function findSimilarWords(db: Db, word: string): Promise<string[]> {
  const rows = await db
    .selectFrom('searchWords')
    .select('word')
    .where(
      sql<boolean>`(length(word) between ${word.length - 1} and ${word.length + 1}
        and similarity(word, ${word}) > ${MIN_SIMILARITY}) or starts_with(word, ${word})`,
    )
    .orderBy(sql`similarity(word, ${word}) desc`)
    .orderBy('word')
    .limit(60)
    .execute();
  return rows.map((row) => row.word);
}
