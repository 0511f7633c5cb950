import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { secondsFrom } from '#lib/clock.ts';
import type { Tx } from '#lib/db.ts';
import { HOLD_SECONDS, orderNumber, PAGE_SECONDS } from '#shop/orders/order.ts';
import { TERMS_VERSION } from '#shop/orders/terms.ts';
import { goodsOrders, type PracticeGoodsOrder } from './goods-orders.ts';
import { insertAll } from './insert-all.ts';
import { type Buyer, DAY_SECONDS } from './insert-customers.ts';
import { insertPieces } from './insert-pieces.ts';
import type { PersonName } from './people.ts';

/** What every practice order of goods paid for its delivery, in minor units. */
const SHIPPING = 690;
const PAYING_SECONDS = 190;

interface Sold {
  readonly sku: string;
  readonly variantId: string;
  readonly productId: string;
  readonly title: string;
  readonly variantTitle: string;
  readonly priceAmount: number;
  readonly currency: string;
}

export interface GoodsLine extends Sold {
  readonly id: string;
  readonly position: number;
  readonly quantity: number;
}

/** A practice order of goods before it is written. */
export interface PlacedGoods extends Omit<PracticeGoodsOrder, 'buyer' | 'lines'> {
  readonly id: string;
  readonly number: string;
  readonly buyer: Buyer;
  readonly lines: readonly GoodsLine[];
  readonly currency: string;
  readonly subtotal: number;
  readonly createdAt: Date;
  readonly paidAt: Date;
}

/** Adds practice orders of goods with their parcels and a return. @returns how many. */
export async function insertGoodsOrders(
  tx: Tx,
  buyers: ReadonlyMap<PersonName, Buyer>,
  at: Date,
): Promise<number> {
  const sold = await listSold(tx);
  const placed: PlacedGoods[] = [];
  for (const order of goodsOrders) {
    const buyer = buyers.get(order.buyer);
    const lines = order.lines.flatMap(([sku, quantity], position) => {
      const found = sold.get(sku);
      return found ? [{ ...found, id: randomUUID(), position, quantity }] : [];
    });
    const currency = lines[0]?.currency;
    if (!buyer || !currency || lines.some((line) => line.currency !== currency)) continue;
    const createdAt = secondsFrom(-order.daysAgo * DAY_SECONDS, at);
    const { rows } = await sql<{ value: number }>`select nextval('order_numbers') as value`.execute(tx);
    placed.push({
      ...{ ...order, id: randomUUID(), buyer, lines, currency, createdAt },
      number: orderNumber(createdAt.getUTCFullYear(), Number(rows[0]?.value)),
      subtotal: lines.reduce((sum, { priceAmount, quantity }) => sum + priceAmount * quantity, 0),
      paidAt: secondsFrom(PAYING_SECONDS, createdAt),
    });
  }
  await insertOrders(tx, placed);
  await insertPieces(tx, placed);
  return placed.length;
}

async function listSold(tx: Tx): Promise<ReadonlyMap<string, Sold>> {
  const skus = goodsOrders.flatMap(({ lines }) => lines.map(([sku]) => sku));
  const rows = await tx
    .selectFrom('variants as v')
    .innerJoin('products as p', 'p.id', 'v.productId')
    .select(['v.sku', 'v.id as variantId', 'p.id as productId', 'p.title', 'v.title as variantTitle'])
    .select(['v.priceAmount', 'v.currency'])
    .where('v.sku', 'in', skus)
    .where('p.kind', '=', 'goods')
    .execute();
  return new Map(rows.map((row) => [row.sku, row]));
}

async function insertOrders(tx: Tx, orders: readonly PlacedGoods[]): Promise<void> {
  await insertAll(tx, 'orders', orders.map(orderRow));
  await insertAll(
    tx,
    'orderItems',
    orders.flatMap(({ id: orderId, lines }) => lines.map((line) => itemRow(orderId, line))),
  );
  await insertAll(tx, 'orderAddresses', orders.map(addressRow));
  await insertAll(
    tx,
    'orderShipping',
    orders.map(({ id: orderId, currency }) => ({
      ...{ orderId, kind: 'parcel', title: 'Parcel', amount: SHIPPING, standardAmount: SHIPPING, currency },
      ...{ minDays: 2, maxDays: 4 },
    })),
  );
  await insertAll(
    tx,
    'entitlements',
    orders.flatMap(({ lines, buyer: { customerId, email, isProven }, paidAt: grantedAt }) =>
      lines.map(({ id: orderItemId, quantity: units }) => ({
        ...{ orderItemId, customerId: isProven ? customerId : null, email, grantedAt, units },
      })),
    ),
  );
  await insertAll(tx, 'payments', orders.map(paymentRow));
  await insertAll(tx, 'orderHistory', orders.flatMap(historyRows));
}

function orderRow(order: PlacedGoods) {
  const { id, number, buyer, currency, subtotal, createdAt, paidAt } = order;
  const { customerId, email, isProven } = buyer;
  return {
    ...{ id, number, customerId, email, currency, createdAt, completedAt: paidAt, updatedAt: paidAt },
    ...{ mode: 'sandbox', status: 'completed', isAddressProven: isProven, isPractice: true },
    ...{ subtotalAmount: subtotal, shippingAmount: SHIPPING, totalAmount: subtotal + SHIPPING },
    expiresAt: secondsFrom(HOLD_SECONDS, createdAt),
    termsVersion: createdAt >= new Date(TERMS_VERSION) ? TERMS_VERSION : null,
  };
}

function itemRow(orderId: string, line: GoodsLine) {
  const { id, position, productId, variantId, title, variantTitle, quantity, priceAmount } = line;
  const sum = priceAmount * quantity;
  return {
    ...{ id, orderId, position, productId, variantId, kind: 'goods', title, variantTitle, quantity },
    ...{ unitAmount: priceAmount, subtotalAmount: sum, totalAmount: sum },
  };
}

function addressRow({ id: orderId, address }: PlacedGoods) {
  return { orderId, purpose: 'delivery', ...address };
}

/** Without any id of Stripe's: nobody can ask Stripe about it. */
function paymentRow({ id: orderId, subtotal, currency, createdAt, paidAt }: PlacedGoods) {
  const amount = subtotal + SHIPPING;
  return {
    ...{ orderId, status: 'succeeded', mode: 'sandbox', amount, currency, createdAt },
    ...{ paidAt, updatedAt: paidAt, pageExpiresAt: secondsFrom(PAGE_SECONDS, createdAt) },
    gatewayAnswer: JSON.stringify({ amount_total: amount, currency: currency.toLowerCase() }),
  };
}

function historyRows({ id: orderId, subtotal, currency, createdAt, paidAt }: PlacedGoods) {
  const amount = subtotal + SHIPPING;
  const details = (given: object) => JSON.stringify(given);
  return [
    {
      ...{ orderId, at: createdAt, actor: 'visitor', action: 'placed' },
      details: details({ total_amount: amount, currency, mode: 'sandbox' }),
    },
    { orderId, at: paidAt, actor: 'stripe', action: 'paid', details: details({ amount, currency }) },
    { orderId, at: paidAt, actor: 'stripe', action: 'completed', details: details({}) },
  ];
}
