import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { db } from '#lib/db.ts';
import { addItem } from '#shop/cart/add-item.ts';
import { composeQueuedEmail } from '#shop/emails/compose-queued-email.ts';
import type { EmailRow } from '#shop/emails/store.ts';
import { cancelDates, planCancelling } from '#shop/orders/dates/cancel-dates.ts';
import { moveDate } from '#shop/orders/dates/move-date.ts';
import { listPickupOrders } from '#shop/orders/dates/pickup-store.ts';
import { planTracking } from '#shop/orders/shipping/import-tracking.ts';
import { packParcel } from '#shop/orders/shipping/pack-parcel.ts';
import { shipParcel } from '#shop/orders/shipping/ship-parcel.ts';
import { viewParcels } from '#shop/orders/shipping/view-parcels.ts';
import { listWarehousesFor } from '#shop/orders/shipping/warehouse-store.ts';
import { findOrder } from '#shop/orders/store.ts';
import { viewOwnOrder } from '#shop/orders/view.ts';
import { isNotBegun } from '#shop/orders/withdrawal/withdrawal.ts';
import { listDatesById } from '#shop/products/kinds/event/dates/store.ts';
import { listConcerns } from '#shop/reports/concerns-store.ts';
import { editMethod } from '#shop/shipping/editing/edit-shipping.ts';
import { offersFor } from '#shop/shipping/offer.ts';
import { listZones } from '#shop/shipping/store.ts';
import { anEvent } from '#tests/support/an-event.ts';
import { anEmail, aVisitor, ORIGIN } from '#tests/support/checkout-fixtures.ts';
import { checkoutTo } from '#tests/support/delivery-fixtures.ts';
import { aWarehouse, levelOf, pieces, STAFF, someGoods } from '#tests/support/goods-order.ts';
import { payAt } from '#tests/support/pay.ts';
import { deliver } from '#tests/support/stripe-actions.ts';

let [near, shop, variant, zone] = ['', '', '', ''];
let event: Awaited<ReturnType<typeof anEvent>>;
const METHOD = {
  kind: 'pickup',
  currency: 'USD',
  rate_by: 'order',
  amount_1: '0',
  is_offered: 'on',
  act: 'save',
};

beforeAll(async () => {
  [near, shop] = [await aWarehouse('CH'), await aWarehouse('FR')];
  await db.updateTable('warehouses').set({ position: 1 }).where('id', '=', near).execute();
  await db
    .updateTable('warehouses')
    .set({ isPickup: true, name: 'The Workshop', city: 'Lyon', postcode: '69001' })
    .where('id', '=', shop)
    .execute();
  event = await anEvent([{ inDays: 30, capacity: 10 }]);
  await sql`update event_dates set place_name = 'The Glasshouse' where id = ${event.dateIds[0]}`.execute(db);
  [variant = ''] = (await someGoods(['Small'], { [near]: 50, [shop]: 3 })).variantIds;
  zone = `Alps ${randomUUID()}`;
  await sql`insert into shipping_zones (name, countries) values (${zone}, '{CH}')`.execute(db);
  const ways = { Workshop: `warehouse:${shop}`, Fair: `date:${event.dateIds[0]}` };
  for (const [title, picked_up] of Object.entries(ways))
    await editMethod(db, { zone, method: null }, { ...METHOD, title, picked_up }, STAFF);
});

const methodNamed = async (title: string) =>
  (await listZones(db)).find(({ name }) => name === zone)?.methods.find((one) => one.title === title);

/** A paid order of so many pieces, to be picked up in one of the two ways. */
async function anOrder(quantity: number, way: 'Workshop' | 'Fair') {
  const visitor = await aVisitor();
  await addItem(db, visitor, { variant, quantity });
  const typed = { country: 'CH', name: 'Ada', method: (await methodNamed(way))?.id ?? '' };
  const { orderId } = await checkoutTo(visitor, typed, anEmail());
  const payment = await db
    .selectFrom('payments')
    .select('stripeSessionId as id')
    .where('orderId', '=', orderId)
    .executeTakeFirstOrThrow();
  await payAt(payment.id ?? '');
  await deliver(payment.id ?? '');
  const { number } = (await findOrder(db, { id: orderId })) ?? expect.fail('no order');
  return { orderId, number, visitor };
}

