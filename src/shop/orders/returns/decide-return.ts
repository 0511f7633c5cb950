import { z } from 'zod';
import { now } from '#lib/clock.ts';
import type { Db, Tx } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { typedText } from '#lib/typed-text.ts';
import { t } from '#messages/t.ts';
import type { StaffActor } from '../../accounts/audit.ts';
import { canMoveReturn, type ReturnState } from '../../shipping/return.ts';
import { changeReturn, findReturn, type ReturnRow } from '../../shipping/return-store.ts';
import { emailBuyer } from '../email-buyer.ts';
import { addHistory } from '../history-store.ts';
import type { OrderRow } from '../store.ts';
import { withLockedOrder } from '../with-locked-order.ts';
import { listReturnable } from './pieces.ts';

export const refuseForm = z.strictObject({
  answer: typedText(1000).min(1, { error: () => t('Write why. The buyer reads it.') }),
});

/**
 * Staff accept a return: the buyer may send it. Done twice it is done once.
 * @throws ShopError `unknown_order`, `unknown_return`, `decided`, `returned_meanwhile` for one that was refused and whose
 * pieces cannot be sent back any more.
 */
export async function acceptReturn(db: Db, order: string, number: number, actor: StaffActor): Promise<void> {
  await decide(db, order, number, { state: 'accepted', answer: '' }, actor);
}

/**
 * Staff refuse a return and say why. A withdrawal cannot be refused.
 * @throws ShopError `unknown_order`, `unknown_return`, `decided`, `is_right`.
 */
export async function refuseReturn(
  db: Db,
  order: string,
  number: number,
  { answer }: z.infer<typeof refuseForm>,
  actor: StaffActor,
): Promise<void> {
  await decide(db, order, number, { state: 'refused', answer }, actor);
}

async function decide(
  db: Db,
  orderNumber: string,
  number: number,
  { state, answer }: { readonly state: 'accepted' | 'refused'; readonly answer: string },
  actor: StaffActor,
): Promise<void> {
  await withLockedOrder(db, orderNumber, async (tx, order) => {
    const asked = await findNumberedReturn(tx, order, number);
    if (asked.state === state) return;
    refuseMove(asked, state);
    if (state === 'refused' && asked.isWithdrawal)
      throw new ShopError(
        'is_right',
        409,
        t('The buyer asked within the time to withdraw. That is a right and cannot be refused.'),
      );
    if (asked.state === 'refused') await refuseReturnedMeanwhile(tx, asked);
    await changeReturn(tx, asked.id, { state, answer, decidedAt: now() });
    await addHistory(tx, order.id, actor, `return_${state}`, { return: number });
    await emailBuyer(tx, order, 'return', `${asked.id}:${state}`, { return: String(number) });
  });
}

/** What was refused counted nothing: its pieces may come with another return. @throws ShopError `returned_meanwhile` */
async function refuseReturnedMeanwhile(tx: Tx, { orderId, items }: ReturnRow): Promise<void> {
  const lines = await listReturnable(tx, orderId);
  const canCome = items.every(
    ({ orderItemId, quantity }) =>
      (lines.find(({ item }) => item.id === orderItemId)?.returnable ?? 0) >= quantity,
  );
  if (canCome) return;
  throw new ShopError(
    'returned_meanwhile',
    409,
    t(
      'These pieces cannot be sent back any more: they come with another return, were refunded or were lost.',
    ),
  );
}

/** A return of a locked order. @throws ShopError `unknown_return`. */
export async function findNumberedReturn(db: Db, order: OrderRow, number: number): Promise<ReturnRow> {
  const found = await findReturn(db, order.id, number);
  if (!found) throw new ShopError('unknown_return', 404, t('This order has no such return.'));
  return found;
}

/** @throws ShopError `decided` for a change that the state does not allow. */
export function refuseMove({ state }: ReturnRow, to: ReturnState): void {
  if (canMoveReturn(state, to)) return;
  throw new ShopError('decided', 409, t('This return has moved on meanwhile. See how it stands now.'));
}
