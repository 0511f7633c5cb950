import { sql } from 'kysely';
import type { Tx } from '#lib/db.ts';

/** As many codes as a cart keeps; the oldest goes. */
const MOST = 5;

export async function insertCode(tx: Tx, cartId: string, codeKey: string): Promise<void> {
  await sql`
    insert into cart_codes (cart_id, code_key) values (${cartId}, ${codeKey}) on conflict do nothing`.execute(
    tx,
  );
  await sql`
    delete from cart_codes where cart_id = ${cartId} and code_key in (
      select code_key from cart_codes where cart_id = ${cartId} order by added_at desc, code_key offset ${MOST})`.execute(
    tx,
  );
}

/** @returns whether it was there. */
export async function deleteCode(tx: Tx, cartId: string, codeKey: string): Promise<boolean> {
  const result = await tx
    .deleteFrom('cartCodes')
    .where('cartId', '=', cartId)
    .where('codeKey', '=', codeKey)
    .executeTakeFirst();
  return result.numDeletedRows > 0n;
}

/** Moves the codes of a cart to the one that it is merged into. */
export async function moveCodes(tx: Tx, fromId: string, toId: string): Promise<void> {
  await sql`
    insert into cart_codes (cart_id, code_key, added_at) select ${toId}::uuid, code_key, added_at
    from cart_codes where cart_id = ${fromId} on conflict do nothing`.execute(tx);
  await tx.deleteFrom('cartCodes').where('cartId', '=', fromId).execute();
}
