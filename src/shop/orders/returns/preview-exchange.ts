import type { Db } from '#lib/db.ts';
import { wholeAddress } from '../../customers/addresses/print-address.ts';
import { lineInWords } from '../../products/kind-sentences.ts';
import { kindNamed } from '../../products/kinds.ts';
import { findOrderDelivery } from '../../shipping/order-store.ts';
import type { OrderRow } from '../store.ts';
import { findNumberedReturn, refuseMove } from './decide-return.ts';
import { piecesToSend } from './exchange-return.ts';
import { listVariantTitles } from './exchange-store.ts';

/** What an exchange would send. */
export interface ExchangePreview {
  readonly lines: readonly {
    readonly name: string;
    /** How many can be sold now; null where nothing runs out. */
    readonly left: number | null;
    readonly quantity: number;
  }[];
  /** Where to, line by line; empty once the address was erased. */
  readonly to: readonly string[];
}

/** What an exchange would do at this moment. @throws ShopError as `exchangeReturn`. */
export async function previewExchange(db: Db, order: OrderRow, number: number): Promise<ExchangePreview> {
  const asked = await findNumberedReturn(db, order, number);
  refuseMove(asked, 'exchanged');
  const pieces = await piecesToSend(db, order, asked);
  const ids = pieces.map(({ variantId }) => variantId);
  const titles = await listVariantTitles(db, ids);
  const lines = pieces.map(async ({ item, variantId, quantity }) => {
    const state = (await kindNamed(item.kind).sale.available?.(db, [variantId], null))?.get(variantId);
    const left = state === undefined ? null : state.is === 'open' ? state.left : 0;
    const variantTitle = titles.get(variantId) ?? '';
    return { name: lineInWords({ ...item, variantTitle, quantity }), left, quantity };
  });
  const delivery = await findOrderDelivery(db, order.id);
  return { lines: await Promise.all(lines), to: delivery?.delivery ? wholeAddress(delivery.delivery) : [] };
}
