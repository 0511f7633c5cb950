import type { Selectable } from 'kysely';
import type { Disputes } from '#lib/db/types.ts';
import type { Db } from '#lib/db.ts';

/** An inquiry is a question of the bank: no money has moved. `open`: the bank has taken the money and not decided. */
export type DisputeStatus = 'inquiry' | 'inquiry_closed' | 'open' | 'won' | 'lost';
export type DisputeRow = Omit<Selectable<Disputes>, 'status'> & { status: DisputeStatus };

export interface NewDispute {
  readonly orderId: string;
  readonly paymentId: string;
  readonly stripeDisputeId: string;
  readonly status: DisputeStatus;
  readonly amount: number;
  readonly currency: string;
  readonly reason: string;
  readonly evidenceDueAt: Date | null;
  readonly openedAt: Date;
  readonly closedAt: Date | null;
  /** When Stripe said so. */
  readonly statedAt: Date;
  readonly gatewayAnswer: string;
}

export async function findDispute(db: Db, stripeDisputeId: string): Promise<DisputeRow | null> {
  const row = await db
    .selectFrom('disputes')
    .selectAll()
    .where('stripeDisputeId', '=', stripeDisputeId)
    .executeTakeFirst();
  return (row as DisputeRow | undefined) ?? null;
}

/** Writes a dispute, or over the one of the same Stripe id. */
export async function putDispute(db: Db, dispute: NewDispute, at: Date): Promise<void> {
  const { status, amount, reason, evidenceDueAt, closedAt, statedAt, gatewayAnswer } = dispute;
  await db
    .insertInto('disputes')
    .values({ ...dispute, updatedAt: at })
    .onConflict((conflict) =>
      conflict.column('stripeDisputeId').doUpdateSet({
        status,
        amount,
        reason,
        evidenceDueAt,
        closedAt,
        statedAt,
        gatewayAnswer,
        updatedAt: at,
      }),
    )
    .execute();
}

/** A dispute or an inquiry that the bank has not decided. */
export type OpenDispute = Pick<
  DisputeRow,
  'stripeDisputeId' | 'status' | 'amount' | 'currency' | 'reason' | 'evidenceDueAt'
>;

/** Those of an order, the most urgent first. */
export async function listOpenDisputes(db: Db, orderId: string): Promise<OpenDispute[]> {
  const rows = await db
    .selectFrom('disputes')
    .select(['stripeDisputeId', 'status', 'amount', 'currency', 'reason', 'evidenceDueAt'])
    .where('orderId', '=', orderId)
    .where('status', 'in', ['open', 'inquiry'])
    .orderBy('evidenceDueAt')
    .orderBy('openedAt')
    .execute();
  return rows as OpenDispute[];
}

/** Whether a bank has kept the money that bought this order. */
export async function hasLostDispute(db: Db, orderId: string): Promise<boolean> {
  const row = await db
    .selectFrom('disputes as d')
    .innerJoin('payments as p', 'p.id', 'd.paymentId')
    .select('d.id')
    .where('d.orderId', '=', orderId)
    .where('d.status', '=', 'lost')
    .where('p.isSurplus', '=', false)
    .executeTakeFirst();
  return row !== undefined;
}
