import { z } from 'zod';
import type { Db } from '#lib/db.ts';
import { type Availability, combineAvailability, unlimited } from '../../inventory/availability.ts';
import type { ProductKind } from '../kind.ts';
import type { Product } from '../product.ts';
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
  const byProduct = Map.groupBy(variants, ({ productId }) => productId);
  return new Map(
    [...byProduct].map(([id, own]) => [
      id,
      combineAvailability(own.map((one) => states.get(one.id) ?? unlimited)),
    ]),
  );
}

/** The product with the availability of its variants as it is now; unchanged where nothing runs out. */
export async function withAvailability(db: Db, { sale }: ProductKind, product: Product): Promise<Product> {
  if (!sale.available) return product;
  const ids = product.variants.map(({ id }) => id);
  const states = await sale.available(db, ids, null);
  const stateOf = (id: string) => states.get(id) ?? unlimited;
  return {
    ...product,
    availability: combineAvailability(ids.map(stateOf)),
    variants: product.variants.map((variant) => ({ ...variant, availability: stateOf(variant.id) })),
  };
}

/** Availability as JSON brings it back: its dates are texts there. */
export const availabilitySchema = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('open'), left: z.number().int().nullable(), of: z.string().optional() }),
  z.strictObject({ is: z.literal('held'), until: z.coerce.date() }),
  z.strictObject({ is: z.literal('sold_out') }),
  z.strictObject({ is: z.literal('not_yet'), from: z.coerce.date() }),
  z.strictObject({ is: z.literal('over') }),
]);

/** Availability by product id as JSON: memoized functions take texts. */
export function writeAvailability(states: ReadonlyMap<string, Availability>): string {
  return JSON.stringify([...states]);
}

export function readAvailability(text: string): ReadonlyMap<string, Availability> {
  return new Map(z.array(z.tuple([z.string(), availabilitySchema])).parse(JSON.parse(text)));
}
