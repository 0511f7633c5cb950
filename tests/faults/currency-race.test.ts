import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { type Db, db } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { startCheckout } from '#shop/checkout/start.ts';
import { createProduct } from '#shop/products/editing/create-product.ts';
import { changeTo } from '#tests/support/change-currency.ts';
import { anEmail, aShopper, DOVETAILS, ORIGIN, SOURDOUGH } from '#tests/support/checkout-fixtures.ts';
import { withoutGuards } from '#tests/support/remove-guards.ts';
import { sellIn } from '#tests/support/selling-currency.ts';

const SHOPPERS = 6;
/** The change goes without the lock, as it would if it was only careful. */
const unlocked = withoutGuards([
  /select lock_selling_currency\(\)/g,
  "select (select value #>> '{}' from settings where name = 'currency')",
]);
afterAll(async () => {
  await unlocked.end();
  await sellIn('USD');
});

const REFUSED = /^(currency_open|other_currency|cart_problem|prices_changed)$/;

/** What is in another currency than the shop sells in: open orders, and prices. */
async function strays(): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    with sold as (select value #>> '{}' as currency from settings where name = 'currency')
    select (select count(*) from orders, sold where status = 'pending' and not is_practice and orders.currency <> sold.currency)
      + (select count(*) from variants, sold where variants.currency <> sold.currency)
      + (select count(distinct o.id) from orders o join order_items i on i.order_id = o.id join variants v on v.id = i.variant_id
        where o.status = 'pending' and not o.is_practice and i.unit_amount <> v.price_amount) as count`.execute(
    db,
  );
  return rows[0]?.count ?? 0;
}

/** Shoppers check out and staff make products while the currency changes from dollars to euros, and then back. */
async function race(own: Db): Promise<number> {
  const shoppers = await Promise.all(Array.from({ length: SHOPPERS }, () => aShopper(SOURDOUGH, DOVETAILS)));
  const checkouts = shoppers.map(async (visitor, at) => {
    await new Promise((resolve) => setTimeout(resolve, at * 3));
    return startCheckout(db, { visitor, email: anEmail(), mode: 'sandbox', origin: ORIGIN });
  });
  const made = Array.from({ length: 2 }, (_, at) =>
    createProduct(
      db,
      { kind: 'course', title: `Raced ${crypto.randomUUID()}`, slug: '', price: 4900 + at, currency: 'USD' },
      'cli',
    ),
  );
  const done = await Promise.allSettled([...checkouts, ...made, changeTo('EUR', { USD: '0.9' }, { own })]);
  for (const one of done)
    if (one.status === 'rejected')
      expect(one.reason instanceof ShopError ? one.reason.code : one.reason).toMatch(REFUSED);
  const found = await strays();
  await sql`update orders set status = 'expired' where status = 'pending' and not is_practice`.execute(db);
  await sql`delete from products where title like 'Raced %'`.execute(db);
  if (
    (await sql<{ value: string }>`select value from settings where name = 'currency'`.execute(db)).rows[0]
      ?.value === 'EUR'
  )
    await changeTo('USD', { EUR: '1.1111112' }, { round: 'whole' });
  return found;
}

test('no order and no price is in a currency that the shop does not sell in', async () => {
  for (let run = 0; run < 3; run++) expect(await race(db)).toBe(0);
});

test('without the lock some are (control)', async () => {
  let found = 0;
  for (let run = 0; run < 12 && found === 0; run++) found = await race(unlocked.db);
  expect(found).toBeGreaterThan(0);
});
