import { z } from 'zod';
import { now, secondsFrom } from '#lib/clock.ts';
import { type Db, inTransaction, type Tx } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { allocateCharge } from '#lib/money.ts';
import { t, translate } from '#messages/t.ts';
import { mayAccess } from '../../customers/access.ts';
import type { Visitor } from '../../customers/store.ts';
import type { OtherVariant } from '../../products/kind-late.ts';
import { settlePrices } from '../../products/prices/settle-prices.ts';
import { boughtOf } from '../bought.ts';
import { fulfilAll } from '../complete.ts';
import { type LockedOrder, lockOrderWithCart } from '../complete-store.ts';
import { holdItems } from '../deliver.ts';
import { takeOutOfCart } from '../payments/processing-store.ts';
import { requestRefund } from '../refunds/request-refund.ts';
import { findOrder, type ItemRow } from '../store.ts';
import { takeUsesAgain } from '../take-uses.ts';
import { unknownOrder } from '../with-locked-order.ts';
import { lateLine, lateOptions } from './options.ts';
import { leftOfLateMoney, returnLateMoney, settle } from './return-late-money.ts';
import { type Decision, findLatePayment, type LatePayment, setItemVariant } from './store.ts';
import { lateChoiceOf, lateWords } from './words.ts';

export const lateChoiceForm = z.strictObject({
  /**
   * `money`, `waiting` for it with the first place on the waiting list and the money back, `later` to keep the order until
   * it can be had, or the variant wanted instead.
   */
  choice: z.union([z.literal(['money', 'waiting', 'later']), z.uuid()], {
    error: () => t('Choose one of these.'),
  }),
});

/** `fulfil` makes the hold permanent in the same transaction. */
const HOLD_SECONDS = 60;

/**
 * The buyer chooses what late money gets: something else of the same product, the same as soon as it can be had, or to have
 * it back, with the first place on the waiting list or without. Of two choices at once, or a choice and the job that sends
 * it back, the first counts.
 * @throws ShopError `unknown_order` for another buyer's, `decided` when that was decided otherwise, `too_late`,
 * `money_gone`, `not_offered`, `sold_out`, `held_by_others`.
 */
export async function chooseForLateMoney(
  db: Db,
  number: string,
  visitor: Visitor | null,
  choice: string,
): Promise<void> {
  const found = await findOrder(db, { number });
  if (!visitor || !found || !mayAccess(visitor, 'order', { order: found })) throw unknownOrder();
  // What is offered costs no more than was paid, at the prices of now: they are settled before orders are locked.
  await settlePrices(db);
  await inTransaction(db, async (tx) => {
    const locked = await lockOrderWithCart(tx, { orderId: found.id });
    const late = locked && (await findLatePayment(tx, found.id));
    if (!locked || !late) throw unknownOrder();
    if (late.decidedAt) return refuseAnother(late, choice);
    if (late.decideUntil <= now())
      throw new ShopError('too_late', 409, t('The time to choose is over. Your money is on its way back.'));
    if (choice === 'waiting') await waitFirst(tx, locked);
    if (isMoneyBack(choice)) return returnLateMoney(tx, locked.order, late, 'money', 'visitor');
    await refuseGone(tx, locked, late);
    if (choice === 'later') return keepOrder(tx, locked);
    await takeOther(tx, locked, choice);
  });
}

const isMoneyBack = (choice: string) => choice === 'money' || choice === 'waiting';

async function waitFirst(tx: Tx, { order, items }: LockedOrder): Promise<void> {
  const { item, waiting } = await lateOptions(tx, order, items);
  if (!item || !waiting || !order.email)
    throw new ShopError('not_offered', 409, t('There is no waiting list for it any more. Choose again.'));
  await waiting.join(tx, lateLine(item, order.currency), order.email);
}

/** The same choice sent twice is one. */
function refuseAnother({ decision }: LatePayment, choice: string): void {
  const isSame = isMoneyBack(choice)
    ? decision === 'money'
    : choice === 'later'
      ? decision === 'later'
      : decision === 'date' || decision === 'variant';
  if (isSame) return;
  throw new ShopError('decided', 409, t('This was decided already. See below how your order stands.'));
}

async function refuseGone(tx: Tx, { order }: LockedOrder, { sessionId }: LatePayment): Promise<void> {
  if ((await leftOfLateMoney(tx, order, sessionId)) >= order.totalAmount) return;
  throw new ShopError('money_gone', 409, t('This money is on its way back to you already.'));
}

async function takeOther(tx: Tx, locked: LockedOrder, variantId: string): Promise<void> {
  const { order, items } = locked;
  const { item, others } = await lateOptions(tx, order, items);
  const other = others.find((one) => one.variantId === variantId);
  if (!item || !other) throw new ShopError('not_offered', 409, translate(lateWords(items).notOffered));
  await setItemVariant(tx, item.id, other);
  const changed = items.map((one) => (one.id === item.id ? moved(one, other) : one));
  await holdItems(tx, changed, secondsFrom(HOLD_SECONDS, now()));
  await give(tx, locked, changed, lateChoiceOf(item.kind)?.decision ?? 'variant');
  // Of what was paid: promotions and an added tax change it as they changed the price.
  const paid = { amount: item.totalAmount, currency: order.currency };
  const [, less = 0] = allocateCharge(paid, [other.unitAmount, item.unitAmount - other.unitAmount]);
  if (less === 0) return;
  const request = { reason: 'other', actor: 'job', takesBack: false } as const;
  await requestRefund(tx, order, { ...request, amount: less, orderItemId: item.id });
}

/** What is missing is given beyond what is there, which staff are told; everything else is held as ever. */
async function keepOrder(tx: Tx, locked: LockedOrder): Promise<void> {
  const { order, items } = locked;
  const { item, isKept } = await lateOptions(tx, order, items);
  if (!item || !isKept)
    throw new ShopError(
      'not_offered',
      409,
      t('This is no longer sold, so you cannot wait for it. Choose again.'),
    );
  await holdItems(
    tx,
    items.filter(({ id }) => id !== item.id),
    secondsFrom(HOLD_SECONDS, now()),
  );
  await give(tx, locked, items, 'later');
}

async function give(
  tx: Tx,
  locked: LockedOrder,
  items: readonly ItemRow[],
  decision: Decision,
): Promise<void> {
  await settle(tx, locked.order, decision, 'visitor');
  await takeUsesAgain(tx, locked.order.id);
  await fulfilAll(tx, { ...locked, items }, null, { actor: 'visitor', history: [] });
  if (locked.cartId) await takeOutOfCart(tx, locked.cartId, boughtOf(locked.items), now());
}

const moved = (item: ItemRow, { variantId, title }: OtherVariant): ItemRow => ({
  ...item,
  variantId,
  variantTitle: title,
});
