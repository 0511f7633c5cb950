import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { db } from '#lib/db.ts';
import type { ReturnInput } from '#shop/orders/returns/request-return.ts';
import { anEmail } from './checkout-fixtures.ts';
import type { CrashCase, CrashScenario } from './crash-scenarios.ts';
import { doWithGoods, type GoodsAct } from './goods-acts.ts';
import { aPaidGoodsOrder, aWarehouse, lateGoodsMoney, pieces, sendPieces, someGoods } from './goods-order.ts';
import { COMPLETED_ONCE } from './order-facts.ts';
import { levelsOf, unequalLevels } from './stock.ts';

const PIECES = 10;

/** An order of two pieces of the first of two sizes, of each of which there are ten. */
async function anOrderOfGoods() {
  const warehouse = await aWarehouse();
  const goods = await someGoods(['Small', 'Large'], { [warehouse]: PIECES });
  const [small = '', large = ''] = goods.variantIds;
  return { ...(await aPaidGoodsOrder([small, 2])), ...goods, warehouse, small, large };
}

/** The same after a parcel has left. */
async function aSentOrder(daysAgo = 0, count = 2) {
  const order = await anOrderOfGoods();
  await sendPieces(order.number, order.warehouse, pieces([1, count]));
  const at = new Date(Date.now() - daysAgo * 86_400_000);
  const sent = db.updateTable('shipments').set({ shippedAt: at, endedAt: at, state: 'delivered' });
  if (daysAgo > 0) await sent.where('orderId', '=', order.orderId).execute();
  return order;
}

type Order = Awaited<ReturnType<typeof anOrderOfGoods>>;

const returnForm = (more: Partial<ReturnInput> = {}): ReturnInput => ({
  ...{ form: randomUUID(), wish: 'refund', reason: 'size', note: '', picture: '' },
  ...more,
});

/** A return of one piece that was asked for after the time to withdraw, and what was done about it. */
async function aReturn(did: readonly ('accept' | 'receive')[], isExchange = false) {
  const order = await aSentOrder(40);
  const { number, visitor, warehouse, large } = order;
  const form = returnForm(isExchange ? { wish: 'exchange' } : {});
  const wish = { number, visitor, form, pieces: [[1, 1]] as const, variant: large };
  await doWithGoods({ act: 'request', given: wish });
  const came = { restocked: 1, damaged: 0, missing: 0 };
  if (did.includes('accept')) await doWithGoods({ act: 'accept', given: { number } });
  if (did.includes('receive'))
    await doWithGoods({ act: 'receive', given: { number, warehouse, pieces: came } });
  return order;
}

/** On hand and allocated, of both sizes; nothing is held. */
type Stock = readonly [onHand: number, allocated: number, otherOnHand: number, otherAllocated: number];

interface Wanted {
  readonly stock: Stock;
  /** In parcels, and of these in parcels that have left. */
  readonly packed?: number;
  readonly left?: number;
  readonly returns?: readonly string[];
  /** Of the money that was refunded, how much: one refund for each. */
  readonly refunds?: readonly number[];
  /** Orders of this buyer that were paid or cost nothing. */
  readonly orders?: number;
}

