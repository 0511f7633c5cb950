import type { Tx } from '#lib/db.ts';
import { extendHolds } from '../../../inventory/extend-store.ts';
import { allocateStock } from '../../../inventory/stock/allocate-stock.ts';
import { holdStock, releaseStock } from '../../../inventory/stock/hold-stock.ts';
import { findDestination, findPickupWarehouse } from '../../../shipping/order-store.ts';
import type { KindDelivery, OrderLine } from '../../kind-delivery.ts';
import { purgePools, purgeProductsOf } from '../../purge-pools.ts';
import { lateGoods } from './late/late-goods.ts';
import { promisePieces } from './promise-pieces.ts';

const idsOf = (lines: readonly OrderLine[]) => lines.map(({ orderItemId }) => orderItemId);

/** Pieces in warehouses. */
export const goodsDelivery: KindDelivery = {
  late: lateGoods,
  hold: async (tx, lines, until) => {
    const { levels, beyond } = await holdStock(tx, lines, until, ...(await placeOf(tx, lines)));
    await promisePieces(tx, lines, beyond);
    await purgePools(tx, levels);
  },
  extend: async (tx, lines, until) => purgeProductsOf(tx, await extendHolds(tx, idsOf(lines), until)),
  release: async (tx, lines) => purgePools(tx, await releaseStock(tx, idsOf(lines))),
  fulfil: async (tx, lines) => {
    const { levels, beyondStock, backOrdered } = await allocateStock(
      ...([tx, lines] as const),
      ...(await placeOf(tx, lines)),
    );
    await promisePieces(tx, lines, backOrdered);
    await purgePools(tx, levels);
    return beyondStock;
  },
  revoke: async (tx, lines) => {
    const { levels } = await allocateStock(tx, lines, ...(await placeOf(tx, lines)));
    await purgePools(tx, levels);
  },
};

/** Where an order goes, and the warehouse where it is picked up: from there the nearest is counted. Null where there is none. */
async function placeOf(
  tx: Tx,
  lines: readonly OrderLine[],
): Promise<[country: string | null, warehouseId: string | null]> {
  const [first] = lines;
  if (!first) return [null, null];
  const country = (await findDestination(tx, first.orderId))?.country ?? null;
  return [country, await findPickupWarehouse(tx, first.orderId)];
}
