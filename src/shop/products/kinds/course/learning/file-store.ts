import { type RawBuilder, sql } from 'kysely';
import type { Db } from '#lib/db.ts';

export interface FileUse {
  readonly productId: string;
  /** Of a free lesson of a course on sale, or shows or describes a product on sale. */
  readonly isPublic: boolean;
}

/** A text that may link a file. */
export interface LinkingText extends FileUse {
  readonly markdown: string;
}

/** A condition on lessons (`l`): anybody can read it, and its day has come. */
const isReadable = sql`(l.is_preview and (l.comes_on is null or l.comes_on <= (now() at time zone 'utc')::date))`;

/** The courses that have a film. @param addresses the spellings of its address, or of a file beside it. */
export async function findFilmUses(db: Db, addresses: readonly string[]): Promise<FileUse[]> {
  const isOne = (column: RawBuilder<unknown>) =>
    sql`file_stem(${column}) = any(array(select file_stem(a) from unnest(${addresses}::text[]) a))`;
  const { rows } = await sql<FileUse>`
    select l.product_id as "productId", ${isReadable} and p.status = 'published' as "isPublic"
    from lessons l join products p on p.id = l.product_id
    where l.video_url is not null and ${isOne(sql`l.video_url`)}
    union all
    select c.product_id, p.status = 'published'
    from courses c join products p on p.id = c.product_id
    where c.video_url is not null and ${isOne(sql`c.video_url`)}`.execute(db);
  return rows;
}

/** The texts of lessons and products in which one of the names stands. @param names of files, as `linked_file_names` has them. */
export async function findTextsNaming(db: Db, names: readonly string[]): Promise<LinkingText[]> {
  const { rows } = await sql<LinkingText>`
    select l.product_id as "productId", ${isReadable} and p.status = 'published' as "isPublic", l.body as markdown
    from lessons l join products p on p.id = l.product_id
    where linked_file_names(l.body) && ${names}::text[]
    union all
    select id, true, full_description from products
    where status = 'published' and linked_file_names(full_description) && ${names}::text[]`.execute(db);
  return rows;
}
