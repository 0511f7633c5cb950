import { sql } from 'kysely';
import type { Db, Tx } from '#lib/db.ts';
import type { InvoiceReason } from './invoice.ts';

/** Something that has to be invoiced. */
export interface InvoiceRequest {
  readonly id: number;
  readonly orderId: string;
  readonly reason: InvoiceReason;
  /** The buyer that a correction names, as its form read it. */
  readonly buyer: unknown;
}

/** One that failed is tried again after so many seconds. */
const RETRY_SECONDS = 600;

/** What is to be invoiced now, the oldest first: of one order, or of all. */
export async function listOpenRequests(
  db: Db,
  { orderId = null, limit }: { readonly orderId?: string | null; readonly limit: number },
): Promise<readonly InvoiceRequest[]> {
  const { rows } = await sql<InvoiceRequest>`
    select id, order_id as "orderId", reason, buyer from invoice_requests
    where settled_at is null and (failed_at is null or failed_at < now() - ${RETRY_SECONDS} * interval '1 second')
      and (${orderId}::uuid is null or order_id = ${orderId}::uuid)
    order by id limit ${limit}`.execute(db);
  return rows;
}

export async function insertRequest(
  tx: Tx,
  request: {
    readonly orderId: string;
    readonly reason: InvoiceReason;
    readonly buyer?: object;
    readonly actor?: string;
  },
): Promise<void> {
  const { orderId, reason, buyer, actor = 'job' } = request;
  await sql`
    insert into invoice_requests (order_id, reason, buyer, actor)
    values (${orderId}, ${reason}, ${buyer ? JSON.stringify(buyer) : null}::jsonb, ${actor})
    on conflict (order_id) where reason = 'order' do nothing`.execute(tx);
}

/** The buyer that it names stands in the documents from then on. */
export async function settleRequest(tx: Tx, id: number, at: Date): Promise<void> {
  await tx
    .updateTable('invoiceRequests')
    .set({ settledAt: at, buyer: null, failedAt: null, failure: null })
    .where('id', '=', id)
    .execute();
}

export async function markRequestFailed(db: Db, id: number, failure: string, at: Date): Promise<void> {
  await db
    .updateTable('invoiceRequests')
    .set({ failedAt: at, failure: failure.slice(0, 500) })
    .where('id', '=', id)
    .where('settledAt', 'is', null)
    .execute();
}

/** Lets what failed be tried at once. */
export async function clearRequestFailures(db: Db, orderId: string): Promise<void> {
  await db
    .updateTable('invoiceRequests')
    .set({ failedAt: null, failure: null })
    .where('orderId', '=', orderId)
    .where('settledAt', 'is', null)
    .execute();
}

/** Whether documents of an order are still to be issued. */
export async function hasOpenRequest(db: Db, orderId: string): Promise<boolean> {
  const row = await db
    .selectFrom('invoiceRequests')
    .select('id')
    .where('orderId', '=', orderId)
    .where('settledAt', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}

/** Whether an order is or will be invoiced. */
export async function hasRequest(db: Db, orderId: string): Promise<boolean> {
  const row = await db
    .selectFrom('invoiceRequests')
    .select('id')
    .where('orderId', '=', orderId)
    .executeTakeFirst();
  return row !== undefined;
}

/** The buyer that the newest correction names which is still to be issued, as its form read it; null where none waits. */
export async function findOpenCorrection(tx: Tx, orderId: string): Promise<unknown> {
  const row = await tx
    .selectFrom('invoiceRequests')
    .select('buyer')
    .where('orderId', '=', orderId)
    .where('reason', '=', 'correction')
    .where('settledAt', 'is', null)
    .orderBy('id', 'desc')
    .executeTakeFirst();
  return row?.buyer ?? null;
}

export async function countCorrections(db: Db, orderId: string): Promise<number> {
  const { count } = await db
    .selectFrom('invoiceRequests')
    .select((is) => is.fn.countAll<number>().as('count'))
    .where('orderId', '=', orderId)
    .where('reason', '=', 'correction')
    .executeTakeFirstOrThrow();
  return count;
}
