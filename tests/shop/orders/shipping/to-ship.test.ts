import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { db, jobsDb } from '#lib/db.ts';
import { acceptReturn } from '#shop/orders/returns/decide-return.ts';
import { receiveReturn } from '#shop/orders/returns/receive-return.ts';
import { requestReturn } from '#shop/orders/returns/request-return.ts';
import { refundReturn } from '#shop/orders/returns/settle-return.ts';
import { endParcel } from '#shop/orders/shipping/end-parcel.ts';
import { packParcel, unpackParcel } from '#shop/orders/shipping/pack-parcel.ts';
import { resolveParcel } from '#shop/orders/shipping/resolve-parcel.ts';
import { shipParcel } from '#shop/orders/shipping/ship-parcel.ts';
import { checkInvariants } from '#shop/payments/invariants/check-invariants.ts';
import { allKinds } from '#shop/products/kinds.ts';
import { listConcerns } from '#shop/reports/concerns-store.ts';
import { countOrdersToShip, listOrdersToShip } from '#shop/reports/to-ship-store.ts';
import {
  aPaidGoodsOrder,
  aWarehouse,
  pieces,
  STAFF,
  sendPieces,
  someGoods,
} from '#tests/support/goods-order.ts';
import { concernPage } from '#web/admin/concern-page.ts';

let [warehouse, variant] = ['', ''];
beforeAll(async () => {
  warehouse = await aWarehouse('DE');
  [variant = ''] = (await someGoods(['Small'], { [warehouse]: 99 })).variantIds;
});

type Paid = Awaited<ReturnType<typeof aPaidGoodsOrder>>;
const listed = async ({ number }: Paid) => {
  const all = await listOrdersToShip(db, 200);
  expect(await countOrdersToShip(db)).toBe(all.length);
  const found = all.find((order) => order.number === number);
  return found && [found.pieces, found.packed];
};
const pack = ({ number }: Paid, quantity: number) =>
  packParcel(db, number, { key: randomUUID(), warehouse }, pieces([1, quantity]), STAFF);
const concernsOf = async ({ number }: Paid) =>
  (await listConcerns(db)).filter(({ subject }) => subject.startsWith(number)).map(({ concern }) => concern);
const age = (table: string, column: string, { orderId }: Paid, days: number) =>
  sql`update ${sql.table(table)} set ${sql.ref(column)} = ${sql.ref(column)} - make_interval(days => ${days}::integer)
    where ${sql.ref(table === 'orders' ? 'id' : 'orderId')} = ${orderId}::uuid`.execute(db);

describe('the list of what is to be packed', () => {
  test('follows every step of parcels and returns', async () => {
    const order = await aPaidGoodsOrder([variant, 3]);
    expect(await listed(order)).toEqual([3, 0]);
    const parcel = await pack(order, 2);
    expect(await listed(order)).toEqual([1, 1]);
    await unpackParcel(db, order.number, parcel, STAFF);
    expect(await listed(order)).toEqual([3, 0]);
    await sendPieces(order.number, warehouse, pieces([1, 3]));
    expect(await listed(order)).toBeUndefined();
    await endParcel(db, order.number, 1, 'lost', STAFF);
    await resolveParcel(db, order.number, 1, 'send_again', STAFF);
    expect(await listed(order)).toEqual([3, 0]);
    await sendPieces(order.number, warehouse, pieces([1, 3]));
    await endParcel(db, order.number, 2, 'delivered', STAFF);
    const form = { form: randomUUID(), wish: 'refund', reason: 'size', note: '', picture: '' } as const;
    const wish = { pieces: pieces([1, 2]), variants: new Map<number, string>() };
    const number = await requestReturn(db, order.number, order.visitor, form, wish);
    const received = new Map([[1, { restocked: 1, damaged: 0, missing: 1 }]]);
    await receiveReturn(db, order.number, number, { warehouse, received }, STAFF);
    await refundReturn(db, order.number, number, { lines: new Map([[1, 2000]]), shipping: 0 }, STAFF);
    expect(await listed(order)).toBeUndefined();
    const wrong = (await checkInvariants(jobsDb)).find(({ name }) => name === 'to_be_packed_is_counted');
    expect(wrong).toMatchObject({ broken: 0 });
  });

  test('has every kind that is sent, and reads no line that was ever sold', async () => {
    const { rows } = await sql<{ name: string }>`select name from product_kinds where is_sent`.execute(db);
    const sent = allKinds().filter(({ parcel }) => parcel);
    expect(rows.map(({ name }) => name)).toEqual(sent.map(({ name }) => name));
    const plan = await sql<Record<string, string>>`
      explain select * from reporting.concerns where kind in ('order_not_packed', 'parcel_not_shipped')`.execute(
      db,
    );
    const text = plan.rows.flatMap((row) => Object.values(row)).join('\n');
    expect(text).toContain('orders_to_ship');
    expect(text).not.toMatch(/on (order_items|entitlements|shipment_items)\b/);
  });
});

