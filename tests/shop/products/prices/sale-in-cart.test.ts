import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { db } from '#lib/db.ts';
import { stripe } from '#lib/stripe/stripe.ts';
import { addItem } from '#shop/cart/add-item.ts';
import { viewCart } from '#shop/cart/view.ts';
import { listItems } from '#shop/orders/store.ts';
import { planPrices } from '#shop/products/prices/plan/plan-prices.ts';
import { settlePrices } from '#shop/products/prices/settle-prices.ts';
import { aVisitor, checkoutOf } from '#tests/support/checkout-fixtures.ts';
import { aColleague, aDraft, product } from '#tests/support/staff.ts';
import { daysPass, priceOf } from '#tests/support/time-of-prices.ts';

let staff: `staff:${string}`;
beforeAll(async () => {
  staff = await aColleague('Kai');
});

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 16);

/** A course for 49.00, on sale for long. */
async function aCourse(): Promise<string> {
  const slug = await aDraft(staff);
  await sql`update products set status = 'published', published_at = now() where slug = ${slug}`.execute(db);
  await daysPass(slug, 60);
  return slug;
}

const sale = (slug: string, sale_price: string, starts_at: string, ends_at: string) =>
  planPrices(db, slug, { act: 'sale', sale_variant: 'all', sale_price, starts_at, ends_at }, staff);

async function aCartWith(slug: string) {
  const visitor = await aVisitor();
  await addItem(db, visitor, { product: slug, quantity: 1 });
  return visitor;
}

const lineOf = async (visitor: Awaited<ReturnType<typeof aCartWith>>) =>
  (await viewCart(db, visitor))?.lines[0];

test('a sale begins while something is in the cart, and the job is down: the price of now counts, and is said', async () => {
  const slug = await aCourse();
  await sale(slug, '29', inDays(2), inDays(4));
  const visitor = await aCartWith(slug);
  expect(await lineOf(visitor)).toMatchObject({ unit: { amount: 4900 }, was: null, notice: null });
  await daysPass(slug, 3);
  expect((await priceOf(slug)).priceAmount).toBe(4900);
  expect(await lineOf(visitor)).toMatchObject({
    ...{ unit: { amount: 2900 }, was: { amount: 4900 }, shownPrice: { amount: 4900 }, problem: null },
    notice: expect.stringContaining('fell from 49.00 USD'),
  });
});

test('a sale that is over by now is not charged any more, even by a checkout that is the first to look', async () => {
  const slug = await aCourse();
  await sale(slug, '29', '', inDays(2));
  const visitor = await aCartWith(slug);
  const { orderId } = await checkoutOf(visitor);
  const [item] = await listItems(db, orderId);
  expect(item?.unitAmount).toBe(2900);
  await daysPass(slug, 3);
  expect((await priceOf(slug)).priceAmount).toBe(2900);
  await expect(checkoutOf(visitor)).rejects.toMatchObject({ code: 'cart_problem' });
  expect((await lineOf(visitor))?.problem).toMatchObject({ code: 'price_rose' });
  expect((await listItems(db, orderId))[0]?.unitAmount).toBe(2900);
});

test('a regular price that was planned holds from its time on, and forms that were open are told', async () => {
  const slug = await aCourse();
  const before = (await product(slug)).version;
  await planPrices(
    db,
    slug,
    { act: 'change', change_variant: 'all', new_price: '59', due_at: inDays(1) },
    staff,
  );
  expect(await settlePrices(db)).not.toContain(slug);
  await daysPass(slug, 1.5);
  expect(await settlePrices(db)).toContain(slug);
  expect(await priceOf(slug)).toMatchObject({ priceAmount: 5900, regularAmount: 5900, priceDueAt: null });
  expect((await product(slug)).version).toBe(before + 1);
  const { rows } = await sql<{ action: string }>`
    select action from audit_log where subject = ${`product:${(await product(slug)).id}`} order by id desc limit 1`.execute(
    db,
  );
  expect(rows).toEqual([{ action: 'product.price_changed_as_planned' }]);
});

test('a sale that begins while many check out: each order and its payment page have one price, old or new', async () => {
  const slug = await aCourse();
  const shoppers = await Promise.all(Array.from({ length: 8 }, () => aCartWith(slug)));
  const [, ...orders] = await Promise.all([
    sale(slug, '29', '', ''),
    ...shoppers.map(async (visitor) => {
      const { orderId } = await checkoutOf(visitor);
      const [item] = await listItems(db, orderId);
      const { stripeSessionId } = await db
        .selectFrom('payments')
        .select('stripeSessionId')
        .where('orderId', '=', orderId)
        .executeTakeFirstOrThrow();
      const session = await stripe.checkout.sessions.retrieve(stripeSessionId ?? '');
      return { charged: item?.unitAmount, asked: session.amount_total };
    }),
  ]);
  for (const { charged, asked } of orders) {
    expect([2900, 4900]).toContain(charged);
    expect(asked).toBe(charged);
  }
  expect((await priceOf(slug)).priceAmount).toBe(2900);
});