const mailsOf = async (orderId: string) =>
  (await db.selectFrom('mails').select('kind').where('orderId', '=', orderId).orderBy('kind').execute()).map(
    ({ kind }) => kind,
  );

describe('what is picked up in a warehouse', () => {
  test('is taken from the stock there, though another is nearer', async () => {
    const before = await levelOf(variant, shop);
    const { orderId, number, visitor } = await anOrder(2, 'Workshop');
    expect(await levelOf(variant, shop)).toMatchObject({ allocated: (before?.allocated ?? 0) + 2 });
    expect((await listWarehousesFor(db, orderId))[0]).toMatchObject({ id: shop, allocated: 2 });
    expect((await viewOwnOrder(db, number, visitor))?.delivery?.shipping).toMatchObject({
      ...{ kind: 'pickup', place: 'The Workshop, Hof 1, 69001 Lyon', warehouseId: shop, startsLocal: null },
    });
  });

  test('comes from another warehouse when there is too little, and staff are told where it is', async () => {
    const { orderId } = await anOrder(4, 'Workshop');
    expect((await listWarehousesFor(db, orderId)).slice(0, 2)).toMatchObject([
      { id: shop, allocated: 0 },
      { id: near, allocated: 4 },
    ]);
  });

  test('is ready when it is packed, and with the buyer when it was handed over', async () => {
    const { orderId, number, visitor } = await anOrder(1, 'Workshop');
    await packParcel(db, number, { key: randomUUID(), warehouse: shop }, pieces([1, 1]), STAFF);
    expect(await mailsOf(orderId)).toEqual(['order-confirmation', 'parcel-ready']);
    expect(await viewParcels(db, orderId)).toMatchObject({
      ...{ isPickup: true, ready: [{ number: 1, lines: [{ quantity: 1 }] }], coming: [], parcels: [] },
    });
    const sheet = `reference,tracking_number\n${number}-P1,1`;
    expect(await planTracking(db, sheet, '')).toMatchObject({ rows: [], problems: [{ row: 2 }] });
    await shipParcel(db, number, 1, { carrier: '', tracking: '' }, STAFF);
    await shipParcel(db, number, 1, { carrier: '', tracking: '' }, STAFF);
    expect(await viewParcels(db, orderId)).toMatchObject({ ready: [], parcels: [{ state: 'delivered' }] });
    expect(await mailsOf(orderId)).toEqual(['order-confirmation', 'parcel-ready']);
    // The time to withdraw begins on that day.
    const end = (await viewOwnOrder(db, number, visitor))?.withdrawalEnd;
    expect(end && !isNotBegun(end)).toBe(true);
  });
});

describe('what is picked up at a date of an event', () => {
  test('says where and when, also after the date has moved, and is not to be packed at once', async () => {
    const { orderId, number, visitor } = await anOrder(1, 'Fair');
    const view = async () => (await viewOwnOrder(db, number, visitor))?.delivery?.shipping;
    expect(await view()).toMatchObject({
      ...{
        place: `Evening ${event.slug}, The Glasshouse, Hamburg`,
        warehouseId: null,
        eventDateId: event.dateIds[0],
      },
    });
    await sql`update event_dates set starts_local = '2031-05-01T18:30' where id = ${event.dateIds[0]}`.execute(
      db,
    );
    expect(await view()).toMatchObject({ startsLocal: '2031-05-01T18:30' });
    await sql`update orders set completed_at = completed_at - interval '9 days' where id = ${orderId}`.execute(
      db,
    );
    const mine = (await listConcerns(db)).filter(({ subject }) => subject === number);
    expect(mine).toEqual([]);
  });

  test('is offered until the date begins or is cancelled', async () => {
    const parcel = { weightGrams: 1, pieces: 1, amount: 100, currency: 'USD' };
    const titles = async (at: Date) =>
      offersFor(await listZones(db), { country: 'CH', postcode: '' }, parcel, at).map(({ title }) => title);
    expect(await titles(new Date())).toEqual(['Fair', 'Workshop'].toReversed());
    expect(await titles(new Date(Date.now() + 31 * 86_400_000))).toEqual(['Workshop']);
    const { number, visitor } = await anOrder(1, 'Fair');
    const cancel = (at: Date | null) =>
      sql`update event_dates set cancelled_at = ${at}, state = ${at ? 'cancelled' : 'on'}
        where id = ${event.dateIds[0]}`.execute(db);
    await cancel(new Date());
    expect(await titles(new Date())).toEqual(['Workshop']);
    expect((await viewOwnOrder(db, number, visitor))?.delivery?.shipping).toMatchObject({
      isDateCancelled: true,
    });
    await cancel(null);
  });
});

