import { buffer } from 'node:stream/consumers';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { db } from '#lib/db.ts';
import { files } from '#lib/files.ts';
import { makeInvoiceFile } from '#shop/invoices/files/make-file.ts';
import { DOVETAILS, SOURDOUGH } from '#tests/support/checkout-fixtures.ts';
import { documentsOf, forgetSeller, nameSeller, paid } from '#tests/support/invoice-fixtures.ts';
import { aPlacedOrder } from '#tests/support/placed-order.ts';

beforeAll(() => nameSeller());
afterAll(forgetSeller);

test('an order that was paid gets one frozen document with the next number, and its file', async () => {
  const orderId = await paid(await aPlacedOrder(SOURDOUGH, DOVETAILS));
  const [invoice, ...more] = await documentsOf(orderId);
  if (!invoice) throw new Error('nothing was issued');
  expect(more).toEqual([]);
  expect(await documentsOf(orderId)).toHaveLength(1);
  expect(invoice).toMatchObject({
    kind: 'invoice',
    isSample: true,
    number: expect.stringMatching(/^SAMPLE-INV-\d{4}-\d{6}$/),
  });
  const order = await db.selectFrom('orders').selectAll().where('id', '=', orderId).executeTakeFirstOrThrow();
  expect(invoice.snapshot.sums.total).toBe(order.totalAmount);
  const file = await makeInvoiceFile(db, invoice, 'pdf');
  const pdf = await buffer(await (await files()).open(file.storageKey));
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
});

test('no role of the shop changes or deletes what was issued', async () => {
  for (const statement of [
    sql`update invoices set number = 'INV-2026-999999'`,
    sql`delete from invoices`,
    sql`update invoice_files set bytes = 1`,
    sql`truncate invoice_files`,
  ])
    await expect(statement.execute(db)).rejects.toThrow(/permission denied|neither deleted nor rewritten/);
});
