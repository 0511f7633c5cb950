import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { db } from '#lib/db.ts';
import { changeSetting } from '#shop/accounts/change-setting.ts';
import { BOOKING_COLUMNS, bookingRows } from '#shop/invoices/export/bookkeeping.ts';
import { isOfMonth } from '#shop/invoices/list-store.ts';
import { savePromotion } from '#shop/pricing/promotions/editing/edit-promotion.ts';
import { listPromotions } from '#shop/pricing/promotions/editing/edit-store.ts';
import { promotionInWords } from '#shop/pricing/promotions/editing/in-words.ts';
import { whyNot } from '#shop/pricing/promotions/refusal.ts';
import { forgetTaxRates } from '#shop/pricing/tax/current-rates.ts';
import { taxItems } from '#shop/pricing/tax/tax-items.ts';
import { readTime } from '#shop/products/prices/plan/plan-input.ts';
import { saleEndText } from '#shop/products/prices/reduction.ts';
import { listRevenue } from '#shop/reports/today-store.ts';
import {
  endOfShopDay,
  readShopTime,
  shopZone,
  startOfShopDay,
  typedShopTime,
  zoneOfCountry,
} from '#shop/settings/zone.ts';
import { anOwner } from '#tests/support/owner.ts';
import { aCode } from '#tests/support/promotion-fixtures.ts';
import { A_BUYER, aDocument, taxedLines } from '#tests/support/sample-invoices.ts';
import { formatDateTime } from '#web/admin/labels.ts';

const takenIn7Days = async (midnight: Date) =>
  (await listRevenue(db, 'sandbox', midnight)).find(({ days }) => days === 7)?.taken ?? 0;
const set = (key: 'time_zone' | 'seller_country', value: string) => changeSetting(db, key, value, 'cli');
afterAll(async () => {
  await set('time_zone', '');
  await set('seller_country', '');
});

test.each([
  ['', 'UTC'],
  ['DE', 'Europe/Berlin'],
  ['AT', 'Europe/Vienna'],
  ['ES', 'Europe/Madrid'],
  ['US', 'UTC'],
  ['XX', 'UTC'],
])('of %s: %s', (country, zone) => {
  expect(zoneOfCountry(country)).toBe(zone);
});

test('the zone follows the country until the owner says another; what is no zone is refused', async () => {
  expect(shopZone()).toBe('UTC');
  await set('seller_country', 'AT');
  expect(shopZone()).toBe('Europe/Vienna');
  await set('time_zone', 'America/New_York');
  expect(shopZone()).toBe('America/New_York');
  await expect(set('time_zone', 'Europe/Nowhere')).rejects.toMatchObject({ code: 'invalid_setting' });
});

