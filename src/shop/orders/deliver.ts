import type { Tx } from '#lib/db.ts';
import {
  addBeyondCapacity,
  type NewEntitlement,
  type RevokedReason,
  setUnits,
} from '../entitlements/store.ts';
import type { KindDelivery } from '../products/kind-delivery.ts';
import { kindNamed } from '../products/kinds.ts';
import { addHistory } from './history-store.ts';
import type { Actor } from './order.ts';
import type { ItemRow, OrderRow } from './store.ts';

type Buyer = Pick<OrderRow, 'id' | 'customerId' | 'email' | 'isAddressProven'>;

/** A line and how many of its units are the buyer's after a change. */
export interface UnitsOfItem {
  readonly item: ItemRow;
  readonly units: number;
}

/**
 * Holds what an order's lines need until then, all or nothing.
 * @throws ShopError `sold_out` or `held_by_others`: the caller rolls back, to a savepoint or wholly.
 */
export async function holdItems(tx: Tx, items: readonly ItemRow[], until: Date): Promise<void> {
  for (const { delivery, group } of byKind(whole(items))) await delivery.hold(tx, group.map(lineOf), until);
}

/** Holds what an order's lines hold until another instant. */
export async function extendItems(tx: Tx, items: readonly ItemRow[], until: Date): Promise<void> {
  for (const { delivery, group } of byKind(whole(items)))
    await delivery.extend?.(tx, group.map(lineOf), until);
}

/** Ends what an order's lines hold. */
export async function releaseItems(tx: Tx, items: readonly ItemRow[]): Promise<void> {
  for (const { delivery, group } of byKind(whole(items))) await delivery.release(tx, group.map(lineOf));
}

/** What is the buyer's of an order that completes: all of it; the customer's only once the address is proven. */
export function entitlementsOf(order: Buyer, items: readonly ItemRow[]): NewEntitlement[] {
  const { email, customerId, isAddressProven } = order;
  return items.map(({ id, quantity }) => ({
    orderItemId: id,
    customerId: isAddressProven ? customerId : null,
    email,
    units: quantity,
  }));
}

/** Gives the buyer everything that was ordered. Never refuses, because the order is paid. */
export async function fulfilItems(
  tx: Tx,
  order: Buyer,
  items: readonly ItemRow[],
  actor: Actor,
): Promise<void> {
  await fulfil(tx, order, whole(items), actor);
}

/** Changes how many units of lines are the buyer's: fewer after a refund, more after one that failed. */
export async function changeUnits(
  tx: Tx,
  order: Buyer,
  changes: readonly (UnitsOfItem & { readonly isMore: boolean; readonly reason: RevokedReason | null })[],
  actor: Actor,
  at: Date,
): Promise<void> {
  for (const { item, units, reason } of changes) await setUnits(tx, item.id, units, reason, at);
  const fewer = changes.filter(({ isMore }) => !isMore);
  for (const { delivery, group } of byKind(fewer)) await delivery.revoke(tx, group.map(lineOf));
  await fulfil(
    tx,
    order,
    changes.filter(({ isMore }) => isMore),
    actor,
  );
}

/** Gives lines again what was delivered and is gone: a lost parcel. Their units stay as they are. */
export async function deliverAgain(
  tx: Tx,
  order: Buyer,
  lines: readonly UnitsOfItem[],
  actor: Actor,
): Promise<void> {
  await fulfil(tx, order, lines, actor);
}

async function fulfil(tx: Tx, order: Buyer, lines: readonly UnitsOfItem[], actor: Actor): Promise<void> {
  for (const { delivery, group } of byKind(lines)) {
    const beyond = await delivery.fulfil(tx, group.map(lineOf));
    for (const [orderItemId, units] of beyond) {
      await addBeyondCapacity(tx, orderItemId, units);
      const line = lines.find(({ item }) => item.id === orderItemId)?.item.position ?? 0;
      await addHistory(tx, order.id, actor, 'beyond_capacity', { line: line + 1, units });
    }
  }
}

const whole = (items: readonly ItemRow[]): UnitsOfItem[] =>
  items.map((item) => ({ item, units: item.quantity }));

/** Lines by kind, kinds sorted by name: locks are taken in this order everywhere. */
function byKind<Line extends UnitsOfItem>(
  lines: readonly Line[],
): { delivery: KindDelivery; group: Line[] }[] {
  return [...Map.groupBy(lines, ({ item }) => item.kind)]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, group]) => {
      const { delivery } = kindNamed(name);
      if (!delivery)
        throw new Error(`an order holds a line of the kind ${name}, which delivers nothing itself`);
      return { delivery, group };
    });
}

function lineOf({ item, units }: UnitsOfItem) {
  const { orderId, id: orderItemId, productId, variantId } = item;
  return { orderId, orderItemId, productId, variantId, units };
}
