import { randomUUID } from 'node:crypto';
import { now, secondsFrom } from '#lib/clock.ts';
import type { Db, Tx } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { t } from '#messages/t.ts';
import type { StaffActor } from '../../accounts/audit.ts';
import { addGivenUnits } from '../../entitlements/store.ts';
import { changeReturn, type ReturnRow } from '../../shipping/return-store.ts';
import { complete } from '../complete.ts';
import { holdItems } from '../deliver.ts';
import { emailBuyer } from '../email-buyer.ts';
import { addHistory } from '../history-store.ts';
import { HOLD_SECONDS } from '../order.ts';
import { applyRefundEffects } from '../refunds/apply-refund-effects.ts';
import { refusePractice } from '../refunds/refuse-practice.ts';
import { findOrder, listItems, type OrderRow } from '../store.ts';
import { withLockedOrder } from '../with-locked-order.ts';
import { findNumberedReturn, refuseMove } from './decide-return.ts';
import { type ExchangedPieces, insertExchangeOrder } from './exchange-store.ts';

/**
 * Exchanges what came of a return: a new free order sends what was wanted instead to the same address. Done twice it is
 * done once.
 * @returns the number of that order.
 * @throws ShopError `unknown_order`, `unknown_return`, `decided`, `nothing_came`, `no_wish`, `sold_out`, `held_by_others`.
 */
export async function exchangeReturn(
  db: Db,
  orderNumber: string,
  number: number,
  actor: StaffActor,
): Promise<string> {
  return withLockedOrder(db, orderNumber, async (tx, order) => {
    const asked = await findNumberedReturn(tx, order, number);
    if (asked.exchangeOrderId) return (await findOrder(tx, { id: asked.exchangeOrderId }))?.number ?? '';
    refuseMove(asked, 'exchanged');
    refusePractice(order);
    const pieces = await piecesToSend(tx, order, asked);
    const sent = await sendInstead(tx, order, pieces, actor);
    await changeReturn(tx, asked.id, {
      ...{ state: 'exchanged', settledAt: now(), exchangeOrderId: sent.id },
    });
    for (const { item, quantity } of pieces) await addGivenUnits(tx, item.id, quantity);
    await addHistory(tx, order.id, actor, 'return_exchanged', { return: number });
    await applyRefundEffects(tx, order, actor);
    await emailBuyer(tx, order, 'return', `${asked.id}:exchanged`, { return: String(number) });
    return sent.number;
  });
}

/** What is sent instead of what came. @throws ShopError `no_wish`, `nothing_came`. */
export async function piecesToSend(
  db: Db,
  order: OrderRow,
  { items }: ReturnRow,
): Promise<ExchangedPieces[]> {
  const lines = await listItems(db, order.id);
  const pieces = items.flatMap(({ orderItemId, exchangeVariantId, restocked, damaged }) => {
    const item = lines.find(({ id }) => id === orderItemId);
    const quantity = (restocked ?? 0) + (damaged ?? 0);
    if (!item || quantity === 0) return [];
    if (!exchangeVariantId)
      throw new ShopError('no_wish', 409, t('The buyer wants the money for this, nothing else.'));
    return [{ item, variantId: exchangeVariantId, quantity }];
  });
  if (pieces.length === 0)
    throw new ShopError('nothing_came', 409, t('Nothing of it came, so nothing can be exchanged.'));
  return pieces;
}

async function sendInstead(
  tx: Tx,
  order: OrderRow,
  pieces: readonly ExchangedPieces[],
  actor: StaffActor,
): Promise<{ readonly id: string; readonly number: string }> {
  const [id, at] = [randomUUID(), now()];
  const expiresAt = secondsFrom(HOLD_SECONDS, at);
  const { number, items } = await insertExchangeOrder(tx, {
    ...{ id, of: order, pieces, givenBy: actor, at, expiresAt },
  });
  await addHistory(tx, id, actor, 'exchange_of', { of: order.number });
  await holdItems(tx, items, expiresAt);
  await complete(tx, { orderId: id }, null, actor);
  return { id, number };
}
