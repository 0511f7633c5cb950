import { sql } from 'kysely';
import type { Db, Tx } from '#lib/db.ts';

/** A level below its minimum. */
export interface LowLevel {
  readonly sku: string;
  readonly title: string;
  readonly variantTitle: string;
  readonly warehouse: string;
  /** Pieces there that are not sold. */
  readonly unsold: number;
  readonly minimum: number;
}

/** Marks the levels that have fallen below their minimum since staff were last told. @returns their pools. */
export async function takeLowLevels(tx: Tx, at: Date): Promise<string[]> {
  const rows = await tx
    .updateTable('stockLevels')
    .set({ toldAt: at })
    .where('belowSince', 'is not', null)
    .where((is) => is.or([is('toldAt', 'is', null), is('toldAt', '<', is.ref('belowSince'))]))
    .returning('poolId')
    .execute();
  return rows.map(({ poolId }) => poolId);
}

/** Those of these levels that are below their minimum now, by code and warehouse. */
export async function listLowLevels(db: Db, poolIds: readonly string[]): Promise<LowLevel[]> {
  return db
    .selectFrom('stockLevels as l')
    .innerJoin('pools as pool', 'pool.id', 'l.poolId')
    .innerJoin('warehouses as w', 'w.id', 'l.warehouseId')
    .innerJoin('variants as v', 'v.id', 'l.variantId')
    .innerJoin('products as p', 'p.id', 'v.productId')
    .select(['v.sku', 'p.title', 'v.title as variantTitle', 'w.name as warehouse'])
    .select([
      sql<number>`greatest(pool.capacity - pool.taken, 0)`.as('unsold'),
      sql<number>`l.minimum_level`.as('minimum'),
    ])
    .where('l.poolId', 'in', poolIds)
    .where('l.belowSince', 'is not', null)
    .where('w.closedAt', 'is', null)
    .where('v.withdrawnAt', 'is', null)
    .orderBy('v.sku')
    .orderBy('w.code')
    .execute();
}
