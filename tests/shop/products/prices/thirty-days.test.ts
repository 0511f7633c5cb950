import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { db } from '#lib/db.ts';
import { planPrices } from '#shop/products/prices/plan/plan-prices.ts';
import { listSales } from '#shop/products/prices/plan/plan-store.ts';
import { settlePrices } from '#shop/products/prices/settle-prices.ts';
import { aColleague, aDraft, product } from '#tests/support/staff.ts';
import { daysPass, priceOf } from '#tests/support/time-of-prices.ts';

let staff: `staff:${string}`;
beforeAll(async () => {
  staff = await aColleague('Mona');
});

/** A course that was published just now at 49.00. */
async function aCourse(): Promise<string> {
  const slug = await aDraft(staff);
  await sql`update products set published_at = clock_timestamp() where slug = ${slug}`.execute(db);
  return slug;
}

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 16);

interface Acts {
  /** The regular price, by whatever way. */
  price(amount: number): Promise<unknown>;
  /** A sale that begins now. */
  sale(amount: number, days?: number): Promise<unknown>;
  saleIn(from: number, until: number, amount: number): Promise<unknown>;
  until(days: number): Promise<unknown>;
  end(): Promise<unknown>;
  days(count: number): Promise<unknown>;
}

function actsOn(slug: string): Acts {
  const running = async () => {
    const { id } = await product(slug);
    const sale = (await listSales(db, id, 50)).find(({ beganAt, endedAt }) => beganAt && !endedAt);
    if (!sale) throw new Error('no sale runs');
    return sale.id;
  };
  const plan = (input: Parameters<typeof planPrices>[2]) => planPrices(db, slug, input, staff);
  const sale = (sale_price: string, starts_at: string, ends_at: string) =>
    plan({ act: 'sale', sale_variant: 'all', sale_price, starts_at, ends_at });
  return {
    price: async (amount) =>
      sql`update variants set price_amount = ${amount * 100} where product_id = ${(await product(slug)).id}`.execute(
        db,
      ),
    sale: (amount, days) => sale(String(amount), '', days === undefined ? '' : inDays(days)),
    saleIn: (from, until, amount) => sale(String(amount), inDays(from), inDays(until)),
    until: async (days) => plan({ act: 'until', sale: await running(), until: inDays(days) }),
    end: async () => plan({ act: 'end', sale: await running() }),
    days: async (count) => {
      await daysPass(slug, count);
      await settlePrices(db);
    },
  };
}

describe('the struck price is the lowest of the 30 days before the reduction', () => {
  test.each<[string, (on: Acts) => Promise<unknown>, number, number | null]>([
    ['of a price that stood for long', async (on) => [await on.days(90), await on.sale(29)], 29, 49],
    [
      'not the price it was raised to just before',
      async (on) => [await on.days(60), await on.price(59), await on.days(2), await on.sale(39)],
      ...([39, 49] as const),
    ],
    [
      'nothing, where it was raised so that it could be reduced to what it was',
      async (on) => [await on.days(60), await on.price(99), await on.days(10), await on.sale(49)],
      ...([49, null] as const),
    ],
    [
      'what it was raised to, once that is 30 days ago',
      async (on) => [await on.days(60), await on.price(59), await on.days(30.5), await on.sale(39)],
      ...([39, 59] as const),
    ],
    [
      'a lower price that ended within the 30 days, whenever it began',
      async (on) => [
        await on.price(35),
        await on.days(200),
        await on.price(49),
        await on.days(29),
        await on.sale(30),
      ],
      ...([30, 35] as const),
    ],
    [
      'nothing above the price, where it cost less for an hour',
      async (on) => [
        await on.days(60),
        await on.price(25),
        await on.days(0.04),
        await on.price(49),
        await on.days(20),
        await on.sale(29),
      ],
      ...([29, null] as const),
    ],
    [
      'the first one still, where the sale is prolonged',
      async (on) => [
        await on.days(60),
        await on.sale(29, 10),
        await on.days(9),
        await on.until(40),
        await on.days(35),
      ],
      ...([29, 49] as const),
    ],
    [
      'the first one still, where it is deepened step by step',
      async (on) => [
        await on.days(60),
        await on.sale(39, 20),
        await on.days(10),
        await on.sale(29, 20),
        await on.days(10),
        await on.sale(19, 20),
      ],
      ...([19, 49] as const),
    ],
    [
      'the first one still, of steps that were planned without a gap',
      async (on) => [
        await on.days(60),
        await on.saleIn(1, 5, 39),
        await on.saleIn(5, 45, 29),
        await on.days(2),
        await on.days(20),
      ],
      ...([29, 49] as const),
    ],
    [
      'nothing, where a running sale is made dearer: that is another reduction',
      async (on) => [await on.days(60), await on.sale(19, 20), await on.days(5), await on.sale(39, 20)],
      ...([39, null] as const),
    ],
    [
      'the sale before, of two with days between',
      async (on) => [
        await on.days(60),
        await on.sale(39, 5),
        await on.days(6),
        await on.days(5),
        await on.sale(29),
      ],
      ...([29, 39] as const),
    ],
    [
      'nothing, of the same sale twice with days between',
      async (on) => [
        await on.days(60),
        await on.sale(29),
        await on.end(),
        await on.days(5),
        await on.sale(29),
      ],
      ...([29, null] as const),
    ],
    [
      'what there was of days, where it is younger',
      async (on) => [await on.days(3), await on.sale(29)],
      29,
      49,
    ],
    [
      'the price it began with, where it is younger and was raised',
      async (on) => [await on.days(3), await on.price(59), await on.days(3), await on.sale(39)],
      ...([39, 49] as const),
    ],
    [
      'the regular one again, 30 days after a sale',
      async (on) => [
        await on.days(60),
        await on.sale(19, 5),
        await on.days(6),
        await on.days(31),
        await on.sale(29),
      ],
      ...([29, 49] as const),
    ],
  ])('%s', async (_, story, price, struck) => {
    const slug = await aCourse();
    await story(actsOn(slug));
    expect(await priceOf(slug)).toMatchObject({
      priceAmount: price * 100,
      struckAmount: struck === null ? null : struck * 100,
    });
  });

  test('nothing of before it was published', async () => {
    const slug = await aDraft(staff);
    await sql`update variants set price_amount = 900 where product_id = ${(await product(slug)).id}`.execute(
      db,
    );
    await daysPass(slug, 5);
    await sql`update variants set price_amount = 4900 where product_id = ${(await product(slug)).id}`.execute(
      db,
    );
    await sql`update products set published_at = clock_timestamp() where slug = ${slug}`.execute(db);
    await daysPass(slug, 5);
    await actsOn(slug).sale(29);
    expect(await priceOf(slug)).toMatchObject({ priceAmount: 2900, struckAmount: 4900 });
  });
});

