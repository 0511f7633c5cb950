import { sql } from 'kysely';
import { prepared } from '#lib/db/prepared.ts';
import type { Db, Tx } from '#lib/db.ts';
import type { InvoiceKind, InvoiceReason } from '../invoice.ts';

/** A document whose PDF is made, as it goes with an email. */
export interface Sendable {
  readonly id: string;
  readonly number: string;
  readonly kind: InvoiceKind;
  readonly reason: InvoiceReason;
  readonly requestId: number;
  readonly storageKey: string;
  /** The email that carries it; null while none does. */
  readonly mailId: string | null;
  readonly isSettled: boolean;
}

/** What of an order can go with an email, in the order in which it was issued. */
export async function listSendable(db: Db, orderId: string): Promise<readonly Sendable[]> {
  return sendableOf(db, { orderId });
}

const sendableOf = prepared<Sendable, { readonly orderId: string }>(
  (_, value) => sql`
    select i.id, i.number, i.kind, i.reason, i.request_id, f.storage_key, d.mail_id, d.settled_at is not null as is_settled
    from invoices i
    join invoice_files f on f.invoice_id = i.id and f.format = 'pdf'
    join invoice_deliveries d on d.invoice_id = i.id
    where i.order_id = ${value('orderId')} order by i.issued_at, i.kind`,
);

/** Lets an email carry documents that none carries yet. @returns those that it carries now. */
export async function settleDeliveries(
  db: Db,
  mailId: string | null,
  invoiceIds: readonly string[],
  at: Date,
): Promise<ReadonlySet<string>> {
  if (invoiceIds.length === 0) return new Set();
  const rows = await db
    .updateTable('invoiceDeliveries')
    .set({ mailId, settledAt: at })
    .where('invoiceId', 'in', invoiceIds)
    .where('settledAt', 'is', null)
    .returning('invoiceId')
    .execute();
  return new Set(rows.map(({ invoiceId }) => invoiceId));
}

/** Documents that were issued together and reach nobody yet. */
export interface LateDocuments {
  readonly orderId: string;
  readonly requestId: number;
  readonly invoiceIds: readonly string[];
}

/**
 * What is made and goes with no email: what was issued for one reason together, and only where no email is on its way that will
 * take it along. @param carriers the kinds of emails that do.
 */
export async function listLate(
  db: Db,
  carriers: readonly string[],
  { orderId = null, limit }: { readonly orderId?: string | null; readonly limit: number },
): Promise<readonly LateDocuments[]> {
  const { rows } = await sql<LateDocuments>`
    select i.order_id, i.request_id, array_agg(i.id order by i.issued_at, i.kind) as invoice_ids
    from invoice_deliveries d
    join invoices i on i.id = d.invoice_id
    left join invoice_files f on f.invoice_id = i.id and f.format = 'pdf'
    where d.settled_at is null and (${orderId}::uuid is null or i.order_id = ${orderId}::uuid)
      and not exists (select from mails m where m.order_id = i.order_id and m.kind = any(${carriers}::text[])
        and m.sent_at is null and m.failure is null and m.recipient is not null)
    group by i.order_id, i.request_id having bool_and(f.invoice_id is not null)
    order by i.request_id limit ${limit}`.execute(db);
  return rows;
}

/** Locks what is not settled of these until the caller's transaction ends. */
export async function lockUnsettled(tx: Tx, invoiceIds: readonly string[]): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom('invoiceDeliveries')
    .select('invoiceId')
    .where('invoiceId', 'in', invoiceIds)
    .where('settledAt', 'is', null)
    .orderBy('invoiceId')
    .forUpdate()
    .execute();
  return rows.map(({ invoiceId }) => invoiceId);
}

/** The email that was queued under a key; null where none was. */
export async function findMailId(tx: Tx, dedupeKey: string): Promise<string | null> {
  const row = await tx.selectFrom('mails').select('id').where('dedupeKey', '=', dedupeKey).executeTakeFirst();
  return row?.id ?? null;
}
