import { sql } from 'kysely';
import { afterAll, describe, expect, test } from 'vitest';
import { currencyOfCountry } from '#lib/currency-of-country.ts';
import { db } from '#lib/db.ts';
import { sheetAmount } from '#lib/parse-amount.ts';
import { changeSetting } from '#shop/accounts/change-setting.ts';
import { viewCart } from '#shop/cart/view.ts';
import { startCheckout } from '#shop/checkout/start.ts';
import { changeCurrency, previewCurrency } from '#shop/orders/currency/change-currency.ts';
import { savePromotion } from '#shop/pricing/promotions/editing/edit-promotion.ts';
import { listPromotions } from '#shop/pricing/promotions/editing/edit-store.ts';
import { readPrice } from '#shop/products/editing/amount-fields.ts';
import { createProduct } from '#shop/products/editing/create-product.ts';
import { planInput } from '#shop/products/prices/plan/plan-input.ts';
import { planPrices } from '#shop/products/prices/plan/plan-prices.ts';
import { sellingCurrency } from '#shop/settings/currency.ts';
import { loadSettings } from '#shop/settings/current.ts';
import { changeTo, currencyWish } from '#tests/support/change-currency.ts';
import { anEmail, aShopper, ORIGIN } from '#tests/support/checkout-fixtures.ts';
import { printedBy } from '#tests/support/command-line.ts';
import { aCode } from '#tests/support/promotion-fixtures.ts';
import { sellIn } from '#tests/support/selling-currency.ts';
import { sellInDollars } from '../../../database/seed/sell-in-dollars.ts';
import { settingCommands } from '../../../src/commands/settings.ts';

afterAll(() => sellIn('USD'));

/** The price of the course of the demo shop that costs 49.00 USD. */
const price = async () => {
  const { rows } = await sql<{ amount: number; currency: string }>`
    select v.price_amount as amount, v.currency from variants v join products p on p.id = v.product_id
    where p.slug = 'first-sourdough'`.execute(db);
  return rows[0];
};

/** How many amounts there are in each currency, wherever a price is. */
async function currencies(): Promise<string[]> {
  const { rows } = await sql<{ currency: string }>`
    select distinct currency from (select currency from variants union all select currency from shipping_methods
      union all select currency from promotions where currency is not null and state <> 'ended') x`.execute(
    db,
  );
  return rows.map(({ currency }) => currency);
}

describe('nothing has been chosen', () => {
  const forget = async () => {
    await sql`delete from settings where name = 'currency'`.execute(db);
    await loadSettings(db);
  };
  afterAll(async () => {
    await changeSetting(db, 'seller_country', '', 'cli');
    await sellIn('USD');
  });

  test.each([
    ['', 'USD'],
    ['DE', 'EUR'],
    ['CH', 'CHF'],
    ['KW', 'KWD'],
    ['IS', 'ISK'],
    ['CU', 'USD'],
  ])('a seller in “%s” sells in %s', async (country, currency) => {
    await forget();
    await changeSetting(db, 'seller_country', country, 'cli');
    expect(sellingCurrency()).toBe(currency);
  });

  test('with the first price it is chosen: another country changes no price', async () => {
    await forget();
    await changeSetting(db, 'seller_country', 'JP', 'cli');
    await createProduct(
      db,
      { kind: 'course', title: 'Ikebana', slug: '', price: 4900, currency: 'JPY' },
      'cli',
    );
    await changeSetting(db, 'seller_country', 'DE', 'cli');
    expect(sellingCurrency()).toBe('JPY');
    await sql`delete from products where title = 'Ikebana'`.execute(db);
  });

  test('of every country it is one that Stripe charges, or none', () => {
    expect(currencyOfCountry('BG')).toBe('EUR');
    expect(currencyOfCountry('XX')).toBeNull();
  });
});

test('every price has its new amount, or none: a rate, what is seen and what cannot be charged', async () => {
  const code = aCode();
  const texts = { name: 'Less', code, effect: 'fixed', amount: '5', min_amount: '20', scope: 'everything' };
  const id = await savePromotion(db, null, { ...texts, currency: 'USD' }, 'cli');
  await expect(changeTo('KWD', {})).rejects.toMatchObject({
    code: 'rate_missing',
    fields: { rate_USD: expect.any(String) },
  });
  // 0.307 of the cheapest would be less than can be paid in it.
  await expect(changeTo('KWD', { USD: '0.001' })).rejects.toMatchObject({ code: 'cannot_be_charged' });
  await expect(changeTo('VND', { USD: '9999999' })).rejects.toMatchObject({ code: 'cannot_be_charged' });
  expect(await currencies()).toEqual(['USD']);
  const { prices, digest, open } = await previewCurrency(db, currencyWish('KWD', { USD: '0.307' }));
  expect(open).toEqual([]);
  expect(prices?.find(({ slug }) => slug === 'first-sourdough')).toMatchObject({
    amount: 4900,
    to: 15_040,
    isRounded: true,
  });
  await sql`update variants set price_amount = 5000 where price_amount = 4900 and sku in
    (select sku from variants v join products p on p.id = v.product_id where p.slug = 'first-sourdough')`.execute(
    db,
  );
  await expect(
    changeCurrency(db, currencyWish('KWD', { USD: '0.307' }), digest, 'cli'),
  ).rejects.toMatchObject({
    code: 'prices_changed',
  });
  await sql`update variants set price_amount = 4900 where price_amount = 5000 and sku in
    (select sku from variants v join products p on p.id = v.product_id where p.slug = 'first-sourdough')`.execute(
    db,
  );
  await changeCurrency(db, currencyWish('KWD', { USD: '0.307' }), digest, 'cli');
  expect(await currencies()).toEqual(['KWD']);
  expect(sellingCurrency()).toBe('KWD');
  expect(await price()).toEqual({ amount: 15_040, currency: 'KWD' });
  const [promotion] = await listPromotions(db, id);
  expect(promotion).toMatchObject({ amount: 1540, minAmount: 6140, currency: 'KWD', version: 2 });
  const { rows } = await sql`
    select v.price_amount % 10 as rest from variants v where v.price_amount % 10 <> 0
    union all select s.amount % 10 from shipping_rates s where s.amount % 10 <> 0`.execute(db);
  expect(rows).toEqual([]);
  const audit = await db
    .selectFrom('auditLog')
    .select('details')
    .where('subject', '=', 'setting:currency')
    .execute();
  expect(audit.at(-1)?.details).toMatchObject({ from: 'USD', to: 'KWD', rates: 'USD 0.307' });
  // And back, in whole units.
  await changeTo('USD', { KWD: '3.257' }, { round: 'whole' });
  expect(await price()).toEqual({ amount: 4900, currency: 'USD' });
});

