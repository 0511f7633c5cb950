import { z } from 'zod';
import type { Db } from '#lib/db.ts';
import { type Availability, combineAvailability, unlimited } from '../../inventory/availability.ts';
import { findAvailable, isLimited } from '../find-available.ts';
import type { ProductKind } from '../kind.ts';
import type { Product } from '../product.ts';
import { listVariantsOnSale } from '../store.ts';

/** The availability of products by id as JSON; null for a kind of which nothing runs out. One without variants on sale is left out. */
export async function availabilityOfProducts(
  db: Db,
  kind: ProductKind,
  productIds: readonly string[],
): Promise<string | null> {
  if (!isLimited(kind)) return null;
  const own = kind.sale.availableProducts;
  const states = own ? await own(db, productIds) : await byVariants(db, kind, productIds);
  return JSON.stringify([...states]);
}

async function byVariants(
  db: Db,
  kind: ProductKind,
  productIds: readonly string[],
): Promise<ReadonlyMap<string, Availability>> {
  const products = await listVariantsOnSale(db, { productIds });
  const all = products.flatMap(({ ids }) => ids);
  const states = await findAvailable(db, kind, all, null);
  return new Map(
    products.map(({ productId, ids }) => [
      productId,
      combineAvailability(ids.map((id) => states.get(id) ?? unlimited)),
    ]),
  );
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
