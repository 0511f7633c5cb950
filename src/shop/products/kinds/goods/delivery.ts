import type { Tx } from '#lib/db.ts';
import { extendHolds } from '../../../inventory/extend-store.ts';
import { allocateStock } from '../../../inventory/stock/allocate-stock.ts';
import { holdStock, releaseStock } from '../../../inventory/stock/hold-stock.ts';
import type { KindDelivery, OrderLine } from '../../kind-delivery.ts';
import { purgePools, purgeProductsOf } from '../../purge-pools.ts';

const idsOf = (lines: readonly OrderLine[]) => lines.map(({ orderItemId }) => orderItemId);

/** Pieces in warehouses. */
export const goodsDelivery: KindDelivery = {
  late: 'refund',
  hold: async (tx, lines, until) => purgePools(tx, await holdStock(tx, lines, until, await countryOf(tx, lines))),
  extend: async (tx, lines, until) => purgeProductsOf(tx, await extendHolds(tx, idsOf(lines), until)),
  release: async (tx, lines) => purgePools(tx, await releaseStock(tx, idsOf(lines))),
  fulfil: async (tx, lines) => {
    const { levels, beyondStock } = await allocateStock(tx, lines, await countryOf(tx, lines));
    await purgePools(tx, levels);
    return beyondStock;
  },
  revoke: async (tx, lines) => {
    const { levels } = await allocateStock(tx, lines, await countryOf(tx, lines));
    await purgePools(tx, levels);
  },
};

/** Where an order goes: from there the nearest warehouse is counted. Null until an order has an address. */
async function countryOf(_tx: Tx, _lines: readonly OrderLine[]): Promise<string | null> {
  return null;
}
