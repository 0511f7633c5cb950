import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { db } from '#lib/db.ts';
import { addItem } from '#shop/cart/add-item.ts';
import { viewCart } from '#shop/cart/view.ts';
import { anEmail, aShopper, checkoutOf } from '#tests/support/checkout-fixtures.ts';
import { FREE, openEmailIn, seenBy } from '#tests/support/learner.ts';

const OTHER = 'cafe-coffee-at-home';
const THIRD = 'hand-cut-dovetails';

beforeAll(async () => {
  const product = db.selectFrom('products').select('id').where('slug', 'in', [OTHER, THIRD]);
  await db.updateTable('variants').set({ priceAmount: 0 }).where('productId', 'in', product).execute();
});

async function countsOf(email: string) {
  const of = (table: 'orders' | 'mails', column: 'email' | 'recipient') =>
    db.selectFrom(table).select('id').where(db.dynamic.ref(column), '=', email).execute();
  const places = await db
    .selectFrom('enrolmentGrants as g')
    .innerJoin('orderItems as i', 'i.id', 'g.orderItemId')
    .innerJoin('orders as o', 'o.id', 'i.orderId')
    .select('g.enrolmentId')
    .distinct()
    .where('o.email', '=', email)
    .execute();
  return {
    orders: (await of('orders', 'email')).length,
    emails: (await of('mails', 'recipient')).length,
    places: places.length,
  };
}

describe('a free thing', () => {
  test('asked for by 25 browsers with one address is one order, one email and one learner, and all get the same answer', async () => {
    const email = anEmail();
    const answers = [];
    for (let i = 0; i < 5; i++) {
      const shoppers = await Promise.all(Array.from({ length: 5 }, () => aShopper(FREE)));
      answers.push(...(await Promise.all(shoppers.map((visitor) => checkoutOf(visitor, email)))));
      for (const visitor of shoppers) expect((await viewCart(db, visitor))?.lines).toEqual([]);
    }
    expect(new Set(answers.map(({ next }) => next))).toEqual(new Set(['email']));
    expect(await countsOf(email)).toEqual({ orders: 1, emails: 1, places: 1 });
  });

  test('of somebody else opens to nobody who types the address', async () => {
    const email = anEmail();
    const owner = await aShopper(FREE);
    await checkoutOf(owner, email);
    const stranger = await aShopper(FREE);
    await checkoutOf(stranger, email);
    expect(await seenBy(owner)).not.toBeNull();
    expect(await seenBy(stranger)).toBeNull();
  });

  test('beside a new one is left out, and the new one is given', async () => {
    const email = anEmail();
    await checkoutOf(await aShopper(FREE), email);
    const both = await aShopper(FREE, OTHER);
    await checkoutOf(both, email);
    expect(await countsOf(email)).toEqual({ orders: 2, emails: 2, places: 2 });
    expect((await viewCart(db, both))?.lines).toEqual([]);
    expect(await seenBy(both, OTHER)).not.toBeNull();
    expect(await seenBy(both, FREE)).toBeNull();
  });

  test.each([
    ['none of three', []],
    ['one of three', [OTHER]],
    ['two of three', [THIRD, FREE]],
    ['all three', [FREE, OTHER, THIRD]],
  ])(
    'of a cart of which %s were given before, is given once, and the answer is the same',
    async (_, before) => {
      const email = anEmail();
      for (const slug of before) await checkoutOf(await aShopper(slug), email);
      const shopper = await aShopper(OTHER, FREE, THIRD);
      expect((await checkoutOf(shopper, email)).next).toBe('email');
      const orders = before.length + (before.length < 3 ? 1 : 0);
      expect(await countsOf(email)).toEqual({ orders, emails: orders, places: 3 });
      expect((await viewCart(db, shopper))?.lines).toEqual([]);
      // Once more, also in another browser: nothing is left to give.
      expect((await checkoutOf(await aShopper(FREE, THIRD), email)).next).toBe('email');
      expect(await countsOf(email)).toEqual({ orders, emails: orders, places: 3 });
    },
  );

  test('that stands in two carts ordered at the same moment is given by one of them', async () => {
    const email = anEmail();
    const carts = await Promise.all([aShopper(FREE, OTHER), aShopper(OTHER, THIRD), aShopper(THIRD, FREE)]);
    const answers = await Promise.all(carts.map((visitor) => checkoutOf(visitor, email)));
    expect(answers.map(({ next }) => next)).toEqual(['email', 'email', 'email']);
    const { orders, emails, places } = await countsOf(email);
    expect([emails, places]).toEqual([orders, 3]);
    const { rows } = await sql<{ slug: string; times: number }>`
      select p.slug, count(*) as times from order_items i join orders o on o.id = i.order_id
      join products p on p.id = i.product_id where o.email = ${email} group by 1`.execute(db);
    expect(rows.map(({ times }) => times)).toEqual([1, 1, 1]);
  });

  test('leads who has proven the address to the order itself', async () => {
    const email = anEmail();
    const visitor = await aShopper(FREE);
    await checkoutOf(visitor, email);
    const proven = await openEmailIn(visitor, email);
    await addItem(db, proven, { product: OTHER, quantity: 1 });
    expect(await checkoutOf(proven, email)).toMatchObject({ next: 'order' });
  });
});
