import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { db } from '#lib/db.ts';
import { faultsOf } from '#lib/e-invoice/check.ts';
import type { Visitor } from '#shop/customers/store.ts';
import { toEInvoice } from '#shop/invoices/files/to-e-invoice.ts';
import { giveBack } from '#shop/orders/giving-back/give-back.ts';
import { refundOrder } from '#shop/orders/refunds/refund-by-staff.ts';
import { findOrder, listItems } from '#shop/orders/store.ts';
import { listOrderTaxes } from '#shop/orders/taxes-store.ts';
import { checkInvariants } from '#shop/payments/invariants/check-invariants.ts';
import { sendRefund } from '#shop/payments/refunds/send-refund.ts';
import { poolOf, seatsOf } from '#tests/support/an-event.ts';
import {
  aShopOfEverything,
  type EverythingShop,
  type PlacedEverything,
  placeEverything,
  STOCK,
} from '#tests/support/everything.ts';
import { levelOf, STAFF } from '#tests/support/goods-order.ts';
import { documentsOf, forgetSeller, nameSeller } from '#tests/support/invoice-fixtures.ts';
import { payAt } from '#tests/support/pay.ts';
import { usesOf } from '#tests/support/promotion-fixtures.ts';
import { deliver } from '#tests/support/stripe-actions.ts';
import { sessionAtStripe } from '#tests/support/stripe-event.ts';
import { withoutTaxAnswers } from '#tests/support/tax-fixtures.ts';

let shop: EverythingShop;
beforeAll(async () => {
  await nameSeller();
  shop = await aShopOfEverything();
});
afterAll(async () => {
  await withoutTaxAnswers();
  await forgetSeller();
});

/**
 * What each line costs, what the two promotions take off, and what its tax is, in cents.
 * 260.00 in all: 7.5 % are 19.50; of the 240.50 left 10.00; 230.50 and 8.00 of the express delivery, of which 4.90 are free.
 * 19 % of 103.16 = 43.44 + 35.46 + 16.26 + 8.00 are 16.47; 7 % of 62.95 = 53.19 + 9.76 are 4.12.
 */
const LINES = [
  { subtotal: 4900, discount: 368 + 188, gross: 4344, net: 3651, tax: 693, rate: 190_000 },
  { subtotal: 6000, discount: 450 + 231, gross: 5319, net: 4971, tax: 348, rate: 70_000 },
  { subtotal: 1100, discount: 82 + 42, gross: 976, net: 912, tax: 64, rate: 70_000 },
  { subtotal: 4000, discount: 300 + 154, gross: 3546, net: 2980, tax: 566, rate: 190_000 },
  // The bundle's 11.35 over 81.65 and 18.35.
  { subtotal: 8165, discount: 927, gross: 7238, net: 7238, tax: 0, rate: 0 },
  { subtotal: 1835, discount: 208, gross: 1627, net: 1367, tax: 260, rate: 190_000 },
] as const;
const DELIVERY = { gross: 800, net: 672, tax: 128, rate: 190_000 };
const RATES = [
  { rate: 190_000, ground: 'taxed', net: 8670, tax: 1647 },
  { rate: 70_000, ground: 'taxed', net: 5883, tax: 412 },
  { rate: 0, ground: 'exempt', net: 7238, tax: 0 },
];
const SUMS = { net: 21_791, tax: 2059, total: 23_850 };

async function orderOf(id: string) {
  return (await findOrder(db, { id })) ?? expect.fail('no order');
}

/** As it was placed: every number of it, at Stripe too. */
async function expectOrder({ orderId, sessionId }: PlacedEverything): Promise<void> {
  expect(await orderOf(orderId)).toMatchObject({
    ...{ subtotalAmount: 26_000, discountAmount: 2950, shippingAmount: 800 },
    ...{ taxAmount: SUMS.tax, taxIncluded: true, totalAmount: SUMS.total },
  });
  const items = await listItems(db, orderId);
  expect(
    items.map(({ subtotalAmount, discountAmount, totalAmount, taxAmount }) => [
      ...[subtotalAmount, discountAmount, totalAmount, taxAmount],
    ]),
  ).toEqual(LINES.map(({ subtotal, discount, gross, tax }) => [subtotal, discount, gross, tax]));
  const taxes = await listOrderTaxes(db, orderId);
  expect(taxes.map(({ net, tax, rate }) => [net, tax, rate])).toEqual(
    [...LINES, DELIVERY].map(({ net, tax, rate }) => [net, tax, rate]),
  );
  expect(await sessionAtStripe(sessionId)).toMatchObject({ amount_total: SUMS.total, currency: 'usd' });
}

