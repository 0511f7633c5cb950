import { z } from 'zod';
import type { Db } from '#lib/db.ts';
import type { Stable } from '#lib/memoize.ts';
import { type Availability, combineAvailability, unlimited } from '../../inventory/availability.ts';
import { findAvailable, isLimited } from '../find-available.ts';
import type { ProductKind } from '../kind.ts';
import type { Product } from '../product.ts';
import { type CardRow, findCards, findCardsWithVariants } from '../store.ts';

/** The rows of cards, and the availability of the products by id as JSON; null for a kind of which nothing runs out. */
export async function rowsWithAvailability(
  db: Db,
  kind: ProductKind,
  ids: readonly string[],
): Promise<[Stable<readonly CardRow[]>, string | null]> {
  if (!isLimited(kind)) return [await findCards(db, ids), null];
  const rows = await findCardsWithVariants(db, ids);
  const products = rows.flatMap(({ id, variantIds }) => (variantIds ? [{ id, variantIds }] : []));
  const all = products.flatMap(({ variantIds }) => variantIds);
  const states = await findAvailable(db, kind, all, null);
  const best = products.map(({ id, variantIds }) => [
    id,
    combineAvailability(variantIds.map((variantId) => states.get(variantId) ?? unlimited)),
  ]);
  return [rows, JSON.stringify(best)];
}

/** The product with the availability of its variants as it is now; unchanged where nothing runs out. */
export async function withAvailability(db: Db, kind: ProductKind, product: Product): Promise<Product> {
  if (!isLimited(kind)) return product;
  const ids = product.variants.map(({ id }) => id);
  const states = await findAvailable(db, kind, ids, null);
  const stateOf = (id: string) => states.get(id) ?? unlimited;
  return {
    ...product,
    availability: combineAvailability(ids.map(stateOf)),
    variants: product.variants.map((variant) => ({ ...variant, availability: stateOf(variant.id) })),
  };
}

/** Availability as JSON brings it back: its dates are texts there. */
export const availabilitySchema = z.discriminatedUnion('is', [
  z.strictObject({
    is: z.literal('open'),
    left: z.number().int().nullable(),
    of: z.string().optional(),
    backOrder: z.strictObject({ left: z.number().int(), from: z.string() }).optional(),
  }),
  z.strictObject({ is: z.literal('held'), until: z.coerce.date() }),
  z.strictObject({ is: z.literal('sold_out') }),
  z.strictObject({ is: z.literal('not_yet'), from: z.coerce.date() }),
  z.strictObject({ is: z.literal('over') }),
]);

/** Availability by product id, as memoized functions take it: as JSON. */
export function readAvailability(text: string): ReadonlyMap<string, Availability> {
  return new Map(z.array(z.tuple([z.string(), availabilitySchema])).parse(JSON.parse(text)));
}
