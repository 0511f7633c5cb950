import { db } from '#lib/db.ts';
import { addItem } from '#shop/cart/add-item.ts';
import { applyCode } from '#shop/cart/apply-code.ts';
import { findOrder } from '#shop/orders/store.ts';
import { aBundleOf } from './a-bundle.ts';
import { anEvent } from './an-event.ts';
import { anEmail, aVisitor, DOVETAILS, SOURDOUGH } from './checkout-fixtures.ts';
import { aZone, BERLIN, checkoutTo } from './delivery-fixtures.ts';
import { aWarehouse, someGoods } from './goods-order.ts';
import { aPromotion } from './promotion-fixtures.ts';
import { answerTax } from './tax-fixtures.ts';

const FILES = 'six-joints-full-size';
/** Pieces of each thing that is sent. */
export const STOCK = 10;

/**
 * A German shop, prices with the tax: 19 % by default, 7 % on seats and files, nothing on the exempt course. Two codes and an
 * automatic promotion: 7.5 %, 10.00 off, and free delivery.
 */
export async function aShopOfEverything() {
  await answerTax();
  const warehouse = await aWarehouse();
  const event = await anEvent([{ inDays: 30, capacity: 20 }]);
  const [apron, pegs] = [
    await someGoods(['M'], { [warehouse]: STOCK }),
    await someGoods(['One'], { [warehouse]: STOCK }),
  ];
  for (const [slug, taxClass] of [
    [event.slug, 'reduced'],
    [FILES, 'reduced'],
    [DOVETAILS, 'exempt'],
  ] as const)
    await db.updateTable('products').set({ taxClass }).where('slug', '=', slug).execute();
  await db.deleteFrom('shippingZones').execute();
  const [, express = ''] = await aZone(
    ['DE'],
    [{ rates: [[null, 490]] }, { kind: 'express', title: 'Express', rates: [[null, 1290]] }],
  );
  const combined = { isCombinable: true };
  const promotions = {
    code: await aPromotion({ ...combined, rate: 75_000 }),
    automatic: await aPromotion({
      ...{ ...combined, code: null, effect: 'fixed', rate: null, amount: 1000, currency: 'USD' },
    }),
    delivery: await aPromotion({ ...combined, effect: 'free_delivery', rate: null }),
  };
  // 89.00 and 20.00 for 100.00.
  const bundle = await aBundleOf(10_000, DOVETAILS, pegs.slug);
  return { warehouse, event, apron, pegs, express, promotions, bundle };
}

export type EverythingShop = Awaited<ReturnType<typeof aShopOfEverything>>;
/** Waits for its money: a course, two seats, files, two aprons, and a bundle of a course and pegs; by express, as a gift. */
export async function placeEverything({ event, apron, bundle, express, promotions }: EverythingShop) {
  const visitor = await aVisitor();
  for (const [what, quantity] of [
    [{ product: SOURDOUGH }, 1],
    [{ variant: event.variantIds[0] ?? '' }, 2],
    [{ product: FILES }, 1],
    [{ variant: apron.variantIds[0] ?? '' }, 2],
    [{ product: bundle }, 1],
  ] as const)
    await addItem(db, visitor, { ...what, quantity });
  await applyCode(db, visitor, promotions.code.code);
  await applyCode(db, visitor, promotions.delivery.code);
  const bill = { ...BERLIN, name: 'Grace Hopper', line1: 'Marktplatz 2', city: 'Bremen', postcode: '28195' };
  const billing = Object.fromEntries(Object.entries(bill).map(([name, text]) => [`billing_${name}`, text]));
  const gift = { gift: 'on', gift_note: 'For the kitchen', billing_other: 'on', ...billing };
  const typed = { ...BERLIN, phone: '+49 30 1234567', ...gift, method: `${express}:800` };
  const { orderId } = await checkoutTo(visitor, typed, anEmail());
  const payment = db.selectFrom('payments').select('stripeSessionId').where('orderId', '=', orderId);
  const sessionId = (await payment.executeTakeFirstOrThrow()).stripeSessionId ?? '';
  return { visitor, orderId, sessionId, number: (await orderOf(orderId)).number };
}

export type PlacedEverything = Awaited<ReturnType<typeof placeEverything>>;

async function orderOf(id: string) {
  const order = await findOrder(db, { id });
  if (!order) throw new Error('no order');
  return order;
}
