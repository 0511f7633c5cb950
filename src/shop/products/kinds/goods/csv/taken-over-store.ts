import { sql } from 'kysely';
import { now } from '#lib/clock.ts';
import type { Db, Tx } from '#lib/db.ts';
import type { StaffActor } from '../../../../accounts/audit.ts';
import type { Imported } from './import-goods.ts';
import type { RowProblem } from './rows-to-state.ts';

/** What became of a product of a file. */
export interface TakenOver {
  readonly slug: string;
  readonly result: Imported['result'] | 'refused' | null;
  readonly problems: readonly RowProblem[];
}

/** Notes that a product of a file is being taken over. Of two at once the second waits here. @returns false where it was. */
export async function claimProduct(tx: Tx, sheetId: string, slug: string): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('sheetImportProducts')
    .values({ sheetId, slug })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export async function recordTakenOver(tx: Tx, sheetId: string, slug: string, done: Imported): Promise<void> {
  await tx
    .updateTable('sheetImportProducts')
    .set({ ...done })
    .where('sheetId', '=', sheetId)
    .where('slug', '=', slug)
    .execute();
}

export async function recordRefused(
  db: Db,
  sheetId: string,
  slug: string,
  problems: readonly RowProblem[],
): Promise<void> {
  await db
    .insertInto('sheetImportProducts')
    .values({ sheetId, slug, result: 'refused', problems: JSON.stringify(problems) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** What became of the products of a file so far. */
export async function listTakenOver(db: Db, sheetId: string): Promise<TakenOver[]> {
  const query = db.selectFrom('sheetImportProducts').select(['slug', 'result', 'problems']);
  return (await query.where('sheetId', '=', sheetId).execute()) as unknown as TakenOver[];
}

export async function countTakenOver(db: Db, sheetId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from sheet_import_products where sheet_id = ${sheetId}::uuid`.execute(db);
  return rows[0]?.count ?? 0;
}

/** How many products that a file created nobody has tried to take back. */
export async function countToTakeBack(db: Db, sheetId: string): Promise<number> {
  return (await listToTakeBack(db, sheetId)).length;
}

export interface CreatedProduct {
  readonly slug: string;
  readonly productId: string;
  readonly version: number;
}

export async function listToTakeBack(db: Db, sheetId: string): Promise<CreatedProduct[]> {
  const rows = await db
    .selectFrom('sheetImportProducts')
    .select(['slug', 'productId', 'version'])
    .where('sheetId', '=', sheetId)
    .where('result', '=', 'created')
    .where('isTakenBack', 'is', null)
    .orderBy('slug')
    .execute();
  return rows as CreatedProduct[];
}

/** @returns false where somebody has before. */
export async function claimTakingBack(tx: Tx, id: string, by: StaffActor): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('sheetImports')
    .set({ takenBackBy: by })
    .where('id', '=', id)
    .where('takenBackBy', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function finishTakingBack(db: Db, id: string): Promise<void> {
  await db.updateTable('sheetImports').set({ takenBackAt: now() }).where('id', '=', id).execute();
}

/**
 * Deletes a product that an import created, unless something happened to it since: an edit, an order, stock, a price for a time,
 * a promotion, a bundle, a picture.
 * @returns whether it is gone.
 */
export async function deleteUntouched(tx: Tx, { productId, version }: CreatedProduct): Promise<boolean> {
  const { rows: locked } = await sql<{ id: string }>`
    select id from products where id = ${productId}::uuid and version = ${version} and status = 'draft' for update`.execute(
    tx,
  );
  if (locked.length === 0) return false;
  await sql`select id from variants where product_id = ${productId}::uuid order by id for update`.execute(tx);
  const { numAffectedRows } = await sql`
    delete from products p where p.id = ${productId}::uuid
      and not exists (select from order_items i where i.product_id = p.id)
      and not exists (select from product_pictures c where c.product_id = p.id)
      and not exists (select from reviews r where r.product_id = p.id)
      and not exists (select from bundle_parts b where b.part_product_id = p.id)
      and not exists (select from promotion_targets x where x.product_id = p.id)
      and not exists (select from variants v where v.product_id = p.id and (
        exists (select from order_items i where i.variant_id = v.id or i.part_of_variant_id = v.id)
        or exists (select from stock_levels l where l.variant_id = v.id)
        or exists (select from return_items r where r.exchange_variant_id = v.id)
        or exists (select from bundle_parts b where b.variant_id = v.id)
        or exists (select from bundle_choices b where b.part_variant_id = v.id)
        or exists (select from cart_items c where c.variant_id = v.id)
        or exists (select from stock_alerts a where a.variant_id = v.id)
        or exists (select from variant_sales s where s.variant_id = v.id)
        or exists (select from promotion_targets x where x.variant_id = v.id)))`.execute(tx);
  return (numAffectedRows ?? 0n) > 0n;
}

export async function recordTakenBack(tx: Tx, sheetId: string, slug: string, isGone: boolean): Promise<void> {
  await tx
    .updateTable('sheetImportProducts')
    .set({ isTakenBack: isGone })
    .where('sheetId', '=', sheetId)
    .where('slug', '=', slug)
    .execute();
}

/** Web addresses of the products that were taken back, and of those that stayed. */
export async function listTakenBack(
  db: Db,
  sheetId: string,
): Promise<{ readonly gone: string[]; readonly stayed: string[] }> {
  const rows = await db
    .selectFrom('sheetImportProducts')
    .select(['slug', 'isTakenBack'])
    .where('sheetId', '=', sheetId)
    .where('isTakenBack', 'is not', null)
    .orderBy('slug')
    .execute();
  const of = (isGone: boolean) => rows.filter((row) => row.isTakenBack === isGone).map(({ slug }) => slug);
  return { gone: of(true), stayed: of(false) };
}
