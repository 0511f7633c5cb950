import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { secondsFrom } from '#lib/clock.ts';
import type { Tx } from '#lib/db.ts';
import { insertAll } from './insert-all.ts';
import { DAY_SECONDS } from './insert-customers.ts';
import type { PlacedGoods } from './insert-goods-orders.ts';

interface Level {
  readonly poolId: string;
  readonly variantId: string;
  readonly warehouseId: string;
  readonly warehouse: string;
}

/**
 * Writes the parcels, the return and the stock of practice orders of goods. What was sent had been received for it before the
 * stock of the demo shop was counted, so its levels are what the catalogue says; what waits to be packed is allocated.
 */
export async function insertPieces(tx: Tx, orders: readonly PlacedGoods[]): Promise<void> {
  const levels = await listLevels(tx, orders);
  const waiting = orders.filter(({ parcel }) => parcel === 'to pack');
  const sent = orders.filter(({ parcel }) => parcel !== 'to pack');
  await insertAll(tx, 'stockMovements', [
    ...sent.flatMap((order) => sentMovements(order, levels)),
    ...waiting.flatMap((order) =>
      drawsOf(order, levels).map((draw) => ({
        ...draw.of,
        at: order.paidAt,
        kind: 'allocation',
        allocated: draw.quantity,
      })),
    ),
  ]);
  const holds = waiting.flatMap((order) => drawsOf(order, levels));
  await insertAll(
    tx,
    'holds',
    holds.map(({ of, quantity }) => ({ ...of, quantity })),
  );
  for (const { of, quantity } of holds)
    await sql`update pools set taken = taken + ${quantity}::integer where id = ${of.poolId}::uuid`.execute(
      tx,
    );
  for (const order of sent) await insertParcel(tx, order, levels);
}

async function listLevels(tx: Tx, orders: readonly PlacedGoods[]): Promise<Level[]> {
  const variantIds = orders.flatMap(({ lines }) => lines.map(({ variantId }) => variantId));
  if (variantIds.length === 0) return [];
  return tx
    .selectFrom('stockLevels as l')
    .innerJoin('warehouses as w', 'w.id', 'l.warehouseId')
    .select(['l.poolId', 'l.variantId', 'w.id as warehouseId', 'w.code as warehouse'])
    .where('l.variantId', 'in', variantIds)
    .execute();
}

/** Which level each line of an order draws on. */
function drawsOf({ lines, warehouse }: PlacedGoods, levels: readonly Level[]) {
  return lines.flatMap(({ id: orderItemId, variantId, quantity }) => {
    const level = levels.find((one) => one.variantId === variantId && one.warehouse === warehouse);
    return level ? [{ of: { poolId: level.poolId, orderItemId }, quantity }] : [];
  });
}

function sentMovements(order: PlacedGoods, levels: readonly Level[]) {
  return drawsOf(order, levels).flatMap(({ of, quantity }) => [
    { ...of, at: order.createdAt, kind: 'receipt', onHand: quantity, actor: 'cli' },
    { ...of, at: order.paidAt, kind: 'allocation', allocated: quantity },
    { ...of, at: shippedAt(order), kind: 'shipment', onHand: -quantity, allocated: -quantity, actor: 'cli' },
  ]);
}

const shippedAt = ({ paidAt }: PlacedGoods) => secondsFrom(DAY_SECONDS, paidAt);

async function insertParcel(tx: Tx, order: PlacedGoods, levels: readonly Level[]): Promise<void> {
  const warehouseId = levels.find(({ warehouse }) => warehouse === order.warehouse)?.warehouseId;
  if (!warehouseId) return;
  const [id, left] = [randomUUID(), shippedAt(order)];
  const hasArrived = order.parcel !== 'sent';
  const endedAt = hasArrived ? secondsFrom(3 * DAY_SECONDS, left) : null;
  await insertAll(tx, 'shipments', [
    {
      ...{ id, orderId: order.id, number: 1, warehouseId, form: randomUUID(), endedAt, shippedAt: left },
      ...{ carrier: 'DHL', trackingNumber: '00340434161094042557', packedAt: secondsFrom(-3600, left) },
      state: hasArrived ? 'delivered' : 'shipped',
    },
  ]);
  await insertAll(
    tx,
    'shipmentItems',
    order.lines.map(({ id: orderItemId, quantity }) => ({ shipmentId: id, orderItemId, quantity })),
  );
  const history = (at: Date, action: string, details: object, actor = 'cli') => ({
    ...{ orderId: order.id, at, actor, action, details: JSON.stringify(details) },
  });
  const pieces = order.lines.reduce((sum, { quantity }) => sum + quantity, 0);
  await insertAll(tx, 'orderHistory', [
    history(left, 'parcel_shipped', { parcel: 1, pieces }),
    ...(endedAt ? [history(endedAt, 'parcel_delivered', { parcel: 1 })] : []),
  ]);
  const [first] = order.lines;
  if (order.parcel !== 'coming back' || !endedAt || !first) return;
  const [returnId, requestedAt] = [randomUUID(), secondsFrom(2 * DAY_SECONDS, endedAt)];
  await insertAll(tx, 'returns', [
    {
      ...{ id: returnId, orderId: order.id, number: 1, state: 'accepted', wish: 'refund', reason: 'size' },
      ...{ isWithdrawal: true, form: randomUUID(), requestedAt, decidedAt: requestedAt },
    },
  ]);
  await insertAll(tx, 'returnItems', [{ returnId, orderItemId: first.id, quantity: 1 }]);
  await insertAll(tx, 'orderHistory', [
    history(requestedAt, 'return_requested', { return: 1 }, 'visitor'),
    history(requestedAt, 'return_accepted', { return: 1 }, 'job'),
  ]);
}
