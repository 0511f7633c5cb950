import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { db, inTransaction, type Tx } from '#lib/db.ts';
import { allocateStock } from '#shop/inventory/stock/allocate-stock.ts';
import { holdStock, releaseStock } from '#shop/inventory/stock/hold-stock.ts';
import type { Movement } from '#shop/inventory/stock/movement.ts';
import { applyMovements } from '#shop/inventory/stock/movement-store.ts';
import { returnStock, shipStock } from '#shop/inventory/stock/ship-stock.ts';
import { ownerDb } from '#tests/support/owner-db.ts';
import { aWarehouse, levelsOf, someGoods, unequalLevels } from '#tests/support/stock.ts';
import { insertWithItems } from '#tests/support/stock-lines.ts';
import { isLong, report } from '#tests/support/timed.ts';

/** Sequences that run side by side, each with a variant and an order line of its own, so that a step of all is one call. */
const SIDE_BY_SIDE = 250;
const ROUNDS = isLong ? 400 : 4;
const STEPS = 8;
/** The tables grow from nothing: without statistics of their size the database reads them whole for each comparison. */
const ROUNDS_BETWEEN_STATISTICS = 20;
/** Pieces that a line has at most in parcels: three with every step. */
const MOST_SENT = 3 * STEPS;
const UNTIL = new Date(Date.now() + 3_600_000);

