import { sql } from 'kysely';
import type { Db, Tx } from '#lib/db.ts';

/** Where a file or picture is used. */
export interface MediaUse {
  readonly usedAs: 'sample' | 'version' | 'picture' | 'text' | 'lesson' | 'teacher' | 'setting';
  /** Of the product, the lesson or the teacher; a setting has its key. */
  readonly title: string;
  /** Of the product; null where none has it. */
  readonly slug: string | null;
  /** Slug of the lesson or the teacher. */
  readonly part: string | null;
}

/** The uses of the file `f`, as JSON. */
export const USES = sql<MediaUse[]>`coalesce((
  select json_agg(json_build_object('usedAs', u.used_as, 'title', coalesce(l.title, t.name, p.title, u.setting),
    'slug', p.slug, 'part', coalesce(l.slug, t.slug)) order by u.used_as, coalesce(l.title, t.name, p.title, u.setting))
  from file_uses u left join products p on p.id = u.product_id
  left join lessons l on l.id = u.part_id left join teachers t on t.id = u.part_id
  where u.file_id = f.id), '[]')`;

export const IS_USED = sql<boolean>`exists (select from file_uses u where u.file_id = f.id)`;

export interface ShowingProduct {
  readonly id: string;
  readonly kind: string;
  readonly slug: string;
}

/** Products that show a picture: of their own, in their text, in a lesson, or with a teacher of theirs. */
export async function listShowingProducts(tx: Tx, fileId: string): Promise<readonly ShowingProduct[]> {
  const { rows } = await sql<ShowingProduct>`
    select id, kind, slug from products where id in (
      select product_id from file_uses where file_id = ${fileId}
      union select c.product_id from courses c join teachers t on t.id = c.teacher_id where t.picture_id = ${fileId})
    order by id`.execute(tx);
  return rows;
}

/** Whether a setting names the picture: a logo is on every page. */
export async function isInSettings(db: Db, fileId: string): Promise<boolean> {
  const { rows } = await sql`
    select from file_uses where file_id = ${fileId} and used_as = 'setting' limit 1`.execute(db);
  return rows.length > 0;
}

/** Products have the address of their picture in their row: it becomes the one of the picture as it is now. */
export async function renewAddresses(tx: Tx, fileId: string): Promise<void> {
  await sql`update products set image = picture_address(${fileId})
    where media_file_id(image) is not null and media_file_id(image) = ${fileId}`.execute(tx);
}
