import { now } from '#lib/clock.ts';
import type { Tx } from '#lib/db.ts';
import { promisedDay, type SentLater } from '../../../inventory/stock/promise.ts';
import { listVariantStock } from '../../../inventory/stock/variant-stock-store.ts';
import { insertPromises } from '../../../shipping/promise-store.ts';
import type { OrderLine } from '../../kind-delivery.ts';

/**
 * Freezes in order lines what is sent later and from when, as their variants promise it now. Nothing is read for an order of
 * which every piece is there.
 * @param beyond pieces that no warehouse has, by order item.
 */
export async function promisePieces(
  tx: Tx,
  lines: readonly Pick<OrderLine, 'orderItemId' | 'variantId'>[],
  beyond: ReadonlyMap<string, number>,
): Promise<void> {
  if (beyond.size === 0) return;
  const late = lines.filter(({ orderItemId }) => beyond.has(orderItemId));
  const ids = [...new Set(late.map(({ variantId }) => variantId))];
  const stocks = await listVariantStock(tx, ids, null);
  const at = now();
  const days = new Map(stocks.map((stock) => [stock.variantId, promisedDay(stock, at)]));
  const promises = late.flatMap(({ orderItemId, variantId }): [string, SentLater][] => {
    const from = days.get(variantId) ?? null;
    return from === null ? [] : [[orderItemId, { pieces: beyond.get(orderItemId) ?? 0, from }]];
  });
  await insertPromises(tx, new Map(promises));
}
