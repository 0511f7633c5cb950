import { type Insertable, sql } from 'kysely';
import type { Promotions, PromotionTargets } from '#lib/db/types.ts';
import type { Db, Tx } from '#lib/db.ts';
import type { PromotionState } from '../promotion.ts';
import { type PromotionRow, promotionColumns, targetsOfPromotion } from '../store.ts';

export type NewPromotion = Omit<
  Insertable<Promotions>,
  'id' | 'state' | 'version' | 'createdAt' | 'updatedAt'
>;

/** A promotion for staff, with what has become of it. */
export interface ListedPromotion extends PromotionRow {
  readonly version: number;
  readonly uses: number;
  readonly back: number;
  /** What it is for as its form has it: kinds, slugs or SKUs. */
  readonly named: readonly string[];
}

/** Newest first, those that are over last. @param id of one of them */
export async function listPromotions(db: Db, id: string | null = null): Promise<ListedPromotion[]> {
  const { rows } = await sql<ListedPromotion>`
    select ${promotionColumns}, p.version, ${targetsOfPromotion} as targets,
      (select count(*) from promotion_uses u where u.promotion_id = p.id and u.given_back_at is null)::integer as uses,
      (select count(*) from promotion_uses u where u.promotion_id = p.id and u.given_back_at is not null)::integer as back,
      coalesce((select json_agg(coalesce(x.kind, c.slug, r.slug, v.sku) order by x.id) from promotion_targets x
        left join categories c on c.id = x.category_id left join products r on r.id = x.product_id
        left join variants v on v.id = x.variant_id where x.promotion_id = p.id), '[]') as named
    from promotions p where ${id}::uuid is null or p.id = ${id}::uuid
    order by p.state = 'ended' or coalesce(p.ends_at <= now(), false), p.created_at desc, p.id limit 500`.execute(
    db,
  );
  return rows;
}

/** Locks it against other changes and new uses. @returns null where there is none. */
export async function lockPromotion(tx: Tx, id: string): Promise<ListedPromotion | null> {
  await tx.selectFrom('promotions').select('id').where('id', '=', id).forUpdate().execute();
  return (await listPromotions(tx, id))[0] ?? null;
}

export async function insertPromotion(tx: Tx, values: NewPromotion): Promise<string> {
  const row = await tx.insertInto('promotions').values(values).returning('id').executeTakeFirstOrThrow();
  return row.id;
}

export async function updatePromotion(
  tx: Tx,
  id: string,
  change: Partial<NewPromotion> & { state?: PromotionState },
  at: Date,
): Promise<void> {
  await tx
    .updateTable('promotions')
    .set({ ...change, updatedAt: at, version: sql<number>`version + 1` })
    .where('id', '=', id)
    .execute();
}

/** The name of another promotion with that code; null where it is free. */
export async function findCodeHolder(tx: Tx, codeKey: string, id: string | null): Promise<string | null> {
  const row = await tx
    .selectFrom('promotions')
    .select('name')
    .where('codeKey', '=', codeKey)
    .$if(id !== null, (query) => query.where('id', '<>', id ?? ''))
    .executeTakeFirst();
  return row?.name ?? null;
}

export type TargetRow = Omit<Insertable<PromotionTargets>, 'id' | 'promotionId'>;

export async function replaceTargets(tx: Tx, promotionId: string, rows: readonly TargetRow[]): Promise<void> {
  await tx.deleteFrom('promotionTargets').where('promotionId', '=', promotionId).execute();
  if (rows.length === 0) return;
  await tx
    .insertInto('promotionTargets')
    .values(rows.map((row) => ({ promotionId, ...row })))
    .execute();
}

/** Ids by what staff call them: slugs of categories or products, or SKUs. */
export async function findNamed(
  tx: Db,
  scope: 'category' | 'product' | 'variant',
  names: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const query = {
    category: () => tx.selectFrom('categories').select(['id', 'slug as name']).where('slug', 'in', names),
    product: () => tx.selectFrom('products').select(['id', 'slug as name']).where('slug', 'in', names),
    variant: () => tx.selectFrom('variants').select(['id', 'sku as name']).where('sku', 'in', names),
  }[scope];
  const rows = await query().execute();
  return new Map(rows.map(({ id, name }) => [name, id]));
}

export interface UseRow {
  readonly orderNumber: string;
  readonly code: string | null;
  readonly amount: number;
  readonly deliveryAmount: number;
  readonly currency: string;
  readonly takenAt: Date;
  readonly givenBackAt: Date | null;
}

/** The newest uses of a promotion, with their orders. */
export async function listUsesOf(db: Db, promotionId: string, limit: number): Promise<UseRow[]> {
  return db
    .selectFrom('promotionUses as u')
    .innerJoin('orders as o', 'o.id', 'u.orderId')
    .select(['o.number as orderNumber', 'u.code', 'u.amount', 'u.deliveryAmount', 'o.currency'])
    .select(['u.takenAt', 'u.givenBackAt'])
    .where('u.promotionId', '=', promotionId)
    .orderBy('u.id', 'desc')
    .limit(limit)
    .execute();
}
