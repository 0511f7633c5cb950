import { sql } from 'kysely';
import { db, inTransaction } from '#lib/db.ts';
import { makeMissingFiles } from '#shop/invoices/files/make-missing.ts';
import { issueDue } from '#shop/invoices/issuing/issue-due.ts';
import { insertRequest } from '#shop/invoices/requests-store.ts';
import { recordForeignRefund } from '#shop/orders/refunds/record-refund.ts';
import type { CrashCase, CrashScenario } from './crash-scenarios.ts';
import { paid } from './invoice-fixtures.ts';
import { COMPLETED_ONCE, type OrderFacts } from './order-facts.ts';
import { aPlacedOrder } from './placed-order.ts';
import { A_BUYER } from './sample-invoices.ts';
import { stripeId } from './stripe-event.ts';

/** What the job of each minute does: numbers, files, and the email with what no other carries. */
export const invoiceScenarios: Readonly<Record<string, CrashScenario>> = {
  'job: an invoice': async () => theJob(await aPaid(), ['invoice'], 1, COMPLETED_ONCE),
  'job: a credit note': async () => {
    const orderId = await anInvoiced();
    await refund(orderId, 100);
    const wanted = { ...COMPLETED_ONCE, status: 'partially_refunded', refunded: 100 };
    return theJob(orderId, ['invoice', 'credit_note'], 1, wanted);
  },
  'job: a correction of the buyer': async () => {
    const orderId = await anInvoiced();
    await inTransaction(db, (tx) =>
      insertRequest(tx, { orderId, reason: 'correction', buyer: { ...A_BUYER, name: 'Atelier' } }),
    );
    return theJob(orderId, ['invoice', 'credit_note', 'invoice'], 2, COMPLETED_ONCE);
  },
};

async function aPaid(): Promise<string> {
  return paid(await aPlacedOrder());
}

/** Its invoice went with its email. */
async function anInvoiced(): Promise<string> {
  const orderId = await aPaid();
  await issueDue(db, orderId);
  await makeMissingFiles(db, orderId);
  await sql`update invoice_deliveries d set settled_at = now() from invoices i
    where i.id = d.invoice_id and i.order_id = ${orderId}`.execute(db);
  return orderId;
}

async function refund(orderId: string, amount: number): Promise<void> {
  const payment = await db
    .selectFrom('payments')
    .select(['id', 'orderId', 'currency'])
    .where('orderId', '=', orderId)
    .executeTakeFirstOrThrow();
  await inTransaction(db, (tx) =>
    recordForeignRefund(tx, payment, {
      ...{ stripeRefundId: stripeId('re'), amount, status: 'succeeded' as const },
      ...{ failureReason: null, answer: '{}' },
    }),
  );
}

/** @param documents the kinds that are there in the end. @param carried how many of them go with the one email of their own. */
async function theJob(
  orderId: string,
  documents: readonly string[],
  carried: number,
  wanted: Partial<OrderFacts>,
): Promise<CrashCase> {
  await sql`update mails set sent_at = now() where order_id = ${orderId}`.execute(db);
  // What other scenarios left is not counted here.
  await sql`update invoice_requests set failed_at = now() where settled_at is null and order_id <> ${orderId}`.execute(
    db,
  );
  await sql`update invoice_deliveries d set settled_at = now() from invoices i
    where i.id = d.invoice_id and d.settled_at is null and i.order_id <> ${orderId}`.execute(db);
  return {
    action: { does: 'job', queue: 'make-invoices', data: {} },
    orderId: async () => orderId,
    wanted,
    also: async () => {
      const seen = JSON.stringify(await documentsOf(orderId));
      const right = JSON.stringify({ documents, files: documents.length, carried, emails: 1 });
      return seen === right ? null : `${seen} and not ${right}`;
    },
  };
}

async function documentsOf(orderId: string) {
  const { rows } = await sql<object>`
    select (select json_agg(kind order by issued_at, kind) from invoices where order_id = ${orderId}) as documents,
      (select count(*) from invoice_files f join invoices i on i.id = f.invoice_id where i.order_id = ${orderId}) as files,
      (select count(*) from invoice_deliveries d join invoices i on i.id = d.invoice_id
        where i.order_id = ${orderId} and d.mail_id is not null) as carried,
      (select count(*) from mails where order_id = ${orderId} and kind = 'invoice') as emails`.execute(db);
  return rows[0];
}
