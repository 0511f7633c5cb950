import { sql } from 'kysely';
import type { Db } from '#lib/db.ts';

/** Most words that are considered for a correction. */
const MAX_CANDIDATES = 200;

/** The words of a text as a search sees them: in lower case, without accents and signs. */
export async function splitWords(db: Db, text: string): Promise<string[]> {
  const { rows } = await sql<{ words: string[] }>`select search_words_of(${text}) as words`.execute(db);
  return rows[0]?.words ?? [];
}

export type WordState = 'found' | 'not_found' | 'stop_word';

/** Whether a published product contains the word. `stop_word`: too common to say anything (the, and). */
export async function lookUpWord(db: Db, word: string): Promise<WordState> {
  return (await lookUpTerm(db, word)).state;
}

/** What stands between two blanks of a search, and the words in it. */
export async function lookUpTerm(db: Db, term: string): Promise<{ state: WordState; words: string[] }> {
  // Materialized, and stopped at the first row all the same: planned for one row, it would read the whole table for a word
  // that is in none.
  const { rows } = await sql<{ state: WordState; words: string[] }>`
    with found as materialized (select from product_search where search @@ (select search_query(${term})))
    select search_words_of(${term}) as words,
      case when coalesce(numnode(search_term_query(search_fold(${term}), '{}')), 0) = 0 then 'stop_word'
        when exists (select from found) then 'found'
        else 'not_found' end as state`.execute(db);
  return rows[0] ?? { state: 'not_found', words: [] };
}

/** Most products that a word is weighed by: enough to tell a common word from a rare one. */
const MAX_WEIGHED = 200;

/** How much published products say each word, most in titles; 0 for a word that none has. */
export async function weighWords(db: Db, words: readonly string[]): Promise<number[]> {
  if (words.length === 0) return [];
  const { rows } = await sql<{ weights: number[] }>`
    select array_agg(weight order by place) as weights
    from (select search_query(word) as query, place from unnest(${words}::text[]) with ordinality as w (word, place) offset 0) asked
    cross join lateral (
      select coalesce(sum(ts_rank(search, query)), 0)::float8 as weight
      from (select search from product_search where search @@ query limit ${sql.lit(MAX_WEIGHED)}) as found) weighed`.execute(
    db,
  );
  return rows[0]?.weights ?? [];
}

/** Words of the catalogue that one typo may have turned into this one, and some others that are nearly so. */
export async function findSimilarWords(db: Db, word: string): Promise<string[]> {
  const rows = await db
    .selectFrom('searchWords')
    .select('word')
    .where(sql<boolean>`deletions && search_deletions(${word})`)
    .orderBy('word')
    .limit(MAX_CANDIDATES)
    .execute();
  return rows.map((row) => row.word);
}

/** Words of the catalogue that begin with this one, the shortest first. */
export async function findLongerWords(db: Db, word: string): Promise<string[]> {
  const rows = await db
    .selectFrom('searchWords')
    .select('word')
    .where(sql<boolean>`starts_with(word, ${word})`)
    .orderBy(sql`length(word)`)
    .orderBy('word')
    .limit(MAX_CANDIDATES)
    .execute();
  return rows.map((row) => row.word);
}
