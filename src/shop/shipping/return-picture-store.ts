import { sql } from 'kysely';
import type { Db, Tx } from '#lib/db.ts';

/** Pictures of one order that no return has, at most. */
const MOST_UNUSED = 10;
const OLD_DAYS = 1;

/**
 * Keeps a picture for a return that is being asked for; those that were left behind by forms of this order go.
 * @returns its id; null where too many wait for their form.
 */
export async function insertReturnPicture(tx: Tx, orderId: string, content: Buffer): Promise<string | null> {
  await sql`
    delete from return_pictures p where p.order_id = ${orderId}::uuid
      and p.created_at < now() - make_interval(days => ${OLD_DAYS}::integer)
      and not exists (select from returns r where r.picture_id = p.id)`.execute(tx);
  const { rows } = await sql<{ id: string }>`
    insert into return_pictures (order_id, content) select ${orderId}::uuid, ${content}
    where (select count(*) from return_pictures p where p.order_id = ${orderId}::uuid
      and not exists (select from returns r where r.picture_id = p.id)) < ${MOST_UNUSED}
    returning id`.execute(tx);
  return rows[0]?.id ?? null;
}

/** Whether a picture was sent with a form of this order. */
export async function isPictureOf(tx: Tx, orderId: string, id: string): Promise<boolean> {
  const query = tx
    .selectFrom('returnPictures')
    .select('id')
    .where('id', '=', id)
    .where('orderId', '=', orderId);
  return (await query.executeTakeFirst()) !== undefined;
}

/** The picture of a return, as WebP. */
export async function findReturnPicture(db: Db, id: string): Promise<Buffer | null> {
  const query = db.selectFrom('returnPictures').select('content').where('id', '=', id);
  return (await query.executeTakeFirst())?.content ?? null;
}

/** Erases what a customer wrote and showed about returns: for the erasure of a person. */
export async function eraseReturnWords(tx: Tx, customerId: string): Promise<void> {
  await sql`
    update returns r set note = '' from orders o
    where o.id = r.order_id and o.customer_id = ${customerId}::uuid and r.note <> ''`.execute(tx);
  await sql`
    delete from return_pictures p using orders o where o.id = p.order_id and o.customer_id = ${customerId}::uuid`.execute(
    tx,
  );
}
