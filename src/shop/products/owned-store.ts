import { sql } from 'kysely';
import type { Db } from '#lib/db.ts';
import { isKnown } from '../customers/access.ts';
import { isKnownPurchase, isOwnOrder, isOwnPayment, isPlacedIn } from '../customers/access-store.ts';
import type { Visitor } from '../customers/store.ts';

/** Of some products: what is owned, and what is being paid by a debit. */
export interface BoughtProductIds {
  readonly owned: ReadonlySet<string>;
  readonly beingPaid: ReadonlySet<string>;
}

/**
 * Which of these products the visitor has bought already, by the account signed in or by a proven address. What was only
 * bought in this browser does not count as owned: the visitor may buy it for another person. What somebody else is paying
 * for with a proven address is not the visitor's payment.
 */
export async function listBoughtProductIds(
  db: Db,
  visitor: Visitor,
  productIds: readonly string[],
): Promise<BoughtProductIds> {
  if (productIds.length === 0 || !isKnown(visitor)) return { owned: new Set(), beingPaid: new Set() };
  const rows = await db
    .selectFrom('orderItems as i')
    .innerJoin('orders as o', 'o.id', 'i.orderId')
    .leftJoin('entitlements as e', 'e.orderItemId', 'i.id')
    .select('i.productId')
    .select(sql<boolean>`coalesce(e.units > 0, false)`.as('isOwned'))
    .distinct()
    .where('i.productId', 'in', productIds)
    .where(isKnownPurchase(visitor))
    .where(sql<boolean>`(e.units > 0 or (${isUnderWay} and ${isOwnPayment(visitor)}))`)
    .execute();
  const ids = (isOwned: boolean) =>
    new Set(rows.filter((row) => row.isOwned === isOwned).map(({ productId }) => productId));
  return { owned: ids(true), beingPaid: ids(false) };
}

/** Whether the visitor, in this browser or elsewhere, is paying for a product by a debit. */
export async function isBeingPaid(db: Db, visitor: Visitor, slug: string): Promise<boolean> {
  const row = await db
    .selectFrom('orders as o')
    .innerJoin('orderItems as i', 'i.orderId', 'o.id')
    .innerJoin('products as p', 'p.id', 'i.productId')
    .select('o.id')
    .where('p.slug', '=', slug)
    .where(isOwnOrder(visitor))
    .where(isUnderWay)
    .where(isOwnPayment(visitor))
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** A condition on orders (`o`): a debit was begun, and the bank has not answered. */
const isUnderWay = sql<boolean>`(o.status = 'pending' and o.processing_at is not null)`;

/** The number of an order of a browser that gave a product to the customer of an address; null when none did. @param key the folded address. @param of the product, or one variant of it. */
export async function findBoughtHere(
  db: Db,
  visitorId: string,
  key: string,
  { productId, variantId }: { readonly productId: string; readonly variantId?: string | undefined },
): Promise<string | null> {
  const row = await db
    .selectFrom('orderItems as i')
    .innerJoin('orders as o', 'o.id', 'i.orderId')
    .innerJoin('customers as c', 'c.id', 'o.customerId')
    .innerJoin('entitlements as e', 'e.orderItemId', 'i.id')
    .select('o.number')
    .where(isPlacedIn(sql`${visitorId}::uuid`))
    .where('c.emailKey', '=', key)
    .where('i.productId', '=', productId)
    .where('e.units', '>', 0)
    .$if(variantId !== undefined, (query) => query.where('i.variantId', '=', variantId ?? ''))
    .executeTakeFirst();
  return row?.number ?? null;
}

/** Which of these products orders of a browser gave, to whatever address. */
export async function listBoughtHere(
  db: Db,
  visitorId: string,
  productIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (productIds.length === 0) return new Set();
  const rows = await db
    .selectFrom('orderItems as i')
    .innerJoin('orders as o', 'o.id', 'i.orderId')
    .innerJoin('entitlements as e', 'e.orderItemId', 'i.id')
    .select('i.productId')
    .distinct()
    .where(isPlacedIn(sql`${visitorId}::uuid`))
    .where('i.productId', 'in', productIds)
    .where('e.units', '>', 0)
    .execute();
  return new Set(rows.map(({ productId }) => productId));
}

/** Which of these products a customer owns, by any order with the address, of all buyers. */
export async function listGivenProductIds(
  db: Db,
  customerId: string,
  productIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (productIds.length === 0) return new Set();
  const rows = await given(db, customerId)
    .select('i.productId')
    .where('i.productId', 'in', productIds)
    .execute();
  return new Set(rows.map(({ productId }) => productId));
}

/** The first order that gave a customer a product. */
export async function findGivenOrder(
  db: Db,
  customerId: string,
  productId: string,
): Promise<{ id: string; number: string; isAddressProven: boolean } | null> {
  const row = await given(db, customerId)
    .select(['o.id', 'o.number', 'o.isAddressProven'])
    .where('i.productId', '=', productId)
    .orderBy('o.createdAt')
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

function given(db: Db, customerId: string) {
  return db
    .selectFrom('orderItems as i')
    .innerJoin('orders as o', 'o.id', 'i.orderId')
    .innerJoin('entitlements as e', 'e.orderItemId', 'i.id')
    .where('o.customerId', '=', customerId)
    .where('e.units', '>', 0);
}