async function expectInvoice({ orderId }: PlacedEverything): Promise<void> {
  const [invoice, ...more] = await documentsOf(orderId);
  if (!invoice) throw new Error('there is no invoice');
  expect(more).toEqual([]);
  const { lines, taxes, sums, buyer } = invoice.snapshot;
  expect(lines.map(({ net, tax, gross, rate }) => ({ net, tax, gross, rate }))).toEqual(
    [...LINES, DELIVERY].map(({ net, tax, gross, rate }) => ({ net, tax, gross, rate })),
  );
  expect(taxes.map(({ rate, ground, net, tax }) => ({ rate, ground, net, tax }))).toEqual(
    expect.arrayContaining(RATES),
  );
  expect(taxes).toHaveLength(RATES.length);
  expect(sums).toMatchObject(SUMS);
  // The bill goes to who gives, not to who unpacks.
  expect(buyer).toMatchObject({ name: 'Grace Hopper', address: { line1: 'Marktplatz 2' } });
  const data = toEInvoice(invoice);
  expect(data && faultsOf(data)).toEqual([]);
}

/** Each way of giving something back: by its name, who does it, and how much it is. */
const STEPS = {
  seat: {
    amount: 2660,
    run: async ({ number }: PlacedEverything, visitor: Visitor) => {
      const [id = ''] = await giveBack(db, number, visitor, {
        ...{ seats: ['2-1'], amount: 2660, form: randomUUID() },
      });
      return id;
    },
  },
  goods: { amount: 3546, run: staff({ line: '4', amount: '', access: 'take' }) },
  goodwill: { amount: 1000, run: staff({ line: '1', amount: '10.00', access: 'keep' }) },
  delivery: { amount: 800, run: staff({ line: 'shipping', amount: '', access: 'take' }) },
} as const;

function staff(what: { line: string; amount: string; access: 'take' | 'keep' }) {
  return async ({ number }: PlacedEverything) => {
    const request = { ...what, reason: 'other', note: 'As agreed' } as const;
    return (await refundOrder(db, number, request, STAFF)).refundId;
  };
}

async function settle({ sessionId }: PlacedEverything, refundId: string): Promise<void> {
  await sendRefund(db, refundId);
  await deliver(sessionId);
}

/** Credit notes sum to what went back, in all and by their taxes. */
async function expectCredited({ orderId }: PlacedEverything, refunded: number): Promise<void> {
  const order = await orderOf(orderId);
  expect(order.refundedAmount).toBe(refunded);
  const notes = (await documentsOf(orderId)).filter(({ kind }) => kind === 'credit_note');
  expect(notes.reduce((sum, { snapshot }) => sum + snapshot.sums.total, 0)).toBe(refunded);
  for (const note of notes) {
    const data = toEInvoice(note);
    expect(data && faultsOf(data)).toEqual([]);
  }
}

/** Uses of each promotion for an order that count still. */
async function usesLeft({ promotions }: EverythingShop, orderId: string) {
  const all = [promotions.code, promotions.automatic, promotions.delivery];
  const uses = await Promise.all(all.map(({ id }) => usesOf(id)));
  return uses.map(({ taken }) =>
    taken
      .filter((use) => use.orderId === orderId)
      .map(({ amount, deliveryAmount }) => [amount, deliveryAmount]),
  );
}

const USED = [[[1950, 0]], [[1000, 0]], [[0, 490]]];

describe('an order of everything', () => {
  test.each([
    [['seat', 'goods', 'goodwill', 'delivery']],
    [['delivery', 'goodwill', 'seat', 'goods']],
    [['goodwill', 'goods', 'delivery', 'seat']],
  ] as const)('costs what is written here, and goes back by %s and then the rest', async (steps) => {
    const placed = await placeEverything(shop);
    const { orderId } = placed;
    await expectOrder(placed);
    await payAt(placed.sessionId);
    await deliver(placed.sessionId);
    expect(await orderOf(orderId)).toMatchObject({ status: 'completed' });
    await expectInvoice(placed);
    expect(await poolOf(shop.event.poolIds[0] ?? '')).toEqual({ capacity: 20, held: 0, taken: 2 });
    let refunded = 0;
    for (const step of steps) {
      const { amount, run } = STEPS[step];
      await settle(placed, await run(placed, placed.visitor));
      refunded += amount;
      await expectCredited(placed, refunded);
      expect(await orderOf(orderId)).toMatchObject({ status: 'partially_refunded' });
    }
    expect(refunded).toBe(8006);
    expect(await usesLeft(shop, orderId)).toEqual(USED);
    const rest = staff({ line: '', amount: '', access: 'take' });
    await settle(placed, await rest(placed));
    await expectCredited(placed, SUMS.total);
    expect(await orderOf(orderId)).toMatchObject({ status: 'refunded' });
    const notes = (await documentsOf(orderId)).filter(({ kind }) => kind === 'credit_note');
    expect(notes.reduce((sum, { snapshot }) => sum + snapshot.sums.tax, 0)).toBe(SUMS.tax);
    expect(await usesLeft(shop, orderId)).toEqual([[], [], []]);
    expect(await poolOf(shop.event.poolIds[0] ?? '')).toEqual({ capacity: 20, held: 0, taken: 0 });
    expect((await seatsOf(orderId)).filter(({ cancelledAt }) => cancelledAt === null)).toEqual([]);
    for (const { variantIds } of [shop.apron, shop.pegs])
      expect(await levelOf(variantIds[0] ?? '', shop.warehouse)).toEqual({
        ...{ onHand: STOCK, held: 0, allocated: 0 },
      });
    expect((await checkInvariants(db)).filter(({ broken }) => broken > 0)).toEqual([]);
  });
});