async function goodsFacts({ orderId, email, variantIds }: Order): Promise<Required<Wanted>> {
  const levels = await levelsOf(db, variantIds);
  const [small, large] = variantIds.map((id) => levels.filter((level) => level.variantId === id));
  const sum = (of: typeof levels | undefined, name: 'onHand' | 'allocated' | 'held') =>
    (of ?? []).reduce((all, level) => all + level[name], 0);
  const held = sum(levels, 'held');
  const { rows } = await sql<Omit<Required<Wanted>, 'stock'>>`select
    coalesce((select sum(c.quantity) from shipment_items c join shipments s on s.id = c.shipment_id
      where s.order_id = ${orderId} and s.resolution is null), 0)::integer as packed,
    coalesce((select sum(c.quantity) from shipment_items c join shipments s on s.id = c.shipment_id
      where s.order_id = ${orderId} and s.resolution is null and s.state <> 'packed'), 0)::integer as left,
    (select coalesce(json_agg(r.state), '[]') from returns r where r.order_id = ${orderId}) as returns,
    (select coalesce(json_agg(r.amount order by r.amount), '[]') from refunds r where r.order_id = ${orderId}
      and r.status = 'succeeded') as refunds,
    (select count(*)::integer from orders o where o.email = ${email} and o.completed_at is not null) as orders`.execute(
    db,
  );
  const facts = rows[0];
  if (!facts || held !== 0) throw new Error(`${held} pieces are held`);
  return {
    ...facts,
    stock: [sum(small, 'onHand'), sum(small, 'allocated'), sum(large, 'onHand'), sum(large, 'allocated')],
  };
}

/** Three orders of two pieces each, of the same goods. */
async function threeOrders() {
  const first = await anOrderOfGoods();
  const others: Order[] = [];
  for (const _ of [2, 3]) others.push({ ...first, ...(await aPaidGoodsOrder([first.small, 2])) });
  const orders = [first, ...others].map(({ number }) => number);
  return { first, others, form: { key: randomUUID(), orders } };
}

/**
 * Sent once more whatever became of it, as somebody does who saw no answer.
 * @param others orders of the same goods that end as this one does.
 */
function goodsCase(order: Order, act: GoodsAct, wanted: Wanted, others: readonly Order[] = []): CrashCase {
  return {
    action: { does: 'goods', ...act },
    again: async () => void (await doWithGoods(act)),
    orderId: async () => order.orderId,
    wanted: wanted.refunds ? {} : COMPLETED_GOODS,
    also: async () => {
      const unequal = await unequalLevels(db, order.variantIds);
      if (unequal.length > 0) return 'a level is not the sum of its ledger';
      const nothing = { packed: 0, left: 0, returns: [], refunds: [], orders: 1 };
      const right = { ...nothing, ...wanted };
      for (const one of [order, ...others]) {
        const seen = await goodsFacts(one);
        const differs = (Object.keys(seen) as (keyof Wanted)[]).some(
          (name) => JSON.stringify(seen[name]) !== JSON.stringify(right[name]),
        );
        if (differs) return JSON.stringify(seen);
      }
      return null;
    },
  };
}

const { mails: _, ...COMPLETED_GOODS } = COMPLETED_ONCE;
const UNTOUCHED: Stock = [10, 2, 10, 0];
const SENT: Stock = [8, 0, 10, 0];