describe('the regular price during a sale', () => {
  test('can be changed in every form: the sale stays, and the new price holds after it', async () => {
    const slug = await aCourse();
    const on = actsOn(slug);
    await on.days(60);
    await on.sale(29, 5);
    expect((await product(slug)).variant?.priceAmount).toBe(4900);
    await on.price(59);
    expect(await priceOf(slug)).toMatchObject({ priceAmount: 2900, regularAmount: 5900, struckAmount: 4900 });
    await on.days(6);
    expect(await priceOf(slug)).toMatchObject({ priceAmount: 5900, struckAmount: null, saleEndsAt: null });
  });

  test('a sale never makes it dearer', async () => {
    const slug = await aCourse();
    const on = actsOn(slug);
    await on.days(60);
    await on.sale(29, 5);
    await on.price(19);
    expect(await priceOf(slug)).toMatchObject({ priceAmount: 1900, struckAmount: 4900 });
  });

  test('is what a sale is compared with when it is typed', async () => {
    const on = actsOn(await aCourse());
    await expect(on.sale(49)).rejects.toMatchObject({ fields: { sale_price: expect.any(String) } });
    await expect(on.sale(0.2)).rejects.toMatchObject({ fields: { sale_price: expect.any(String) } });
  });
});

describe('what prices were', () => {
  const past = async (slug: string) => {
    const { rows } = await sql<{ amount: number }>`
      select p.amount from variant_prices p join variants v on v.id = p.variant_id join products r on r.id = v.product_id
      where r.slug = ${slug} order by p.id`.execute(db);
    return rows.map(({ amount }) => amount);
  };

  test('is kept however a price is changed', async () => {
    const slug = await aCourse();
    await actsOn(slug).price(39);
    await sql`update variants set regular_amount = 4500 where product_id = ${(await product(slug)).id}`.execute(
      db,
    );
    await actsOn(slug).sale(29);
    await actsOn(slug).end();
    expect(await past(slug)).toEqual([4900, 3900, 4500, 2900, 4500]);
  });

  test('is neither changed, deleted nor made up', async () => {
    const slug = await aCourse();
    const { id } = await priceOf(slug);
    const refused = /prices were/;
    await expect(
      sql`update variant_prices set amount = 1 where variant_id = ${id}`.execute(db),
    ).rejects.toThrow(refused);
    await expect(sql`delete from variant_prices where variant_id = ${id}`.execute(db)).rejects.toThrow(
      refused,
    );
    await expect(
      sql`insert into variant_prices (variant_id, amount, currency) values (${id}, 9900, 'USD')`.execute(db),
    ).rejects.toThrow(refused);
    expect(await past(slug)).toEqual([4900]);
    await sql`delete from variants where id = ${id}`.execute(db);
    expect(await past(slug)).toEqual([]);
  });
});

test('two sales of one variant have no time in common', async () => {
  const slug = await aCourse();
  const on = actsOn(slug);
  await on.saleIn(2, 5, 29);
  await expect(on.saleIn(4, 8, 39)).rejects.toMatchObject({ code: 'sale_overlaps' });
  await expect(on.sale(39)).rejects.toMatchObject({ code: 'sale_overlaps' });
  await on.saleIn(5, 8, 39);
  const { id } = await priceOf(slug);
  await expect(
    sql`insert into variant_sales (variant_id, amount, currency, starts_at)
      values (${id}, 100, 'USD', now() + interval '7 days')`.execute(db),
  ).rejects.toThrow(/variant_sales_apart/);
});
