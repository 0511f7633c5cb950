import { type RawBuilder, sql } from 'kysely';
import type { Db } from '#lib/db.ts';

export interface FilmUse {
  readonly productId: string;
  /** Of a free lesson of a course on sale, or shows the course itself. */
  readonly isPublic: boolean;
}

/** The courses that have a film. @param addresses the spellings of its address, or of a file beside it. */
export async function findFilmUses(db: Db, addresses: readonly string[]): Promise<FilmUse[]> {
  const isOne = (column: RawBuilder<unknown>) =>
    sql`file_stem(${column}) = any(array(select file_stem(a) from unnest(${addresses}::text[]) a))`;
  const { rows } = await sql<FilmUse>`
    select l.product_id as "productId", l.is_preview and p.status = 'published' as "isPublic"
    from lessons l join products p on p.id = l.product_id
    where l.video_url is not null and ${isOne(sql`l.video_url`)}
    union all
    select c.product_id, p.status = 'published'
    from courses c join products p on p.id = c.product_id
    where c.video_url is not null and ${isOne(sql`c.video_url`)}`.execute(db);
  return rows;
}
