import { now } from '#lib/clock.ts';
import { type Db, inTransaction } from '#lib/db.ts';
import type { StaffActor } from '../../../../accounts/audit.ts';
import { recordAudit } from '../../../../accounts/audit-store.ts';
import { ensureLevels, lockLevels } from '../../../../inventory/stock/store.ts';
import { saveMinimum, type VariantOfStock } from './list-store.ts';

/** Says below how many unsold pieces in a warehouse staff are told; null for none. */
export async function setMinimum(
  db: Db,
  variant: Pick<VariantOfStock, 'id' | 'productId' | 'sku'>,
  warehouseId: string,
  minimum: number | null,
  actor: StaffActor,
): Promise<void> {
  await inTransaction(db, async (tx) => {
    await ensureLevels(tx, [{ variantId: variant.id, warehouseId }]);
    const levels = await lockLevels(tx, [variant.id]);
    const level = levels.find((one) => one.warehouseId === warehouseId);
    if (level) await saveMinimum(tx, level.poolId, minimum, now());
    await recordAudit(tx, {
      ...{ actor, action: 'stock.minimum_set', subject: `product:${variant.productId}` },
      details: { code: variant.sku, minimum },
    });
  });
}