/** What people do with parcels, returns and stock: killed at every moment, and done again. */
export const goodsScenarios: Readonly<Record<string, CrashScenario>> = {
  'a parcel is packed': async () => {
    const order = await anOrderOfGoods();
    const form = { key: randomUUID(), warehouse: order.warehouse };
    const given = { number: order.number, form, pieces: [[1, 2]] as const };
    return goodsCase(order, { act: 'pack', given }, { stock: UNTOUCHED, packed: 2 });
  },
  'a packed parcel leaves': async () => {
    const order = await anOrderOfGoods();
    const { number, warehouse } = order;
    const packed = { number, form: { key: randomUUID(), warehouse }, pieces: [[1, 2]] as const };
    const parcel = Number(await doWithGoods({ act: 'pack', given: packed }));
    const act: GoodsAct = { act: 'ship', given: { number, parcel } };
    return goodsCase(order, act, { stock: SENT, packed: 2, left: 2 });
  },
  'a parcel is packed and leaves': async () => {
    const order = await anOrderOfGoods();
    const form = { key: randomUUID(), warehouse: order.warehouse };
    const given = { number: order.number, form, pieces: [[1, 1]] as const };
    return goodsCase(order, { act: 'send', given }, { stock: [9, 1, 10, 0], packed: 1, left: 1 });
  },
  'orders are packed by their list': async () => {
    const { first, others, form } = await threeOrders();
    return goodsCase(first, { act: 'packAll', given: form }, { stock: [10, 6, 10, 0], packed: 2 }, others);
  },
  'parcels leave by the file of a carrier': async () => {
    const { first, others, form } = await threeOrders();
    await doWithGoods({ act: 'packAll', given: form });
    const rows = form.orders.map((number, at) => `${number}-P1,JD01400000${at}`);
    const act: GoodsAct = {
      act: 'track',
      given: { sheet: ['reference,tracking_number', ...rows].join('\n') },
    };
    return goodsCase(first, act, { stock: [4, 0, 10, 0], packed: 2, left: 2 }, others);
  },
  'a parcel comes back': async () => {
    const order = await aSentOrder();
    const given = { number: order.number, parcel: 1, state: 'returned' as const };
    return goodsCase(order, { act: 'end', given }, { stock: [10, 0, 10, 0], packed: 2, left: 2 });
  },
  'a lost parcel is sent again': async () => {
    const order = await aSentOrder();
    const lost = { number: order.number, parcel: 1 };
    await doWithGoods({ act: 'end', given: { ...lost, state: 'lost' } });
    const act: GoodsAct = { act: 'resolve', given: { ...lost, how: 'send_again' } };
    return goodsCase(order, act, { stock: [8, 2, 10, 0] });
  },
  'a lost parcel is refunded': async () => {
    const order = await aSentOrder(0, 1);
    const lost = { number: order.number, parcel: 1 };
    await doWithGoods({ act: 'end', given: { ...lost, state: 'lost' } });
    const act: GoodsAct = { act: 'resolve', given: { ...lost, how: 'refund' } };
    return goodsCase(order, act, { stock: [9, 1, 10, 0], refunds: [2000] });
  },
  'pieces are cancelled': async () => {
    const order = await anOrderOfGoods();
    const { number, visitor } = order;
    const form = { form: randomUUID(), amount: 2000 };
    const act: GoodsAct = { act: 'cancel', given: { number, visitor, form, pieces: [[1, 1]] } };
    return goodsCase(order, act, { stock: [10, 1, 10, 0], refunds: [2000] });
  },
  'a return is asked for': async () => {
    const order = await aSentOrder(1);
    const { number, visitor } = order;
    const act: GoodsAct = {
      act: 'request',
      given: { number, visitor, form: returnForm(), pieces: [[1, 1]] },
    };
    return goodsCase(order, act, { stock: SENT, packed: 2, left: 2, returns: ['accepted'] });
  },
  'a return is accepted': async () => {
    const order = await aReturn([]);
    const act: GoodsAct = { act: 'accept', given: { number: order.number } };
    return goodsCase(order, act, { stock: SENT, packed: 2, left: 2, returns: ['accepted'] });
  },
  'a return is refused': async () => {
    const order = await aReturn([]);
    const act: GoodsAct = { act: 'refuse', given: { number: order.number } };
    return goodsCase(order, act, { stock: SENT, packed: 2, left: 2, returns: ['refused'] });
  },
  'a return is received': async () => {
    const order = await aReturn(['accept']);
    const { number, warehouse } = order;
    const came = { restocked: 1, damaged: 0, missing: 0 };
    const act: GoodsAct = { act: 'receive', given: { number, warehouse, pieces: came } };
    return goodsCase(order, act, { stock: [9, 0, 10, 0], packed: 2, left: 2, returns: ['received'] });
  },
  'a return is refunded': async () => {
    const order = await aReturn(['accept', 'receive']);
    const act: GoodsAct = { act: 'refund', given: { number: order.number, amount: 2000 } };
    const wanted: Wanted = {
      ...{ stock: [9, 0, 10, 0], packed: 2, left: 2 },
      ...{ returns: ['refunded'], refunds: [2000] },
    };
    return goodsCase(order, act, wanted);
  },
  'a return is exchanged': async () => {
    const order = await aReturn(['accept', 'receive'], true);
    const act: GoodsAct = { act: 'exchange', given: { number: order.number } };
    const wanted: Wanted = {
      ...{ stock: [9, 0, 10, 1], packed: 2, left: 2 },
      ...{ returns: ['exchanged'], orders: 2 },
    };
    return goodsCase(order, act, wanted);
  },
  'late money buys another size': () => lateCase('other', [2, 2, 3, 2]),
  'late money waits for pieces': () => lateCase('later', [2, 4, 3, 0]),
  'job: those who wait are told': async () => {
    const order = await anOrderOfGoods();
    const emails = Array.from({ length: 3 }, () => anEmail());
    const waiting = { variantId: order.large, state: 'waiting', joinedAt: new Date() };
    await db
      .insertInto('stockAlerts')
      .values(emails.map((email) => ({ ...waiting, email, emailKey: email })))
      .execute();
    return {
      action: { does: 'job', queue: 'back-in-stock', data: {} },
      orderId: async () => order.orderId,
      wanted: COMPLETED_GOODS,
      also: async () => {
        const mails = db.selectFrom('mails').select('recipient').where('kind', '=', 'back-in-stock');
        const told = (await mails.where('recipient', 'in', emails).execute()).map(
          ({ recipient }) => recipient,
        );
        return told.toSorted().join() === emails.toSorted().join() ? null : `told: ${told.join(', ')}`;
      },
    };
  },
  'pieces are received': async () => stockCase({ act: 'receive', quantity: 5 }, [15, 2, 10, 0]),
  'a level is adjusted': async () => stockCase({ act: 'adjust', quantity: -3 }, [7, 2, 10, 0]),
  'pieces are transferred': async () => stockCase({ act: 'transfer', quantity: 4 }, UNTOUCHED, 6),
  'a stock-take is brought back': async () => {
    const order = await anOrderOfGoods();
    const { rows } = await sql<{ sku: string }>`select sku from variants
      where id = any(${[...order.variantIds]}::uuid[]) order by position`.execute(db);
    const [small, large] = rows.map(({ sku }) => sku);
    const id = randomUUID();
    const sheet = `sku,on_hand,counted,sheet\n${small},10,9,${id}\n${large},10,12,${id}\n`;
    const act: GoodsAct = { act: 'count', given: { warehouseId: order.warehouse, sheet } };
    return goodsCase(order, act, { stock: [9, 2, 12, 0] });
  },
};

