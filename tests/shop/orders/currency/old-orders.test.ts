import { afterAll, beforeAll, expect, test } from 'vitest';
import { db } from '#lib/db.ts';
import { bookingRows } from '#shop/invoices/export/bookkeeping.ts';
import { refundOrder } from '#shop/orders/refunds/refund-by-staff.ts';
import { findOrder } from '#shop/orders/store.ts';
import { assembleOrder } from '#shop/orders/view.ts';
import { checkInvariants } from '#shop/payments/invariants/check-invariants.ts';
import { sendRefund } from '#shop/payments/refunds/send-refund.ts';
import { listRevenue } from '#shop/reports/today-store.ts';
import { changeTo } from '#tests/support/change-currency.ts';
import { DOVETAILS, SOURDOUGH } from '#tests/support/checkout-fixtures.ts';
import { documentsOf, forgetSeller, nameSeller } from '#tests/support/invoice-fixtures.ts';
import { aPaidOrder } from '#tests/support/paid-order.ts';
import { sellIn } from '#tests/support/selling-currency.ts';
import { deliver } from '#tests/support/stripe-actions.ts';

beforeAll(() => nameSeller());
afterAll(async () => {
  await forgetSeller();
  await sellIn('USD');
});

async function aBoughtOrder(...slugs: string[]) {
  const { orderId, sessionId } = await aPaidOrder(...slugs);
  await deliver(sessionId);
  return (await findOrder(db, { id: orderId })) ?? expect.fail('no order');
}

const refundOf = async (number: string, line: number, amount: string) => {
  const wish = { amount, reason: 'other', note: 'A test', access: 'keep' } as const;
  const { refundId } = await refundOrder(db, number, { ...wish, line: String(line) }, 'cli');
  await sendRefund(db, refundId);
};

test('an order in euros is shown, invoiced, refunded and exported in euros when the shop sells in dinars', async () => {
  await changeTo('EUR', { USD: '0.92' });
  const old = await aBoughtOrder(SOURDOUGH, DOVETAILS);
  expect(old).toMatchObject({ status: 'completed', currency: 'EUR', totalAmount: 4508 + 8188 });
  await changeTo('KWD', { EUR: '0.334' });
  const fresh = await aBoughtOrder(SOURDOUGH);
  expect(fresh).toMatchObject({ currency: 'KWD', totalAmount: 15_060 });
  // Its invoice is written only now, and so is the credit note of a part.
  await refundOf(old.number, 1, '20');
  const documents = await documentsOf(old.id);
  expect(documents.map(({ kind, snapshot }) => [kind, snapshot.currency, snapshot.sums.total])).toEqual([
    ['invoice', 'EUR', 12_696],
    ['credit_note', 'EUR', 2000],
  ]);
  expect(
    documents.flatMap((one) => bookingRows(one)).map(([amount, side, currency]) => [amount, side, currency]),
  ).toEqual([
    ['126.96', 'S', 'EUR'],
    ['20.00', 'H', 'EUR'],
  ]);
  const view = await assembleOrder(db, (await findOrder(db, { id: old.id })) ?? old);
  expect(view).toMatchObject({
    total: { amount: 12_696, currency: 'EUR' },
    refunded: { amount: 2000, currency: 'EUR' },
  });
  const day = (await listRevenue(db, 'sandbox', new Date(Date.now() - 86_400_000))).filter(
    ({ days }) => days === 7,
  );
  expect(day.map(({ currency, taken, givenBack }) => [currency, taken, givenBack])).toEqual([
    ['EUR', 12_696, 2000],
    ['KWD', 15_060, 0],
  ]);
  const { rows: at } = {
    rows: await db
      .selectFrom('refunds')
      .select(['status', 'currency'])
      .where('orderId', '=', old.id)
      .execute(),
  };
  expect(at).toEqual([{ status: 'succeeded', currency: 'EUR' }]);
  expect((await checkInvariants(db)).filter(({ broken }) => broken > 0)).toEqual([]);
});

test.each([
  ['JPY', 'KWD', '487', 7334],
  ['TND', 'JPY', '0.0208', 152_550],
])('a refund of a part in %s is one that Stripe takes', async (currency, from, rate, amount) => {
  await changeTo(currency, { [from]: rate });
  const order = await aBoughtOrder(SOURDOUGH);
  expect(order).toMatchObject({ currency, totalAmount: amount });
  await refundOf(order.number, 1, currency === 'JPY' ? '1000' : '12.34');
  const refunds = await db
    .selectFrom('refunds')
    .select(['status', 'amount', 'currency'])
    .where('orderId', '=', order.id)
    .execute();
  expect(refunds).toEqual([{ status: 'succeeded', amount: currency === 'JPY' ? 1000 : 12_340, currency }]);
});