describe('by the clocks of Berlin', () => {
  beforeAll(() => set('time_zone', 'Europe/Berlin'));

  test.each([
    ['2026-12-03T00:00', '2026-12-02T23:00:00.000Z'],
    ['2027-07-01T10:30', '2027-07-01T08:30:00.000Z'],
    // The clocks show it twice: the first.
    ['2026-10-25T02:30', '2026-10-25T00:30:00.000Z'],
  ])('%s is %s, and is shown as it was typed', (typed, at) => {
    const read = readShopTime(typed);
    expect(read.at?.toISOString()).toBe(at);
    expect(typedShopTime(read.at)).toBe(typed);
  });

  test('what the clocks go past, and what is no time, is refused at its field', () => {
    expect(() => readTime('ends_at', '2027-03-28T02:30')).toThrow(
      expect.objectContaining({
        fields: {
          ends_at: 'The clocks of Europe/Berlin go forward past that time. Enter 01:30 or 03:30.',
        },
      }),
    );
    for (const typed of ['2026-02-30T10:00', '1999-01-01T00:00', 'noon'])
      expect(readShopTime(typed).problem).toBe('Enter a day and a time.');
  });

  test('a day ends where the shop is', () => {
    expect(endOfShopDay('2026-12-24')?.toISOString()).toBe('2026-12-24T22:59:59.000Z');
    expect(endOfShopDay('2026-02-30')).toBeNull();
  });

  test('a promotion begins and ends by them, and says so', async () => {
    const times = { starts_at: '2091-12-03T00:00', ends_at: '2092-07-01T00:00' };
    const texts = { name: 'Advent', code: aCode(), effect: 'percent', percent: '10', currency: 'EUR' };
    const id = await savePromotion(db, null, { ...texts, scope: 'everything', ...times }, 'cli');
    const [saved] = await listPromotions(db, id);
    if (!saved) throw new Error('it was saved');
    expect(saved.startsAt).toEqual(new Date('2091-12-02T23:00Z'));
    expect(promotionInWords(saved, [])).toEqual(
      expect.arrayContaining(['From 3 December 2091 at 00:00 CET.', 'Until 1 July 2092 at 00:00 CEST.']),
    );
    const why = (startsAt: Date | null, endsAt: Date | null, at: Date) =>
      whyNot(
        {
          ...{ ...saved, effect: { is: 'percent', rate: 1 }, targets: { scope: 'everything' } },
          ...{ startsAt, endsAt, ownUses: 0, uses: 0, hasBought: false },
        },
        { lines: [], currency: 'EUR', at },
      );
    expect(why(saved.startsAt, null, new Date())).toBe('This code is valid from 3 December 2091.');
    expect(why(new Date('2091-12-03T09:30Z'), null, new Date())).toBe(
      'This code is valid from 3 December 2091, 10:30 CET.',
    );
    expect(why(null, saved.endsAt, new Date('2093-01-01'))).toBe('This code was valid until 30 June 2092.');
  });

  test('a sale says when it ends', () => {
    expect(saleEndText(new Date('2027-07-01T08:30Z'))).toBe('On sale until 1 July 2027 at 10:30 CEST.');
  });

  test('what is bought there after midnight has the rate of the new day', async () => {
    const key = { country: 'DE', region: '', class: 'standard', validFrom: sql<Date>`'2091-01-01'::date` };
    await db
      .insertInto('taxRates')
      .values({ ...key, rate: 200_000 })
      .execute();
    forgetTaxRates();
    const home = { country: 'DE', region: '', postcode: '' };
    const item = { kind: 'course', variantId: 'one', taxClass: 'standard', amount: 12_000 };
    const rateAt = async (at: string) => {
      const taxes = await taxItems(db, [item], {
        shop: { country: 'DE', isIncluded: true, isOneStop: false },
        supplies: new Map([['one', { at: 'buyer' }]]),
        ...{ destination: null, home, isBusiness: false, currency: 'EUR', shipping: 0, at: new Date(at) },
      });
      return taxes.items[0]?.rate;
    };
    expect(await rateAt('2090-12-31T22:59:59Z')).toBe(190_000);
    expect(await rateAt('2090-12-31T23:00:00Z')).toBe(200_000);
    await db.deleteFrom('taxRates').where('validFrom', '=', key.validFrom).execute();
    forgetTaxRates();
  });

  test('a document is of that day and month', async () => {
    const issuedAt = new Date('2026-11-30T23:30:00Z');
    const isOf = async (month: string) => {
      const instant = sql`(values (${issuedAt.toISOString()}::timestamptz)) i (issued_at)`;
      const { rows } = await sql`select from ${instant} where ${isOfMonth(month)}`.execute(db);
      return rows.length === 1;
    };
    expect([await isOf('2026-11'), await isOf('2026-12')]).toEqual([false, true]);
    const lines = taxedLines([{ title: 'A course', amount: 4900, rate: 190_000 }], true);
    const document = aDocument(lines, { buyer: { ...A_BUYER, name: `x${'𝕬'.repeat(60)}` } });
    const [row] = bookingRows({ ...document, issuedAt });
    const cell = (name: string) => row?.[BOOKING_COLUMNS.indexOf(name)];
    expect(cell('date')).toBe('2026-12-01');
    expect(String(cell('text')).isWellFormed()).toBe(true);
  });
});

describe('a day begins', () => {
  test.each([
    ['Pacific/Auckland', '2026-12-01', 0, '2026-11-30T11:00:00.000Z'],
    ['Europe/Berlin', '2026-10-25', 1, '2026-10-25T23:00:00.000Z'],
    // At midnight the clocks go forward: the day begins an hour later.
    ['Africa/Cairo', '2027-04-30', 0, '2027-04-29T22:00:00.000Z'],
  ])('in %s on %s and %i days later at %s', async (zone, day, later, at) => {
    await set('time_zone', zone);
    expect(startOfShopDay(day, later).toISOString()).toBe(at);
  });

  test('by the clocks of the shop for the sales of the last days, also when they were changed between', async () => {
    await set('time_zone', 'Europe/Berlin');
    const midnight = startOfShopDay('2031-10-27');
    const sold = async (at: string) => {
      const before = await takenIn7Days(midnight);
      const { orderId } = await anOwner();
      await db
        .updateTable('orders')
        .set({ completedAt: at, createdAt: at })
        .where('id', '=', orderId)
        .execute();
      return (await takenIn7Days(midnight)) - before;
    };
    // Seven days with today begin on 21 October at midnight of summer time.
    expect(await sold('2031-10-20T22:00:00Z')).toBe(49_00);
    expect(await sold('2031-10-20T21:59:59Z')).toBe(0);
  });

  test('and staff read times by them', async () => {
    await set('time_zone', 'America/New_York');
    expect(formatDateTime(new Date('2026-07-01T02:05:00Z'), 'with zone')).toMatch(/^30 Jun 2026, 22:05 /);
  });
});