const step = fc.oneof(
  fc.record({ is: fc.constant('receive' as const), at: fc.nat(1), quantity: fc.integer({ min: 1, max: 5 }) }),
  fc.record({ is: fc.constant('lose' as const), at: fc.nat(1), quantity: fc.integer({ min: 1, max: 4 }) }),
  fc.record({ is: fc.constant('hold' as const), quantity: fc.integer({ min: 1, max: 6 }) }),
  fc.record({ is: fc.constant('release' as const) }),
  fc.record({ is: fc.constant('allocate' as const), quantity: fc.integer({ min: 0, max: 6 }) }),
  fc.record({ is: fc.constant('ship' as const), at: fc.nat(1), quantity: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ is: fc.constant('return' as const), at: fc.nat(1) }),
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;
const sequence = fc.array(step, { minLength: STEPS, maxLength: STEPS });

/** What a sequence has done, counted apart from the shop. */
interface Model {
  readonly variantId: string;
  readonly orderItemId: string;
  readonly onHand: [number, number];
  held: number;
  allocated: number;
  shipped: number;
  /** As the buyer's after the last allocation; nothing before. */
  units: number | null;
}

test(`${SIDE_BY_SIDE * ROUNDS} random sequences of movements keep every level the sum of its ledger and of its lines`, async () => {
  const seed = Date.now() % 2 ** 31;
  report('seed of the movements', { seed });
  const warehouses = [await aWarehouse(), await aWarehouse()];
  for (let round = 0; round < ROUNDS; round++) {
    if (round % ROUNDS_BETWEEN_STATISTICS === 1)
      await sql`analyze stock_movements, stock_levels, pools, holds`.execute(ownerDb);
    const sequences = fc.sample(sequence, { numRuns: SIDE_BY_SIDE, seed: seed + round });
    await runSideBySide(
      sequences,
      warehouses.map(({ id }) => id),
    );
  }
});

async function runSideBySide(sequences: readonly Step[][], warehouseIds: readonly string[]): Promise<void> {
  const goods = await someGoodsQuickly(sequences.length, warehouseIds);
  const models = goods.map(
    (one): Model => ({ ...one, onHand: [4, 2], held: 0, allocated: 0, shipped: 0, units: null }),
  );
  for (let at = 0; at < STEPS; at++) {
    const steps = models.map((model, place) => ({ model, step: sequences[place]?.[at] as Step }));
    await inTransaction(db, (tx) => runStep(tx, steps, warehouseIds));
    await expectModels(models);
  }
  expect(
    await unequalLevels(
      db,
      models.map(({ variantId }) => variantId),
    ),
  ).toEqual([]);
}

type Steps = readonly { readonly model: Model; readonly step: Step }[];

/** Those that do the same do it in one call; what the model says is impossible is left out. */
async function runStep(tx: Tx, steps: Steps, warehouseIds: readonly string[]): Promise<void> {
  const levels = await levelsOf(
    tx,
    steps.map(({ model }) => model.variantId),
  );
  const byPlace = new Map(levels.map((level) => [`${level.variantId} ${level.warehouseId}`, level]));
  const levelAt = ({ variantId }: Model, place: number) => byPlace.get(`${variantId} ${warehouseIds[place]}`);
  const counted: Movement[] = [];
  const [holds, allocations, ships, returns]: [Line[], Line[], Parcel[], Parcel[]] = [[], [], [], []];
  const released: string[] = [];
  for (const { model, step: now } of steps) {
    const { variantId, orderItemId } = model;
    const free = model.onHand[0] + model.onHand[1] - model.held - model.allocated;
    if (now.is === 'receive' || (now.is === 'lose' && model.onHand[at(now)] >= now.quantity)) {
      const onHand = now.is === 'receive' ? now.quantity : -now.quantity;
      model.onHand[at(now)] += onHand;
      const kind = now.is === 'receive' ? 'receipt' : 'loss';
      counted.push({ poolId: levelAt(model, at(now))?.poolId ?? '', kind, onHand });
    } else if (now.is === 'hold' && free >= now.quantity && !model.held && model.units === null) {
      model.held = now.quantity;
      holds.push({ orderItemId, variantId, units: now.quantity });
    } else if (now.is === 'release') {
      model.held = 0;
      released.push(orderItemId);
    } else if (now.is === 'allocate') {
      model.allocated = Math.max(0, now.quantity - model.shipped);
      [model.held, model.units] = [0, now.quantity];
      allocations.push({ orderItemId, variantId, units: now.quantity });
    } else if (now.is === 'ship') {
      const most = Math.min(levelAt(model, at(now))?.allocated ?? 0, model.onHand[at(now)], now.quantity);
      if (most < 1) continue;
      model.onHand[at(now)] -= most;
      model.allocated -= most;
      model.shipped += most;
      ships.push({ orderItemId, variantId, warehouseId: warehouseIds[at(now)] ?? '', quantity: most });
    } else if (now.is === 'return' && model.shipped > 0) {
      model.onHand[at(now)] += 1;
      returns.push({ orderItemId, variantId, warehouseId: warehouseIds[at(now)] ?? '', quantity: 1 });
    }
  }
  const by = { actor: 'cli' };
  await applyMovements(tx, counted);
  if (released.length > 0) await releaseStock(tx, released);
  for (const act of [1, 2]) {
    if (holds.length > 0) await holdStock(tx, holds, UNTIL, null);
    if (allocations.length > 0) await allocateStock(tx, allocations, act === 1 ? null : 'DE');
  }
  if (ships.length > 0) await shipStock(tx, ships, by);
  for (const sent of Map.groupBy(ships, ({ warehouseId }) => warehouseId).values())
    await insertParcel(tx, sent);
  if (returns.length > 0) await returnStock(tx, returns, by);
}

interface Line {
  readonly orderItemId: string;
  readonly variantId: string;
  readonly units: number;
}

interface Parcel {
  readonly orderItemId: string;
  readonly variantId: string;
  readonly warehouseId: string;
  readonly quantity: number;
}

/** What was sent is told by parcels: one that has left a warehouse, for lines of one order. */
async function insertParcel(tx: Tx, sent: readonly Parcel[]): Promise<void> {
  await sql`
    with sent as (
      select * from unnest(${sent.map(({ orderItemId }) => orderItemId)}::uuid[], ${sent.map(({ quantity }) => quantity)}::integer[])
        as sent (line, quantity)),
    parcel as (
      insert into shipments (order_id, number, warehouse_id, state, form, packed_at, shipped_at)
      select o.id, (select count(*) + 1 from shipments s where s.order_id = o.id), ${sent[0]?.warehouseId}::uuid, 'shipped',
        gen_random_uuid(), now(), now()
      from orders o where o.id in (select i.order_id from order_items i join sent on sent.line = i.id)
      returning id)
    insert into shipment_items (shipment_id, order_item_id, quantity) select parcel.id, sent.line, sent.quantity from parcel, sent`.execute(
    tx,
  );
}

const at = ({ at: place }: { readonly at: number }): 0 | 1 => (place === 0 ? 0 : 1);

async function expectModels(models: readonly Model[]): Promise<void> {
  const byVariant = Map.groupBy(
    await levelsOf(
      db,
      models.map(({ variantId }) => variantId),
    ),
    ({ variantId }) => variantId,
  );
  const shop = models.map(({ variantId }) => {
    const own = byVariant.get(variantId) ?? [];
    const sum = (of: 'held' | 'allocated') => own.reduce((all, level) => all + level[of], 0);
    return { onHand: own.map(({ onHand }) => onHand), held: sum('held'), allocated: sum('allocated') };
  });
  expect(shop).toEqual(models.map(({ onHand, held, allocated }) => ({ onHand, held, allocated })));
}

/** One variant and one order line for each sequence. */
async function someGoodsQuickly(count: number, [one = '', two = '']: readonly string[]) {
  const goods = await someGoods(...Array.from({ length: count }, () => ({ [one]: 4, [two]: 2 })));
  const orderItemIds = await insertWithItems(goods, MOST_SENT);
  return goods.variantIds.map((variantId, at) => ({ variantId, orderItemId: orderItemIds[at] ?? '' }));
}
