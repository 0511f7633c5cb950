import type { Db } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { t } from '#messages/t.ts';
import { listWarehousesFor } from './warehouse-store.ts';

/** @throws ShopError `unknown_warehouse` for one that is not there, or is closed and has nothing of the order. */
export async function checkWarehouse(db: Db, orderId: string, warehouseId: string): Promise<void> {
  if ((await listWarehousesFor(db, orderId)).some(({ id }) => id === warehouseId)) return;
  const text = t('This warehouse is closed or does not exist any more. Choose another.');
  throw new ShopError('unknown_warehouse', 422, text, { warehouse: text });
}
