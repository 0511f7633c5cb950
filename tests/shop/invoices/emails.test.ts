import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { db, inTransaction } from '#lib/db.ts';
import { files } from '#lib/files.ts';
import type { Email, Mailer } from '#lib/mail/mailer.ts';
import { emailSender } from '#shop/emails/send-email.ts';
import { correctBuyer } from '#shop/invoices/correct-buyer.ts';
import { makeMissingFiles } from '#shop/invoices/files/make-missing.ts';
import { issueDue } from '#shop/invoices/issuing/issue-due.ts';
import { emailLateDocuments } from '#shop/invoices/sending/email-late.ts';
import { recordForeignRefund } from '#shop/orders/refunds/record-refund.ts';
import { findOrder } from '#shop/orders/store.ts';
import { ORIGIN } from '#tests/support/checkout-fixtures.ts';
import { forgetSeller, nameSeller, paid } from '#tests/support/invoice-fixtures.ts';
import { aPlacedOrder } from '#tests/support/placed-order.ts';
import { stripeId } from '#tests/support/stripe-event.ts';

beforeAll(() => nameSeller());
afterAll(forgetSeller);

const SENDER = { origin: ORIGIN, secret: 'only-for-this-test-and-long-enough' };
const sent: Email[] = [];
const mailer: Mailer = {
  send: async (email, handOver) => {
    await handOver();
    sent.push(email);
    return { state: 'accepted' };
  },
  close: () => {},
};
const send = emailSender(db, SENDER, { mailer });
beforeEach(() => void sent.splice(0));

/** The worker's rounds: what is due, then every email that waits, until none does. */
async function work(orderId: string): Promise<void> {
  await issueDue(db, orderId);
  await makeMissingFiles(db, orderId);
  await emailLateDocuments(db, orderId);
  await sendAll(orderId);
}

async function sendAll(orderId: string): Promise<void> {
  const waiting = await db
    .selectFrom('mails')
    .select('id')
    .where('orderId', '=', orderId)
    .where('sentAt', 'is', null)
    .orderBy('queuedAt')
    .execute();
  for (const { id } of waiting) await send(id);
}

/** The subjects of what was sent, each with the documents in it. */
const carried = () =>
  sent.map(({ subject, attachments = [] }) => ({
    subject,
    files: attachments
      .filter(({ contentType }) => contentType === 'application/pdf')
      .map(({ filename }) => String(filename)),
  }));
const attached = () => carried().flatMap(({ files: names }) => names);

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

test('the order’s email carries the invoice, and each refund’s its credit note; nothing goes twice', async () => {
  const orderId = await paid(await aPlacedOrder());
  for (let round = 0; round < 3; round++) await work(orderId);
  expect(carried()).toEqual([
    { subject: expect.stringContaining('ORD-'), files: [expect.stringMatching(/^SAMPLE-INV-.*\.pdf$/)] },
  ]);
  await refund(orderId, 100);
  for (let round = 0; round < 2; round++) await work(orderId);
  await refund(orderId, 200);
  for (let round = 0; round < 2; round++) await work(orderId);
  const notes = attached().filter((name) => name.startsWith('SAMPLE-CN-'));
  expect(notes).toHaveLength(2);
  expect(new Set(notes).size).toBe(2);
});

test('an invoice that is late comes once, in an email of its own, with its PDF', async () => {
  const placed = await aPlacedOrder();
  const orderId = await paid(placed);
  // Real orders wait for the owner to say who sells.
  await forgetSeller();
  await db.updateTable('orders').set({ mode: 'live' }).where('id', '=', orderId).execute();
  await work(orderId);
  expect(carried()).toEqual([{ subject: expect.any(String), files: [] }]);
  await nameSeller();
  await Promise.all([work(orderId), emailLateDocuments(db, orderId), emailLateDocuments(db)]);
  await work(orderId);
  expect(carried().slice(1)).toEqual([
    { subject: expect.stringMatching(/^Your invoice: order/), files: [expect.stringMatching(/^INV-/)] },
  ]);
  const pdf = sent[1]?.attachments?.find(({ contentType }) => contentType === 'application/pdf')?.content;
  expect(
    Buffer.from(pdf as Buffer)
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-');
});

test('an email that cannot read the file goes without it, and the file follows', async () => {
  const orderId = await paid(await aPlacedOrder());
  await issueDue(db, orderId);
  await makeMissingFiles(db, orderId);
  const store = await files();
  const open = store.open.bind(store);
  store.open = () => Promise.reject(new Error('the storage does not answer'));
  await sendAll(orderId).finally(() => {
    store.open = open;
  });
  await work(orderId);
  expect(carried().map(({ files: names }) => names.length)).toEqual([0, 1]);
});

test('a change of the buyer brings the credit note and the new invoice together', async () => {
  const orderId = await paid(await aPlacedOrder());
  await work(orderId);
  const order = await findOrder(db, { id: orderId });
  if (!order) throw new Error('no order');
  const typed = { country: 'FR', name: 'Ada', line1: '12 rue', city: 'Paris', postcode: '75011' };
  await correctBuyer(db, order, { ...typed, company: 'Atelier SARL' }, 'visitor');
  for (let round = 0; round < 2; round++) await work(orderId);
  expect(carried().slice(1)).toEqual([
    {
      subject: expect.stringMatching(/^Your new invoice: order/),
      files: [expect.stringMatching(/^SAMPLE-CN-/), expect.stringMatching(/^SAMPLE-INV-/)],
    },
  ]);
});

test('a buyer whose address is erased gets no email, and nothing waits for ever', async () => {
  const orderId = await paid(await aPlacedOrder());
  await sql`update mails set recipient = null where order_id = ${orderId}`.execute(db);
  await db.updateTable('orders').set({ email: null }).where('id', '=', orderId).execute();
  await work(orderId);
  expect(sent).toEqual([]);
  const { rows } = await sql<{ open: number }>`
    select count(*) filter (where d.settled_at is null) as open from invoice_deliveries d
    join invoices i on i.id = d.invoice_id where i.order_id = ${orderId}`.execute(db);
  expect(rows[0]?.open).toBe(0);
});

test('the receipt that is sent once more brings the invoice once more', async () => {
  const orderId = await paid(await aPlacedOrder());
  await work(orderId);
  await sql`insert into mails (kind, dedupe_key, recipient, order_id)
    select kind, 'again:' || id, recipient, order_id from mails where order_id = ${orderId}`.execute(db);
  await work(orderId);
  const [first, second, ...more] = attached();
  expect(more).toEqual([]);
  expect(second).toBe(first);
});
