import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { db, inTransaction } from '#lib/db.ts';
import { addItem } from '#shop/cart/add-item.ts';
import { applyMovements } from '#shop/inventory/stock/movement-store.ts';
import { ensureLevels, lockLevels } from '#shop/inventory/stock/store.ts';
import { packParcel } from '#shop/orders/shipping/pack-parcel.ts';
import { shipParcel } from '#shop/orders/shipping/ship-parcel.ts';
import { findOrder } from '#shop/orders/store.ts';
import { anEmail, aVisitor } from './checkout-fixtures.ts';
import { aZone, BERLIN, checkoutTo } from './delivery-fixtures.ts';
import { payAt } from './pay.ts';
import { deliver, expireAt, payLate } from './stripe-actions.ts';

export const STAFF = 'staff:00000000-0000-4000-8000-000000000001' as const;

export async function aWarehouse(country = 'DE'): Promise<string> {
  const code = `W${randomUUID().slice(0, 8).toUpperCase()}`;
  const { id } = await db
    .insertInto('warehouses')
    .values({
      ...{ code, name: code, position: 5, country },
      line1: 'Hof 1',
      city: 'Berlin',
      postcode: '10999',
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export interface TestGoods {
  readonly productId: string;
  readonly slug: string;
  /** Of its sizes. */
  readonly variantIds: readonly string[];
}

/** A published product with these sizes, each at 20.00 USD, with so many pieces in these warehouses. */
export async function someGoods(
  sizes: readonly string[],
  stock: Readonly<Record<string, number>>,
): Promise<TestGoods> {
  const slug = `goods-${randomUUID().slice(0, 8)}`;
  const product = { slug, title: `Apron ${slug}`, description: 'Linen.', fullDescription: 'Linen.' };
  const { id: productId } = await db
    .insertInto('products')
    .values({ ...product, kind: 'goods', status: 'published', publishedAt: new Date() })
    .returning('id')
    .executeTakeFirstOrThrow();
  await db.insertInto('goods').values({ productId }).execute();
  const variantIds: string[] = [];
  for (const [position, title] of sizes.entries()) {
    const { id } = await db
      .insertInto('variants')
      .values({
        ...{ productId, title, position, currency: 'USD', maxQuantity: 99 },
        sku: `${slug}-${position}`,
        priceAmount: 2000,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    variantIds.push(id);
    await db
      .insertInto('goodsVariants')
      .values({ variantId: id, weightGrams: 420, customsCode: '621142', originCountry: 'PT' })
      .execute();
    await receiveStock(id, stock);
  }
  return { productId, slug, variantIds };
}

/** @param stock pieces by warehouse; fewer than 0 are taken out. */
export async function receiveStock(
  variantId: string,
  stock: Readonly<Record<string, number>>,
): Promise<void> {
  const warehouses = Object.keys(stock);
  await inTransaction(db, async (tx) => {
    await ensureLevels(
      tx,
      warehouses.map((warehouseId) => ({ variantId, warehouseId })),
    );
    const levels = await lockLevels(tx, [variantId]);
    await applyMovements(
      tx,
      levels.map(({ poolId, warehouseId }) => ({
        ...{ poolId, kind: 'receipt' as const, onHand: stock[warehouseId] ?? 0, actor: 'cli' },
      })),
    );
  });
}

/** On hand, held and allocated of a variant in a warehouse. */
export async function levelOf(variantId: string, warehouseId: string) {
  const { rows } = await sql<{ onHand: number; held: number; allocated: number }>`
    select p.capacity as "onHand", p.held, p.taken as allocated from stock_levels l join pools p on p.id = l.pool_id
    where l.variant_id = ${variantId} and l.warehouse_id = ${warehouseId}`.execute(db);
  return rows[0] ?? null;
}

/** Levels that are not the sums of their movements. */
export async function unequalLevels(): Promise<readonly unknown[]> {
  const { rows } = await sql`
    select l.pool_id from stock_levels l join pools p on p.id = l.pool_id
    join (select pool_id, sum(on_hand) as on_hand, sum(held) as held, sum(allocated) as allocated
          from stock_movements group by pool_id) m on m.pool_id = l.pool_id
    where (p.capacity, p.held, p.taken) is distinct from (m.on_hand, m.held, m.allocated)`.execute(db);
  return rows;
}

/** What sending costs, in minor units. */
export const SHIPPING = 490;
let method: string | undefined;

/** A parcel to Germany. Made once in each database: test files of one process have one after the other. */
export async function theMethod(): Promise<string> {
  const known =
    method &&
    (await db.selectFrom('shippingMethods').select('id').where('id', '=', method).executeTakeFirst());
  const [made = ''] = known ? [known.id] : await aZone(['DE'], [{ rates: [[null, SHIPPING]] }]);
  return made;
}

/** An order whose payment page is open, of these variants and quantities. */
export async function aPlacedGoodsOrder(...lines: readonly (readonly [string, number])[]) {
  const visitor = await aVisitor();
  for (const [variant, quantity] of lines) await addItem(db, visitor, { variant, quantity });
  const email = anEmail();
  method = await theMethod();
  const { orderId } = await checkoutTo(visitor, { ...BERLIN, method }, email);
  const { sessionId } = await db
    .selectFrom('payments')
    .select('stripeSessionId as sessionId')
    .where('orderId', '=', orderId)
    .executeTakeFirstOrThrow();
  const order = await findOrder(db, { id: orderId });
  return { orderId, number: order?.number ?? '', visitor, email, sessionId: sessionId ?? '' };
}

/** An order that was paid at the sandbox, of these variants and quantities. */
export async function aPaidGoodsOrder(...lines: readonly (readonly [string, number])[]) {
  const placed = await aPlacedGoodsOrder(...lines);
  await payAt(placed.sessionId);
  await deliver(placed.sessionId);
  const order = await findOrder(db, { id: placed.orderId });
  if (!order?.completedAt) throw new Error('the order did not complete');
  return placed;
}

/**
 * Late money for two pieces of the first size, which somebody else has bought meanwhile; `second` has expired too and may
 * be paid late.
 * @param others how many there are of each other size.
 */
export async function lateGoodsMoney(...others: readonly number[]) {
  const warehouse = await aWarehouse();
  const goods = await someGoods(['Small', ...others.map((_, at) => `Other ${at + 1}`)], { [warehouse]: 0 });
  const [small = '', ...rest] = goods.variantIds;
  await receiveStock(small, { [warehouse]: 2 });
  for (const [at, variant] of rest.entries()) await receiveStock(variant, { [warehouse]: others[at] ?? 0 });
  const order = await anExpiredOrder(small);
  const second = await anExpiredOrder(small);
  await aPaidGoodsOrder([small, 2]);
  await payTooLate(order);
  return { ...goods, ...order, warehouse, small, rest, second };
}

async function anExpiredOrder(variant: string) {
  const order = await aPlacedGoodsOrder([variant, 2]);
  await expireAt(order.sessionId);
  await deliver(order.sessionId, 'checkout.session.expired');
  return order;
}

export async function payTooLate({ sessionId }: { readonly sessionId: string }): Promise<void> {
  await payLate(sessionId);
  await deliver(sessionId);
}

export const pieces = (...lines: readonly (readonly [number, number])[]) => new Map(lines);

/** Packs and ships these pieces of an order. @returns the parcel's number. */
export async function sendPieces(
  number: string,
  warehouse: string,
  what: ReadonlyMap<number, number>,
  tracking = '',
): Promise<number> {
  const parcel = await packParcel(db, number, { key: randomUUID(), warehouse }, what, STAFF);
  await shipParcel(db, number, parcel, { carrier: 'DHL', tracking }, STAFF);
  return parcel;
}
