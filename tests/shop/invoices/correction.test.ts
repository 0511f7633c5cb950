import { afterAll, beforeAll, expect, test } from 'vitest';
import { db } from '#lib/db.ts';
import { correctBuyer } from '#shop/invoices/correct-buyer.ts';
import { findOrder } from '#shop/orders/store.ts';
import { printedBy } from '#tests/support/command-line.ts';
import { documentsOf, forgetSeller, nameSeller, paid } from '#tests/support/invoice-fixtures.ts';
import { aPlacedOrder } from '#tests/support/placed-order.ts';
import { invoiceCommands } from '../../../src/commands/invoices.ts';

beforeAll(() => nameSeller());
afterAll(forgetSeller);

const ADDRESS = {
  ...{ country: 'FR', name: 'Ada Lovelace', line1: '12 rue de l’Église', city: 'Paris', postcode: '75011' },
};

async function anOrderWithInvoice() {
  const orderId = await paid(await aPlacedOrder());
  const [invoice] = await documentsOf(orderId);
  const order = await findOrder(db, { id: orderId });
  if (!invoice || !order) throw new Error('nothing was issued');
  return { orderId, order, invoice };
}

test('a buyer who names a company after paying gets a credit note and a new invoice; the first stays as it was', async () => {
  const { orderId, order, invoice } = await anOrderWithInvoice();
  await correctBuyer(
    db,
    order,
    { ...ADDRESS, company: 'Atelier SARL', vat_id: 'FR 40 303 265 045' },
    'visitor',
  );
  const [first, credit, second, ...more] = await documentsOf(orderId);
  expect(more).toEqual([]);
  expect(first).toEqual(invoice);
  expect(credit).toMatchObject({ kind: 'credit_note', reason: 'correction' });
  expect(credit?.snapshot).toMatchObject({ buyer: invoice.snapshot.buyer, sums: invoice.snapshot.sums });
  expect(second?.snapshot).toMatchObject({
    buyer: { name: 'Atelier SARL', contact: 'Ada Lovelace', vatId: 'FR40303265045', country: 'FR' },
    ...{ sums: invoice.snapshot.sums, corrects: { number: invoice.number } },
  });
  const kept = await db
    .selectFrom('invoiceRequests')
    .select('buyer')
    .where('orderId', '=', orderId)
    .execute();
  expect(kept.map(({ buyer }) => buyer)).toEqual([null, null]);
});

test('a form that is sent twice at once changes the buyer once', async () => {
  const { orderId, order } = await anOrderWithInvoice();
  const typed = { ...ADDRESS, company: 'Atelier SARL', vat_id: 'FR 40 303 265 045' };
  const sent = await Promise.allSettled([1, 2, 3].map(() => correctBuyer(db, order, typed, 'visitor')));
  expect(sent.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  await expect(correctBuyer(db, order, typed, 'visitor')).rejects.toMatchObject({ code: 'same_buyer' });
  expect(await documentsOf(orderId)).toHaveLength(3);
});

test('a wrong VAT ID, one of another country and a missing street are refused at their fields', async () => {
  const { orderId, order } = await anOrderWithInvoice();
  const typed = (more: Readonly<Record<string, string>>) =>
    correctBuyer(db, order, { ...ADDRESS, company: 'Atelier', ...more }, 'visitor');
  await expect(typed({ vat_id: 'FR123' })).rejects.toMatchObject({ fields: { vat_id: expect.any(String) } });
  await expect(typed({ vat_id: 'DE129273398' })).rejects.toMatchObject({
    fields: { vat_id: expect.stringContaining('Germany') },
  });
  await expect(typed({ line1: '' })).rejects.toMatchObject({ fields: { line1: expect.any(String) } });
  await expect(typed({ company: '', vat_id: 'FR40303265045' })).rejects.toMatchObject({
    fields: { company: expect.any(String) },
  });
  expect(await documentsOf(orderId)).toHaveLength(1);
});

test('staff change the buyer by the command line, as often as they have to; it is written down', async () => {
  const { orderId, order } = await anOrderWithInvoice();
  const words = [
    '--name',
    'Ada',
    '--line1',
    '12 rue',
    '--postcode',
    '75011',
    '--city',
    'Paris',
    '--country',
    'FR',
  ];
  const printed = await printedBy(
    invoiceCommands['correct'],
    order.number,
    ...words,
    '--company',
    'Atelier SARL',
  );
  const documents = await documentsOf(orderId);
  expect(printed.trim().split('\n')).toEqual(documents.map(({ number }) => number));
  expect(documents.at(-1)?.snapshot.buyer).toMatchObject({ name: 'Atelier SARL', contact: 'Ada' });
  const audited = await db
    .selectFrom('auditLog')
    .select(['actor', 'action', 'details'])
    .where('subject', '=', `order:${orderId}`)
    .execute();
  expect(audited).toEqual([{ actor: 'cli', action: 'invoice.corrected', details: {} }]);
});