test('a form from before is told, and a price in another currency refused', async () => {
  await changeTo('EUR', { USD: '0.9' });
  const product = { kind: 'course', title: 'Late', slug: '', price: 4900, currency: 'USD' };
  await expect(createProduct(db, product, 'cli')).rejects.toMatchObject({
    code: 'other_currency',
    fields: { currency: expect.stringContaining('EUR') },
  });
  const promotion = { name: 'Less', effect: 'fixed', amount: '5', scope: 'everything', currency: 'USD' };
  await expect(savePromotion(db, null, promotion, 'cli')).rejects.toMatchObject({ code: 'other_currency' });
  const sale = { act: 'sale', sale_variant: 'all', sale_price: '9', starts_at: '', ends_at: '' };
  const plan = (currency: string) =>
    planPrices(db, 'first-sourdough', planInput.parse({ ...sale, currency }), 'cli');
  await expect(plan('USD')).rejects.toMatchObject({ code: 'gone' });
  // Nothing is struck: of the lowest price of 30 days nothing can be said in this currency.
  await plan('EUR');
  const { rows } = await sql`select struck_amount from variants where sale_id is not null`.execute(db);
  expect(rows).toEqual([{ struckAmount: null }]);
  await expect(changeTo('USD', { EUR: '1.1' })).rejects.toMatchObject({ code: 'currency_open' });
  expect((await previewCurrency(db, currencyWish('USD', { EUR: '1.1' }))).open).toMatchObject([
    { kind: 'sale', name: 'first-sourdough' },
  ]);
  await sql`update variant_sales set ended_at = now(), ends_at = now() where ended_at is null`.execute(db);
  await sql`update variants set sale_id = null where sale_id is not null`.execute(db);
  await changeTo('USD', { EUR: '1.1112' }, { round: 'whole' });
});

test('an order that waits for its payment keeps the currency, and a cart is told', async () => {
  const visitor = await aShopper();
  const other = await aShopper();
  const started = await startCheckout(db, { visitor, email: anEmail(), mode: 'sandbox', origin: ORIGIN });
  await expect(changeTo('ISK', { USD: '130' })).rejects.toMatchObject({ code: 'currency_open' });
  await sql`update orders set status = 'expired' where id = ${started.orderId}`.execute(db);
  await changeTo('ISK', { USD: '130' });
  const line = (await viewCart(db, other))?.lines[0];
  expect(line?.problem).toMatchObject({ code: 'price_changed', text: expect.stringContaining('49.00 USD') });
  expect(line?.problem?.text).toContain('6,370.00 ISK');
  await changeTo('USD', { ISK: '0.0076923' }, { round: 'whole' });
});

test('in a currency of three decimals sheets and forms read back what they show', () => {
  for (const amount of [1250, 12_340, 250, 999_990]) {
    const money = { amount, currency: 'KWD' };
    expect(readPrice(sheetAmount(money), 'KWD')).toEqual({ amount, problem: null });
  }
});

test('the command line shows the prices, changes them, and says what is missing', async () => {
  const { set, get } = settingCommands;
  await expect(printedBy(set, 'currency', 'CHF')).rejects.toMatchObject({ code: 'rate_missing' });
  expect(await printedBy(set, 'currency', 'CHF', '--rate', 'USD=0.8', '--preview')).toContain(
    '49.00 USD → 39.20 CHF',
  );
  expect(await printedBy(get, 'currency')).toContain('USD');
  await printedBy(set, 'currency', 'CHF', '--rate', 'USD=0.8');
  expect(await printedBy(get, 'currency')).toContain('CHF');
  await expect(sellInDollars(db)).rejects.toMatchObject({ code: 'other_currency' });
  await printedBy(set, 'currency', 'USD', '--rate', 'CHF=1.25');
  expect(await price()).toEqual({ amount: 4900, currency: 'USD' });
});