describe('what needs attention', () => {
  test('an order that nobody packs, and a parcel that nobody ships, after some working days', async () => {
    const order = await aPaidGoodsOrder([variant, 1]);
    expect(await concernsOf(order)).toEqual([]);
    await age('orders', 'completedAt', order, 5);
    expect(await concernsOf(order)).toEqual(['order_not_packed']);
    await pack(order, 1);
    expect(await concernsOf(order)).toEqual([]);
    await age('shipments', 'packedAt', order, 5);
    expect(await concernsOf(order)).toEqual(['parcel_not_shipped']);
    await sql`insert into settings (name, value) values ('pack_within_days', '20')
      on conflict (name) do update set value = excluded.value`.execute(db);
    expect(await concernsOf(order)).toEqual([]);
    await sql`delete from settings where name = 'pack_within_days'`.execute(db);
    await shipParcel(db, order.number, 1, { carrier: '', tracking: '' }, STAFF);
    expect(await concernsOf(order)).toEqual([]);
  });

  test('a parcel that was lost or came back, until it is decided', async () => {
    const order = await aPaidGoodsOrder([variant, 2]);
    await sendPieces(order.number, warehouse, pieces([1, 1]));
    await endParcel(db, order.number, 1, 'lost', STAFF);
    expect(await concernsOf(order)).toEqual(['parcel_lost']);
    await endParcel(db, order.number, 1, 'returned', STAFF);
    expect(await concernsOf(order)).toEqual(['parcel_returned']);
    await resolveParcel(db, order.number, 1, 'send_again', STAFF);
    expect(await concernsOf(order)).toEqual([]);
    expect(concernPage('parcel_lost', order.number)).toBe(`/admin/orders/${order.number}/ship`);
  });

  test('a return that waits for an answer, for its parcel, and for its money', async () => {
    const order = await aPaidGoodsOrder([variant, 1]);
    await sendPieces(order.number, warehouse, pieces([1, 1]));
    await endParcel(db, order.number, 1, 'delivered', STAFF);
    for (const column of ['shippedAt', 'endedAt']) await age('shipments', column, order, 40);
    const form = { form: randomUUID(), wish: 'refund', reason: 'size', note: '', picture: '' } as const;
    const wish = { pieces: pieces([1, 1]), variants: new Map<number, string>() };
    const number = await requestReturn(db, order.number, order.visitor, form, wish);
    expect(await concernsOf(order)).toEqual(['return_requested']);
    await acceptReturn(db, order.number, number, STAFF);
    expect(await concernsOf(order)).toEqual([]);
    await age('returns', 'decidedAt', order, 15);
    expect(await concernsOf(order)).toEqual(['return_not_received']);
    const received = new Map([[1, { restocked: 1, damaged: 0, missing: 0 }]]);
    await receiveReturn(db, order.number, number, { warehouse, received }, STAFF);
    expect(await concernsOf(order)).toEqual(['return_received']);
    await refundReturn(db, order.number, number, { lines: new Map([[1, 2000]]), shipping: 0 }, STAFF);
    expect(await concernsOf(order)).toEqual([]);
    expect(concernPage('return_received', `${order.number}-R1`)).toBe(`/admin/returns/${order.number}-R1`);
  });

  test.each([
    ['2026-11-30 10:00+00', 2, '2026-11-26 10:00+00'],
    ['2026-12-02 10:00+00', 2, '2026-11-30 10:00+00'],
    ['2026-11-29 10:00+00', 1, '2026-11-27 10:00+00'],
    ['2026-11-30 10:00+00', 30, '2026-10-19 10:00+00'],
  ])('at %s, %i working days ago was %s', async (at, days, expected) => {
    const { rows } = await sql<{ definition: string }>`
      select pg_get_functiondef('working_days_ago'::regproc) as definition`.execute(db);
    const body = /\$function\$([\s\S]*)\$function\$/.exec(rows[0]?.definition ?? '')?.[1] ?? '';
    const query = body
      .replaceAll('now()', `timestamptz '${at}'`)
      .replaceAll(/\bdays\b(?! =>)/g, String(days));
    const found = await sql<{ min: Date }>`${sql.raw(query)}`.execute(db);
    expect(found.rows[0]?.min).toEqual(new Date(expected));
  });
});
