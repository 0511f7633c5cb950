import type { Selectable } from 'kysely';
import type { LatePayments } from '#lib/db/types.ts';
import type { Db, Tx } from '#lib/db.ts';

export type Decision = 'date' | 'variant' | 'later' | 'money' | 'none' | 'gone';
export type LatePayment = Selectable<LatePayments>;

/** Hours the buyer has to choose. */
export const CHOICE_HOURS = 48;

export async function insertLatePayment(
  tx: Tx,
  late: Pick<LatePayment, 'orderId' | 'sessionId' | 'since' | 'decideUntil'>,
): Promise<void> {
  await tx.insertInto('latePayments').values(late).execute();
}

/** The late money of an order, decided or not. */
export async function findLatePayment(db: Db, orderId: string): Promise<LatePayment | null> {
  const row = await db
    .selectFrom('latePayments')
    .selectAll()
    .where('orderId', '=', orderId)
    .executeTakeFirst();
  return row ?? null;
}

/** Decides once. @returns whether it was decided now. */
export async function decide(tx: Tx, orderId: string, decision: Decision, at: Date): Promise<boolean> {
  const result = await tx
    .updateTable('latePayments')
    .set({ decision, decidedAt: at })
    .where('orderId', '=', orderId)
    .where('decidedAt', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Orders whose buyers have not chosen in time, or whose money went back another way; the oldest first. */
export async function listUndecided(db: Db, at: Date, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('latePayments as l')
    .innerJoin('payments as p', 'p.stripeSessionId', 'l.sessionId')
    .select('l.orderId')
    .where('l.decidedAt', 'is', null)
    .where((is) => is.or([is('l.decideUntil', '<', at), is('p.refundedAmount', '>=', is.ref('p.amount'))]))
    .orderBy('l.decideUntil')
    .limit(limit)
    .execute();
  return rows.map(({ orderId }) => orderId);
}

/** Makes a line of an order that has given nothing yet a line for another variant; its price stays. */
export async function setItemVariant(
  tx: Tx,
  itemId: string,
  { variantId, title: variantTitle }: { readonly variantId: string; readonly title: string },
): Promise<void> {
  await tx.updateTable('orderItems').set({ variantId, variantTitle }).where('id', '=', itemId).execute();
}
