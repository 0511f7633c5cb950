import { type Db, inTransaction, type Tx } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { t } from '#messages/t.ts';
import type { StaffActor } from '../../../../accounts/audit.ts';
import { recordAudit } from '../../../../accounts/audit-store.ts';
import { availableOf, type Level } from '../../../../inventory/stock/level.ts';
import type { Movement } from '../../../../inventory/stock/movement.ts';
import { applyMovements } from '../../../../inventory/stock/movement-store.ts';
import { ensureLevels, lockLevels } from '../../../../inventory/stock/store.ts';
import { purgeProductsOf } from '../../../purge-pools.ts';
import { hasFormMoved } from './form-store.ts';
import { findProductId } from './variant-store.ts';

/** A change of stock as staff make it. */
export interface StockChange {
  readonly act: 'receive' | 'adjust' | 'lose' | 'transfer';
  readonly variantId: string;
  readonly warehouseId: string;
  /** Of a transfer: where it goes. */
  readonly toWarehouseId?: string;
  /** More than 0; of an adjustment it may be less. */
  readonly quantity: number;
  readonly reason: string;
  /** Of the form that asks for it. */
  readonly form: string;
}

/**
 * Receives, adjusts, writes off or transfers pieces of one variant. Stock is what lies there: what is sold or held keeps
 * nobody from writing off, and a level with too little is shown as short. Transferred is only what is free. Sent twice by
 * the same form it happens once.
 * @throws ShopError `too_few` when a warehouse has fewer than are taken from it, `too_many`, `same_warehouse`.
 */
export async function changeStock(db: Db, change: StockChange, actor: StaffActor): Promise<void> {
  await inTransaction(db, async (tx) => {
    const { variantId, warehouseId, toWarehouseId } = change;
    if (toWarehouseId === warehouseId) throw sameWarehouse();
    const involved = [warehouseId, ...(toWarehouseId ? [toWarehouseId] : [])];
    await ensureLevels(
      tx,
      involved.map((id) => ({ variantId, warehouseId: id })),
    );
    const levels = await lockLevels(tx, [variantId]);
    const levelOf = (id: string) => levels.find((level) => level.warehouseId === id);
    const own = levels.map(({ poolId }) => poolId);
    if (await hasFormMoved(tx, change.form, own)) return;
    const movements = movementsOf(change, levelOf(warehouseId), levelOf(toWarehouseId ?? ''));
    const { reason, form } = change;
    const by = movements.map((one) => ({ ...one, reason, form, actor }));
    await moveStock(tx, by);
    await recordAudit(tx, {
      ...{
        actor,
        action: `stock.${AUDITED[change.act]}`,
        subject: `product:${await findProductId(tx, variantId)}`,
      },
      details: { quantity: change.quantity },
    });
  });
}

const AUDITED = {
  receive: 'received',
  adjust: 'adjusted',
  lose: 'written_off',
  transfer: 'transferred',
} as const satisfies Record<StockChange['act'], string>;

/** Writes movements and purges the pages that say what is left. */
export async function moveStock(tx: Tx, movements: readonly Movement[]): Promise<void> {
  const levels = await applyMovements(tx, movements);
  await purgeProductsOf(
    tx,
    levels.map(({ id }) => id),
  );
}

/** What a change does to the levels. @throws ShopError `too_few`, `too_many`. */
export function movementsOf(
  { act, quantity }: Pick<StockChange, 'act' | 'quantity'>,
  level: Omit<Level, 'variantId' | 'warehouseId'> | undefined,
  to: Pick<Level, 'poolId' | 'onHand'> | undefined,
): Movement[] {
  if (!level) throw new Error('the stock level is gone');
  const { poolId, onHand } = level;
  const isTaken = act === 'lose' || act === 'transfer';
  const change = isTaken ? -quantity : quantity;
  if (onHand + change < 0) throw tooFew(onHand);
  if (isTooMany(onHand + change)) throw tooMany();
  if (act === 'receive') return [{ poolId, kind: 'receipt', onHand: change }];
  if (act === 'adjust') return [{ poolId, kind: 'adjustment', onHand: change }];
  if (act === 'lose') return [{ poolId, kind: 'loss', onHand: change }];
  if (!to) throw sameWarehouse();
  if (availableOf(level) < quantity) throw tooFewFree(availableOf(level));
  if (isTooMany(to.onHand + quantity)) throw tooMany();
  return [
    { poolId, kind: 'transfer_out', onHand: change },
    { poolId: to.poolId, kind: 'transfer_in', onHand: quantity },
  ];
}

/** Pieces that a warehouse can have of a variant. */
const MOST = 10_000_000;

export const isTooMany = (count: number) => count > MOST;

export function tooMany(): ShopError {
  const text = t('A warehouse can have {max, number} pieces of an item at most.', { max: MOST });
  return new ShopError('too_many', 422, text, { quantity: text });
}

export function tooFew(onHand: number): ShopError {
  const text = t(
    '{count, plural, =0 {Nothing is there.} one {Only # piece is there.} other {Only # pieces are there.}}',
    {
      count: onHand,
    },
  );
  return new ShopError('too_few', 409, text, { quantity: text });
}

function tooFewFree(count: number): ShopError {
  const text = t(
    '{count, plural, =0 {Nothing of it is free: the rest is sold or held for orders.} one {Only # piece is free: the rest is sold or held for orders.} other {Only # pieces are free: the rest is sold or held for orders.}}',
    { count },
  );
  return new ShopError('too_few', 409, text, { quantity: text });
}

function sameWarehouse(): ShopError {
  const text = t('Choose another warehouse as the goal.');
  return new ShopError('same_warehouse', 422, text, { to: text });
}
