import { now } from '#lib/clock.ts';
import { type Db, inTransaction } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { t } from '#messages/t.ts';
import type { StaffActor } from '../../../accounts/audit.ts';
import { recordAudit } from '../../../accounts/audit-store.ts';
import { insertWarehouse, listWarehouses, lockWarehouses, updateWarehouse } from './store.ts';
import type { WarehouseFields } from './warehouse.ts';

/**
 * Adds a warehouse, or changes one. @param id null for a new one.
 * @throws ShopError `code_taken`, `last_warehouse` when none would be open, `unknown_warehouse`.
 */
export async function saveWarehouse(
  db: Db,
  id: string | null,
  { is_pickup: isPickup, is_closed: isClosed, ...fields }: WarehouseFields,
  actor: StaffActor,
): Promise<void> {
  await inTransaction(db, async (tx) => {
    await lockWarehouses(tx);
    const all = await listWarehouses(tx);
    const before = all.find((one) => one.id === id);
    if (id !== null && !before)
      throw new ShopError('unknown_warehouse', 404, t('There is no such warehouse.'));
    if (all.some((one) => one.code === fields.code && one.id !== id)) throw codeTaken();
    const others = all.filter((one) => one.id !== id && !one.isClosed);
    if (isClosed && others.length === 0)
      throw new ShopError('last_warehouse', 409, t('One warehouse stays open.'), {
        is_closed: t('One warehouse stays open.'),
      });
    const input = { ...fields, isPickup };
    const saved = id ?? (await insertWarehouse(tx, input));
    if (!saved) throw codeTaken();
    await updateWarehouse(tx, saved, { ...input, isClosed }, now());
    await recordAudit(tx, {
      ...{ actor, action: `warehouse.${id ? 'edited' : 'added'}`, subject: `warehouse:${saved}` },
      details: { code: fields.code },
    });
  });
}

function codeTaken(): ShopError {
  const text = t('Another warehouse has this code.');
  return new ShopError('code_taken', 409, text, { code: text });
}
