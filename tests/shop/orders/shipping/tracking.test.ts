import { randomUUID } from 'node:crypto';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, test } from 'vitest';
import { csvText, readCsv } from '#lib/csv.ts';
import { db } from '#lib/db.ts';
import { carrierColumns, carriersCsv } from '#shop/orders/shipping/carriers-csv.ts';
import { planTracking, shipTracked } from '#shop/orders/shipping/import-tracking.ts';
import { packParcel } from '#shop/orders/shipping/pack-parcel.ts';
import { shipForm, shipParcel } from '#shop/orders/shipping/ship-parcel.ts';
import { readTracking } from '#shop/orders/shipping/tracking-sheet.ts';
import { carriers, trackingUrl } from '#shop/shipping/carriers.ts';
import { listShipments } from '#shop/shipping/shipment-store.ts';
import { aPaidGoodsOrder, aWarehouse, pieces, STAFF, someGoods } from '#tests/support/goods-order.ts';

let warehouse = '';
let variant = '';
beforeAll(async () => {
  warehouse = await aWarehouse('DE');
  [variant = ''] = (await someGoods(['Small'], { [warehouse]: 50 })).variantIds;
});

/** An order with a packed parcel of one piece. */
async function packed() {
  const order = await aPaidGoodsOrder([variant, 2]);
  await packParcel(db, order.number, { key: randomUUID(), warehouse }, pieces([1, 1]), STAFF);
  return { ...order, reference: `${order.number}-P1` };
}
const emailsOf = async (orderId: string) =>
  (
    await db
      .selectFrom('mails')
      .select('id')
      .where('orderId', '=', orderId)
      .where('kind', '=', 'parcel-shipped')
      .execute()
  ).length;

describe('the file for carriers', () => {
  test('has a row for each parcel that is packed and has not left, with what a carrier needs', async () => {
    const { orderId, reference } = await packed();
    const rows: Record<string, string>[] = parse(await carriersCsv(db), { bom: true, columns: true });
    const row = rows.find((one) => one['reference'] === reference);
    expect(row).toMatchObject({ name: 'Ada Lovelace', country: 'DE', postcode: '10119', currency: 'USD' });
    expect(row).toMatchObject({ weight_grams: '420', pieces: '1', value: '20.00', tracking_number: '' });
    expect(Object.keys(row ?? {})).toEqual(Object.keys(carrierColumns));
    await db
      .updateTable('goodsVariants')
      .set({ weightGrams: null })
      .where('variantId', '=', variant)
      .execute();
    await db
      .updateTable('orderAddresses')
      .set({ name: '=HYPERLINK("http://example.com")', phone: '+49 30 1' })
      .where('orderId', '=', orderId)
      .execute();
    const text = await carriersCsv(db);
    expect(text).toContain(`"'=HYPERLINK(""http://example.com"")"`);
    const again: Record<string, string>[] = parse(text, { bom: true, columns: true });
    expect(again.find((one) => one['reference'] === reference)).toMatchObject({
      ...{ weight_grams: '', phone: '0049 30 1' },
    });
  });
});

