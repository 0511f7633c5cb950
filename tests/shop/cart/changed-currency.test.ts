import { expect, test } from 'vitest';
import { db } from '#lib/db.ts';
import { acceptPrice } from '#shop/cart/accept-price.ts';
import { viewCart } from '#shop/cart/view.ts';
import { aShopper } from '#tests/support/checkout-fixtures.ts';

/** The line of a shopper who saw that price of a course that costs 49.00 USD now. */
async function aLineSeenAt(seenAmount: number, currency: string) {
  const visitor = await aShopper();
  const [line] = (await viewCart(db, visitor))?.lines ?? [];
  if (!line) throw new Error('no line');
  await db.updateTable('cartItems').set({ seenAmount, currency }).where('id', '=', line.id).execute();
  const seen = async () => (await viewCart(db, visitor))?.lines[0];
  return { visitor, id: line.id, seen };
}

test.each([
  [3_000, 'EUR', '30.00 EUR'],
  [9_000, 'JPY', '9,000 JPY'],
])(
  'a price of %i %s that is in USD now is no rise and no fall, and can be accepted',
  async (amount, currency, text) => {
    const { visitor, id, seen } = await aLineSeenAt(amount, currency);
    const line = await seen();
    expect(line).toMatchObject({ notice: null, problem: { code: 'price_changed' } });
    expect(line?.problem?.text).toContain(`now 49.00 USD; it was ${text}`);
    await acceptPrice(db, visitor, { line: id, amount: 4_900, currency: 'EUR' });
    expect((await seen())?.problem).not.toBeNull();
    await acceptPrice(db, visitor, { line: id, amount: 4_900, currency: 'USD' });
    expect(await seen()).toMatchObject({ problem: null, shownPrice: { amount: 4_900, currency: 'USD' } });
  },
);

test('a price that rose in its currency is a rise (control)', async () => {
  const { seen } = await aLineSeenAt(4_000, 'USD');
  expect((await seen())?.problem).toMatchObject({ code: 'price_rose' });
});
