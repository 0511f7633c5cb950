import { z } from 'zod';
import type { Db, Tx } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { t } from '#messages/t.ts';
import type { StaffActor } from '../../accounts/audit.ts';
import { recordAudit } from '../../accounts/audit-store.ts';
import { insertNote } from '../../customers/note-store.ts';
import { queueEmail } from '../../customers/queue-email.ts';
import { setTakenUnits } from '../../entitlements/store.ts';
import { emailTo } from '../email-buyer.ts';
import { applyRefundEffects } from '../refunds/apply-refund-effects.ts';
import type { OrderRow } from '../store.ts';
import { withLockedOrder } from '../with-locked-order.ts';
import { refusePracticeOrder } from './refuse-practice-order.ts';
import { type AccessLine, hasNote, listAccess } from './take-store.ts';
import { formKey, noteText } from './write-note.ts';

export const accessForm = z.strictObject({
  step: z.literal(['look', 'change'], { error: () => t('That is not something this page does.') }),
  key: formKey,
  act: z.literal(['take', 'give-back'], { error: () => t('Choose what to do.') }),
  /** Counted from 1; empty for all lines. */
  line: z.string().regex(/^\d{0,4}$/, { error: () => t('This order has no such item.') }),
  /** Units of the buyer's that the page showed: if they are others by now, staff have to look again. */
  units: z
    .string()
    .regex(/^\d{1,9}$/, { error: () => t('This form is not whole. Load the page again.') })
    .transform(Number),
  reason: noteText('Write why. Only staff see it.'),
});
export type AccessInput = z.infer<typeof accessForm>;

/**
 * The lines whose access would change: taken away whole, or given back as far as staff took it.
 * @throws ShopError `not_given`, `unknown_line`, `nothing_to_change`, `changed_meanwhile`.
 */
export async function planAccess(
  db: Db,
  order: Pick<OrderRow, 'id' | 'completedAt' | 'isPractice'>,
  { act, line, units }: Pick<AccessInput, 'act' | 'line' | 'units'>,
): Promise<readonly AccessLine[]> {
  refusePracticeOrder(order);
  if (!order.completedAt)
    throw new ShopError('not_given', 409, t('This order has not given the buyer anything.'));
  const lines = await listAccess(db, order.id);
  if (openUnits(lines) !== units) {
    const text = t('This order changed while you were looking at it. See how it stands now, then decide.');
    throw new ShopError('changed_meanwhile', 409, text);
  }
  const chosen = line === '' ? lines : lines.slice(Number(line) - 1, Number(line));
  const changing = chosen.filter((one) => (act === 'take' ? one.units > 0 : one.taken > 0));
  if (changing.length > 0) return changing;
  const text =
    act === 'take' ? t('The buyer no longer has any of that.') : t('Staff took none of that away.');
  throw new ShopError('nothing_to_change', 422, text, { line: text });
}

/** Units of all lines that are the buyer's. */
export function openUnits(lines: readonly Pick<AccessLine, 'units'>[]): number {
  return lines.reduce((sum, { units }) => sum + units, 0);
}

/**
 * Takes access to lines of an order away, or gives it back. No money moves, the buyer is emailed, and the reason is a note
 * that only staff see. What refunds and disputes take back stays taken. Sent twice by the same form it happens once.
 * @returns whether it happened now.
 * @throws ShopError `unknown_order`, and what `planAccess` refuses.
 */
export async function changeAccess(
  db: Db,
  number: string,
  input: AccessInput,
  actor: StaffActor,
): Promise<boolean> {
  return withLockedOrder(db, number, async (tx, order) => {
    if (await hasNote(tx, input.key)) return false;
    const lines = await planAccess(tx, order, input);
    for (const { orderItemId, quantity } of lines)
      await setTakenUnits(tx, orderItemId, input.act === 'take' ? quantity : 0);
    await applyRefundEffects(tx, order, actor);
    await record(tx, order, input, actor);
    return true;
  });
}

async function record(
  tx: Tx,
  order: OrderRow,
  { act, key, line, reason }: AccessInput,
  actor: StaffActor,
): Promise<void> {
  const isTaken = act === 'take';
  const { id: orderId, customerId } = order;
  const kind = isTaken ? 'access_taken' : 'access_given';
  if (customerId) await insertNote(tx, { id: key, customerId, orderId, kind, body: reason, author: actor });
  const email = emailTo(order, isTaken ? 'access-taken' : 'access-given', key);
  if (email) await queueEmail(tx, email);
  await recordAudit(tx, {
    ...{ actor, action: isTaken ? 'access.taken' : 'access.given_back', subject: `order:${orderId}` },
    details: { line: line === '' ? null : Number(line), noteId: key },
  });
}
