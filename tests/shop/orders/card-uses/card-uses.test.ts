import { expect, test } from 'vitest';
import { db } from '#lib/db.ts';
import { applyCode } from '#shop/cart/apply-code.ts';
import { tellCardUses } from '#shop/orders/card-uses/tell-card-uses.ts';
import { concernsAbout, numberOf } from '#tests/support/changed-event.ts';
import { aShopper, checkoutOf } from '#tests/support/checkout-fixtures.ts';
import { aPromotion } from '#tests/support/promotion-fixtures.ts';
import { deliver, payWith } from '#tests/support/stripe-actions.ts';

const [USUAL, FRENCH] = ['4242424242424242', '4000002500000003'];

/** An order of somebody new with a code, paid with a card. @returns its number. */
async function bought(code: string, card: string): Promise<string> {
  const shopper = await aShopper();
  await applyCode(db, shopper, code);
  const { orderId } = await checkoutOf(shopper);
  const payment = db.selectFrom('payments').select('stripeSessionId').where('orderId', '=', orderId);
  const sessionId = (await payment.executeTakeFirstOrThrow()).stripeSessionId ?? '';
  await payWith(sessionId, { card });
  await deliver(sessionId);
  return numberOf(orderId);
}

test('a card that pays for a second order with what a customer may have once is told, another card is not', async () => {
  const { code } = await aPromotion({ customerLimit: 1 });
  const first = await bought(code, USUAL);
  await tellCardUses(db);
  const [second, other] = [await bought(code, USUAL), await bought(code, FRENCH)];
  await Promise.all([1, 2, 3].map(() => tellCardUses(db)));
  expect(await concernsAbout(first)).toEqual([]);
  expect(await concernsAbout(second)).toEqual(['promotion_card_again']);
  expect(await concernsAbout(other)).toEqual([]);
  const rows = db.selectFrom('concerns').select(['details', 'times']).where('subject', '=', second);
  expect(await rows.executeTakeFirst()).toEqual({
    details: { promotion: 'Spring sale', times: 2 },
    times: 1,
  });
});

test('one for the first order alone is told where the card has paid before, with it or without', async () => {
  await bought((await aPromotion()).code, USUAL);
  const number = await bought((await aPromotion({ isFirstOnly: true })).code, USUAL);
  await tellCardUses(db);
  expect(await concernsAbout(number)).toEqual(['promotion_card_again']);
});

test('what every customer may have as often as it pleases is told of no card', async () => {
  const { code } = await aPromotion();
  const numbers = [await bought(code, USUAL), await bought(code, USUAL)];
  await tellCardUses(db);
  for (const number of numbers) expect(await concernsAbout(number)).toEqual([]);
});
