import type { Db } from '#lib/db.ts';
import { type Availability, better, unlimited } from '../../inventory/availability.ts';
import type { ProductKind } from '../kind.ts';
import { listVariantIds } from '../store.ts';

/** Whether products can be bought now, by the best of their variants; null for a kind of which nothing runs out. */
export async function availabilityOfProducts(
  db: Db,
  { sale }: ProductKind,
  productIds: readonly string[],
): Promise<ReadonlyMap<string, Availability> | null> {
  if (!sale.available) return null;
  const variants = productIds.length === 0 ? [] : await listVariantIds(db, productIds);
  const states = await sale.available(
    db,
    variants.map(({ id }) => id),
    null,
  );
  const found = new Map<string, Availability>();
  for (const { id, productId } of variants) {
    const state = states.get(id) ?? unlimited;
    const known = found.get(productId);
    found.set(productId, known ? better(known, state) : state);
  }
  return found;
}

/** Availability by product id as JSON: memoized functions take texts. */
export function writeAvailability(states: ReadonlyMap<string, Availability>): string {
  return JSON.stringify([...states]);
}

export function readAvailability(text: string): ReadonlyMap<string, Availability> {
  return new Map(
    JSON.parse(text, (name, value) => (name === 'until' || name === 'from' ? new Date(value) : value)),
  );
}