describe('tracking numbers', () => {
  test('ship the parcels they are for, once, and what is wrong with a row keeps none of the others', async () => {
    const [one, two, gone] = [await packed(), await packed(), await packed()];
    const rows = [
      ['Reference', 'Tracking number', 'Carrier'],
      [one.reference, '00340434161094021501', 'DHL'],
      ['nonsense', '1', ''],
      [`${gone.number}-P9`, '2', ''],
      [gone.reference, '3.4E+17', ''],
      [two.reference, 'A 2', ''],
      [two.reference, 'A 3', ''],
      ['', '', ''],
      [gone.reference.toLowerCase(), '', ''],
    ];
    const text = rows.map((row) => row.join(';')).join('\r\n');
    const plan = await planTracking(db, text, 'GLS');
    expect(plan.rows).toMatchObject([
      { row: 2, act: 'ship', carrier: 'DHL' },
      { row: 6, act: 'ship', carrier: 'GLS', tracking: 'A2' },
    ]);
    expect(plan).toMatchObject({ problems: [{ row: 3 }, { row: 4 }, { row: 5 }, { row: 7 }], empty: 1 });
    // The plan does nothing.
    expect(await listShipments(db, one.orderId)).toMatchObject([{ state: 'packed' }]);
    const done = await Promise.all([
      shipTracked(db, text, 'GLS', STAFF),
      shipTracked(db, text, 'GLS', STAFF),
    ]);
    expect(done.reduce((sum, { shipped }) => sum + shipped, 0)).toBe(2);
    expect(await listShipments(db, one.orderId)).toMatchObject([
      { state: 'shipped', carrier: 'DHL', trackingNumber: '00340434161094021501' },
    ]);
    expect(await listShipments(db, gone.orderId)).toMatchObject([{ state: 'packed' }]);
    expect([await emailsOf(one.orderId), await emailsOf(two.orderId)]).toEqual([1, 1]);
    expect(await shipTracked(db, text, 'GLS', STAFF)).toMatchObject({
      ...{ shipped: 0, corrected: 0, unchanged: 2, problems: [{}, {}, {}, {}] },
    });
  });

  test('are corrected with an email for each new one, but not of what has arrived', async () => {
    const { orderId, reference } = await packed();
    const sheet = (number: string) =>
      csvText([
        ['reference', 'tracking_number'],
        [reference, number],
      ]);
    await shipTracked(db, sheet('1'), 'DHL', STAFF);
    expect(await shipTracked(db, sheet('2'), '', STAFF)).toMatchObject({ shipped: 0, corrected: 1 });
    expect(await listShipments(db, orderId)).toMatchObject([{ carrier: 'DHL', trackingNumber: '2' }]);
    expect(await shipTracked(db, sheet('2'), '', STAFF)).toMatchObject({ unchanged: 1 });
    expect(await emailsOf(orderId)).toBe(2);
    await db
      .updateTable('shipments')
      .set({ state: 'delivered', endedAt: new Date() })
      .where('orderId', '=', orderId)
      .execute();
    expect(await planTracking(db, sheet('3'), '')).toMatchObject({ rows: [], problems: [{ row: 2 }] });
    expect(await planTracking(db, sheet('2'), '')).toMatchObject({ rows: [{ act: 'same' }] });
  });

  test('that come after the parcel has left are emailed once each, without the blanks that were typed', async () => {
    const { orderId, number } = await packed();
    const say = (carrier: string, tracking: string) =>
      shipParcel(db, number, 1, shipForm.parse({ carrier, tracking }), STAFF);
    await say('', '');
    await say('DHL', '');
    expect(await emailsOf(orderId)).toBe(1);
    await say('DHL', ' 0034 0434\u00a01610 ');
    await say('DHL', '003404341610');
    expect(await listShipments(db, orderId)).toMatchObject([{ trackingNumber: '003404341610' }]);
    expect(await emailsOf(orderId)).toBe(2);
    await say('DHL', '003404341611');
    await say('DHL', '003404341611');
    expect(await emailsOf(orderId)).toBe(3);
    // The first was right after all.
    await say('DHL', '003404341610');
    expect(await emailsOf(orderId)).toBe(4);
  });

  test('of a practice order are unknown', async () => {
    const { orderId, reference } = await packed();
    await db.updateTable('orders').set({ isPractice: true }).where('id', '=', orderId).execute();
    const text = csvText([
      ['reference', 'tracking_number'],
      [reference, '1'],
    ]);
    expect(await planTracking(db, text, '')).toMatchObject({ rows: [], problems: [{ row: 2 }] });
  });

  test.each([
    ['no CSV', '"a'],
    ['no such columns', 'sku,counted\nA,1'],
    ['nothing', ''],
    ['too many rows', `reference,tracking_number\n${'A,1\n'.repeat(2001)}`],
  ])('a file with %s is refused', (_, text) => {
    expect(() => readTracking(text, '')).toThrow(expect.objectContaining({ code: 'unreadable' }));
  });

  test.each([
    ['a script as a link', 'javascript:alert(1)'],
    ['data as a link', 'data:text/html,<script>'],
    ['a formula', '=HYPERLINK("http://x.example")'],
    ['a formula behind an apostrophe', "'=1+1"],
    ['markup', '<img src=x onerror=alert(1)>'],
    ['a line break', '1\n2'],
    ['marks of direction', '12\u202e34'],
    ['61 digits', '1'.repeat(61)],
    ['a lone surrogate', '1\ud800'],
  ])('that are %s are none', (_, number) => {
    const quoted = `"${number.replaceAll('"', '""')}"`;
    const { rows, problems } = readTracking(`reference,tracking_number\nORD-2026-000001-P1,${quoted}`, 'DHL');
    expect([rows, problems.map(({ row }) => row)]).toEqual([[], [2]]);
  });

  test('lead nowhere but to a carrier that is known', () => {
    for (const carrier of ['javascript:alert(1)', 'https://x.example/#', 'DHL.evil', ''])
      expect(trackingUrl(carrier, '123')).toBeNull();
    for (const number of ['..', '../../x', '/x', '#x', '?x=1&y', '%0d%0a', ' '])
      for (const { name, page } of carriers)
        expect(trackingUrl(name, number)).toBe(page.replace(/#$/, encodeURIComponent(number)));
  });

  test('of parcels by the thousand that are not there, and of columns by the thousand, are told row by row', async () => {
    const rows = Array.from({ length: 2000 }, (_, at) => `ORD-2026-9${String(at).padStart(5, '0')}-P1,1`);
    const names = Array.from({ length: 1000 }, (_, at) => `__proto__${at}`).join(',');
    const text = ['reference,tracking_number', ...rows].join('\n');
    expect((await planTracking(db, text, '')).problems).toHaveLength(2000);
    const wide = `reference,tracking_number,${names}\nORD-2026-000001-P1,1\n`;
    expect(readTracking(wide, '').rows).toHaveLength(1);
  });

  test('are read as carriers and spreadsheets write them', () => {
    const text = "\uFEFFReferenz\tSendungsnummer\nORD-2026-000001-P1\t'-12";
    expect(readTracking(text, 'DPD').rows).toEqual([
      { row: 2, order: 'ORD-2026-000001', parcel: 1, carrier: 'DPD', tracking: '-12' },
    ]);
    expect(readCsv(csvText([['a b'], ['=1+1'], ['']]), 9)?.rows).toEqual([
      { row: 2, cells: new Map([['ab', '=1+1']]) },
    ]);
  });
});
