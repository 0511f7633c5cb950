import { afterAll, beforeAll, expect, test } from 'vitest';
import { db, inTransaction } from '#lib/db.ts';
import { issueDue } from '#shop/invoices/issuing/issue-due.ts';
import { recordDispute } from '#shop/orders/disputes/record-dispute.ts';
import { recordForeignRefund } from '#shop/orders/refunds/record-refund.ts';
import { checkInvariants } from '#shop/payments/invariants/check-invariants.ts';
import { DOVETAILS, SOURDOUGH } from '#tests/support/checkout-fixtures.ts';
import { documentsOf, forgetSeller, nameSeller, paid } from '#tests/support/invoice-fixtures.ts';
import { aPlacedOrder } from '#tests/support/placed-order.ts';
import { stripeId } from '#tests/support/stripe-event.ts';

beforeAll(() => nameSeller());
afterAll(forgetSeller);

async function refund(
  orderId: string,
  amount: number,
  stripeRefundId = stripeId('re'),
  status: 'succeeded' | 'failed' = 'succeeded',
) {
  const payment = await db
    .selectFrom('payments')
    .select(['id', 'orderId', 'currency'])
    .where('orderId', '=', orderId)
    .executeTakeFirstOrThrow();
  await inTransaction(db, (tx) =>
    recordForeignRefund(tx, payment, { stripeRefundId, amount, status, failureReason: null, answer: '{}' }),
  );
  return stripeRefundId;
}

test('each refund gets its credit note, and a refund that the bank rejects is invoiced again', async () => {
  const orderId = await paid(await aPlacedOrder(SOURDOUGH, DOVETAILS));
  const [invoice] = await documentsOf(orderId);
  const total = invoice?.snapshot.sums.total ?? 0;
  await refund(orderId, 1_000);
  const rejected = await refund(orderId, 2_000);
  await refund(orderId, total - 3_000);
  const documents = await documentsOf(orderId);
  const notes = documents.filter(({ kind }) => kind === 'credit_note');
  expect(notes.reduce((sum, { snapshot }) => sum + snapshot.sums.total, 0)).toBe(total);
  for (const { snapshot } of notes) expect(snapshot.corrects?.number).toBe(invoice?.number);
  await refund(orderId, 2_000, rejected, 'failed');
  const again = (await documentsOf(orderId)).at(-1);
  expect(again).toMatchObject({ kind: 'invoice', reason: 'refund' });
  expect(again?.snapshot.sums.total).toBe(2_000);
  expect(await documentsOf(orderId)).toHaveLength(documents.length + 1);
  const broken = (await checkInvariants(db)).filter(
    ({ name, broken }) => name.includes('invoice') && broken > 0,
  );
  expect(broken).toEqual([]);
});

async function disputed(orderId: string, status: 'open' | 'lost' | 'won', amount: number, id: string) {
  const payment = await db
    .selectFrom('payments')
    .select(['id', 'orderId', 'currency'])
    .where('orderId', '=', orderId)
    .executeTakeFirstOrThrow();
  const state = {
    ...{ stripeDisputeId: id, status, amount, currency: payment.currency, reason: 'fraudulent' },
    ...{ evidenceDueAt: null, openedAt: new Date(), gatewayAnswer: '{}' },
  };
  await inTransaction(db, (tx) => recordDispute(tx, payment, state, new Date(), 'stripe'));
}

test('a dispute that is lost is credited, with refunds never more than was paid; one that is won is not', async () => {
  const orderId = await paid(await aPlacedOrder(SOURDOUGH, DOVETAILS));
  const [invoice] = await documentsOf(orderId);
  const total = invoice?.snapshot.sums.total ?? 0;
  await refund(orderId, 1_000);
  const id = stripeId('dp');
  await disputed(orderId, 'open', total, id);
  expect(await creditedOf(orderId)).toEqual([1_000]);
  // The bank takes the whole payment, though some of it went back before.
  await disputed(orderId, 'lost', total, id);
  await disputed(orderId, 'lost', total, id);
  expect(await creditedOf(orderId)).toEqual([1_000, total - 1_000]);
  const note = (await documentsOf(orderId)).at(-1);
  expect(note).toMatchObject({ kind: 'credit_note', reason: 'dispute' });
  // A bank that thinks again.
  await disputed(orderId, 'won', total, id);
  const again = (await documentsOf(orderId)).at(-1);
  expect(again).toMatchObject({ kind: 'invoice', reason: 'dispute' });
  expect(again?.snapshot.sums.total).toBe(total - 1_000);
  const won = await paid(await aPlacedOrder());
  await disputed(won, 'open', 100, `${id}2`);
  await disputed(won, 'won', 100, `${id}2`);
  expect(await creditedOf(won)).toEqual([]);
  const broken = (await checkInvariants(db)).filter(
    ({ name, broken }) => name.includes('invoice') && broken > 0,
  );
  expect(broken).toEqual([]);
});

async function creditedOf(orderId: string): Promise<readonly number[]> {
  const documents = await documentsOf(orderId);
  return documents.filter(({ kind }) => kind === 'credit_note').map(({ snapshot }) => snapshot.sums.total);
}

test('real orders wait until the owner has named the seller, and staff are told', async () => {
  await forgetSeller();
  const placed = await aPlacedOrder();
  const orderId = await paid(placed);
  await db.updateTable('orders').set({ mode: 'live' }).where('id', '=', orderId).execute();
  expect(await documentsOf(orderId)).toEqual([]);
  const waiting = () =>
    db
      .selectFrom('concerns')
      .select('id')
      .where('kind', '=', 'invoices_wait')
      .where('resolvedAt', 'is', null)
      .execute();
  expect(await waiting()).toHaveLength(1);
  await nameSeller();
  const [invoice] = await documentsOf(orderId);
  expect(invoice?.number).toMatch(/^INV-\d{4}-000001$/);
  // The round of all orders tells that none waits any more.
  await issueDue(db);
  expect(await waiting()).toEqual([]);
});
