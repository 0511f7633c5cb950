import { sql } from 'kysely';
import type { Db } from '#lib/db.ts';

/** Trigram similarity below which a word is no candidate for a correction. */
const MIN_SIMILARITY = 0.12;

/** Whether a published product contains the word. `stop_word`: it is not indexed (the, and). */
export async function lookUpWord(db: Db, word: string): Promise<'found' | 'not_found' | 'stop_word'> {
  const { rows } = await sql<{ answer: 'found' | 'not_found' | 'stop_word' }>`
    select case when numnode(plainto_tsquery('lectern', ${word})) = 0 then 'stop_word'
      when exists (select from products
        where status = 'published' and search @@ plainto_tsquery('lectern', ${word})) then 'found'
      else 'not_found' end as answer`.execute(db);
  return rows[0]?.answer ?? 'not_found';
}

/** Words of the catalogue that are similar to this one or begin with it, the most similar first. */
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
