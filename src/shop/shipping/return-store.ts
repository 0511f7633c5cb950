import { sql } from 'kysely';
import type { Db, Tx } from '#lib/db.ts';
import { canBeNumber } from './parcel-reference.ts';
import type { ReceivedPieces, ReturnReason, ReturnState } from './return.ts';

export interface ReturnItem {
  readonly orderItemId: string;
  readonly quantity: number;
  readonly exchangeVariantId: string | null;
  /** Null until it was received. */
  readonly restocked: number | null;
  readonly damaged: number | null;
  readonly missing: number | null;
}

/** What a buyer sends back. */
export interface ReturnRow {
  readonly id: string;
  readonly orderId: string;
  /** Among the returns of its order, from 1. */
  readonly number: number;
  readonly state: ReturnState;
  readonly wish: 'refund' | 'exchange';
  readonly reason: ReturnReason;
  readonly note: string;
  readonly pictureId: string | null;
  /** Why it was refused. */
  readonly answer: string;
  readonly isWithdrawal: boolean;
  readonly requestedAt: Date;
  readonly decidedAt: Date | null;
  readonly receivedAt: Date | null;
  readonly settledAt: Date | null;
  readonly exchangeOrderId: string | null;
  /** Null until it was refunded, and where nothing was. */
  readonly refundId: string | null;
  readonly items: readonly ReturnItem[];
}

const COLUMNS = [
  ...(['r.id', 'r.orderId', 'r.number', 'r.note', 'r.pictureId', 'r.answer', 'r.isWithdrawal'] as const),
  ...([
    'r.requestedAt',
    'r.decidedAt',
    'r.receivedAt',
    'r.settledAt',
    'r.exchangeOrderId',
    'r.refundId',
  ] as const),
] as const;

const returns = (db: Db) =>
  db
    .selectFrom('returns as r')
    .select(COLUMNS)
    .select([
      sql<ReturnState>`r.state`.as('state'),
      sql<'refund' | 'exchange'>`r.wish`.as('wish'),
      sql<ReturnReason>`r.reason`.as('reason'),
      sql<
        ReturnItem[]
      >`(select json_agg(json_build_object('orderItemId', t.order_item_id, 'quantity', t.quantity,
        'exchangeVariantId', t.exchange_variant_id, 'restocked', t.restocked, 'damaged', t.damaged, 'missing', t.missing)
        order by i.position) from return_items t join order_items i on i.id = t.order_item_id
        where t.return_id = r.id)`.as('items'),
    ]);

/** The returns of an order, in the order of their numbers. */
export async function listReturns(db: Db, orderId: string): Promise<ReturnRow[]> {
  return returns(db).where('r.orderId', '=', orderId).orderBy('r.number').execute();
}

export async function findReturn(db: Db, orderId: string, number: number): Promise<ReturnRow | null> {
  if (!canBeNumber(number)) return null;
  const query = returns(db).where('r.orderId', '=', orderId).where('r.number', '=', number);
  return (await query.executeTakeFirst()) ?? null;
}

/** The return that a form has asked for before. */
export async function findReturnOfForm(db: Db, form: string): Promise<ReturnRow | null> {
  return (await returns(db).where('r.form', '=', form).executeTakeFirst()) ?? null;
}

export interface NewReturn {
  readonly orderId: string;
  readonly wish: 'refund' | 'exchange';
  readonly reason: ReturnReason;
  readonly note: string;
  readonly pictureId: string | null;
  readonly isWithdrawal: boolean;
  readonly form: string;
  readonly requestedAt: Date;
  readonly items: readonly Pick<ReturnItem, 'orderItemId' | 'quantity' | 'exchangeVariantId'>[];
}

/** Writes a return that was asked for; the order is locked. @returns its number. */
export async function insertReturn(tx: Tx, { items, ...wanted }: NewReturn): Promise<number> {
  const { id, number } = await tx
    .insertInto('returns')
    .values({
      ...wanted,
      number: sql<number>`(select coalesce(max(number), 0) + 1 from returns where order_id = ${wanted.orderId})`,
    })
    .returning(['id', 'number'])
    .executeTakeFirstOrThrow();
  const rows = items.map((item) => ({ returnId: id, ...item }));
  await tx.insertInto('returnItems').values(rows).execute();
  return number;
}

export interface ReturnChange {
  readonly state: ReturnState;
  readonly answer?: string;
  readonly decidedAt?: Date;
  readonly receivedAt?: Date;
  readonly settledAt?: Date;
  readonly exchangeOrderId?: string;
  readonly refundId?: string | null;
}

export async function changeReturn(tx: Tx, id: string, change: ReturnChange): Promise<void> {
  await tx.updateTable('returns').set(change).where('id', '=', id).execute();
}

/** What came of the pieces of a line. */
export async function setReceived(
  tx: Tx,
  returnId: string,
  orderItemId: string,
  received: ReceivedPieces,
): Promise<void> {
  await tx
    .updateTable('returnItems')
    .set(received)
    .where('returnId', '=', returnId)
    .where('orderItemId', '=', orderItemId)
    .execute();
}