describe('a date that is moved or cancelled', () => {
  test('is told to who picks something up there, once, and to nobody who has it', async () => {
    const [waiting, done] = [await anOrder(1, 'Fair'), await anOrder(1, 'Fair')];
    await packParcel(db, done.number, { key: randomUUID(), warehouse: near }, pieces([1, 1]), STAFF);
    await shipParcel(db, done.number, 1, { carrier: '', tracking: '' }, STAFF);
    const [dateId = ''] = event.dateIds;
    const named = { ...event, id: event.productId, kind: 'event', title: 'Fair' };
    const [date] = await listDatesById(db, [dateId]);
    if (!date) throw new Error('no date');
    const { zone, placeAddress, placeCity, directions } = date;
    const form = { step: 'move', key: randomUUID(), starts_is: '', giveBack: '', text: '' } as const;
    const input = { ...form, zone, placeAddress, placeCity, directions, placeName: 'The Barn' };
    const starts = '2031-06-02T10:00';
    for (let times = 0; times < 2; times++) await moveDate(db, named, dateId, { ...input, starts }, STAFF);
    expect(await mailsOf(waiting.orderId)).toEqual(['order-confirmation', 'pickup-changed']);
    expect(await mailsOf(done.orderId)).not.toContain('pickup-changed');
    const text = async () => {
      const mails = db.selectFrom('mails').selectAll().where('orderId', '=', waiting.orderId);
      const row = await mails
        .where('kind', '=', 'pickup-changed')
        .orderBy('queuedAt', 'desc')
        .executeTakeFirst();
      const sender = { origin: ORIGIN, secret: 'of-this-test' };
      return (await composeQueuedEmail(db, sender, row as EmailRow))?.text ?? '';
    };
    expect(await text()).toMatch(/The Barn, Hamburg.*2 June 2031/s);
    const told = (await listPickupOrders(db, [dateId])).map(({ number }) => number);
    expect([told.includes(waiting.number), told.includes(done.number)]).toEqual([true, false]);
    expect(await planCancelling(db, [dateId])).toMatchObject({ pickups: told.length });
    await cancelDates(db, named, [dateId], { key: randomUUID(), text: '' }, STAFF);
    expect((await mailsOf(waiting.orderId)).filter((kind) => kind === 'pickup-changed')).toHaveLength(2);
    expect(await text()).toContain('was cancelled');
    await sql`update event_dates set cancelled_at = null, state = 'on' where id = ${dateId}`.execute(db);
  });
});

describe('a way to pick up', () => {
  test.each([
    ['nothing', ''],
    ['a warehouse that is not there', `warehouse:${randomUUID()}`],
    ['a date that is not there', `date:${randomUUID()}`],
  ])('tied to %s is refused', async (_, picked_up) => {
    const edit = editMethod(db, { zone, method: null }, { ...METHOD, title: 'Other', picked_up }, STAFF);
    await expect(edit).rejects.toMatchObject({ status: 422 });
  });

  test('keeps its warehouse when that was closed meanwhile', async () => {
    await db.updateTable('warehouses').set({ closedAt: new Date() }).where('id', '=', shop).execute();
    const same = { ...METHOD, title: 'Workshop', picked_up: `warehouse:${shop}`, place: 'Ring twice' };
    await editMethod(db, { zone, method: 'Workshop' }, same, STAFF);
    expect(await methodNamed('Workshop')).toMatchObject({
      place: 'Ring twice',
      pickup: { warehouseId: shop },
    });
    await db.updateTable('warehouses').set({ closedAt: null }).where('id', '=', shop).execute();
  });
});