/** Late money for two pieces that others have bought; of the other size there are three. */
async function lateCase(choice: 'other' | 'later', stock: Stock): Promise<CrashCase> {
  const late = await lateGoodsMoney(3);
  const [large = ''] = late.rest;
  const chosen = choice === 'other' ? large : choice;
  const given = { number: late.number, visitor: late.visitor, choice: chosen };
  return goodsCase({ ...late, large }, { act: 'choose', given }, { stock });
}

/** A change of the stock of the first size. @param stays what the warehouse has then, where pieces go to another. */
async function stockCase(
  change: { readonly act: 'receive' | 'adjust' | 'transfer'; readonly quantity: number },
  stock: Stock,
  stays = stock[0],
): Promise<CrashCase> {
  const order = await anOrderOfGoods();
  const to = change.act === 'transfer' ? { toWarehouseId: await aWarehouse() } : {};
  const where = { variantId: order.small, warehouseId: order.warehouse, ...to };
  const given = { ...change, ...where, reason: 'Counted', form: randomUUID() };
  const goods = goodsCase(order, { act: 'change', given }, { stock });
  return {
    ...goods,
    also: async () => {
      const levels = await levelsOf(db, [order.small]);
      const here = levels.find(({ warehouseId }) => warehouseId === order.warehouse)?.onHand;
      return here === stays ? ((await goods.also?.()) ?? null) : `${here} pieces stayed`;
    },
  };
}
