import { type RawBuilder, sql } from 'kysely';
import { oneOf, prepared } from '#lib/db/prepared.ts';
import type { Db } from '#lib/db.ts';
import type { Money } from '#lib/money.ts';
import { isPlacedIn } from '../customers/access-store.ts';
import type { Visitor } from '../customers/store.ts';
import { isPriceDue } from '../products/prices/price-columns-store.ts';

export interface CartRow {
  readonly id: string;
  readonly version: number;
}

/** The cart of the account that is signed in, else the browser's. */
export async function findCart(db: Db, owner: Visitor): Promise<CartRow | null> {
  const query = db.selectFrom('carts').select(['id', 'version']);
  if (owner.userId) return (await query.where('userId', '=', owner.userId).executeTakeFirst()) ?? null;
  return owner.id ? ((await query.where('visitorId', '=', owner.id).executeTakeFirst()) ?? null) : null;
}

/** The cart a browser filled before anybody signed in there. @param lock against changes until the transaction ends. */
export async function findBrowserCart(
  db: Db,
  visitorId: string,
  { lock }: { lock: boolean },
): Promise<CartRow | null> {
  const query = db.selectFrom('carts').select(['id', 'version']).where('visitorId', '=', visitorId);
  return (await (lock ? query.forUpdate() : query).executeTakeFirst()) ?? null;
}

/** Locks the cart of a browser or an account, created if needed: changes of one cart are made one after the other. */
export async function lockCartRow(
  db: Db,
  owner: { visitorId: string } | { userId: string },
): Promise<CartRow> {
  return db
    .insertInto('carts')
    .values(owner)
    .onConflict((conflict) =>
      conflict
        .column('visitorId' in owner ? 'visitorId' : 'userId')
        .doUpdateSet({ expiresAt: sql<Date>`now() + interval '30 days'` }),
    )
    .returning(['id', 'version'])
    .executeTakeFirstOrThrow();
}

/** Locks the cart of a browser that nobody is signed in at; null when it has none. */
export async function lockBrowserCart(db: Db, visitorId: string): Promise<CartRow | null> {
  return oneOf(browserCartLocked(db, { visitorId }));
}

const browserCartLocked = prepared<CartRow, { visitorId: string }>((db, value) =>
  db
    .selectFrom('carts')
    .select(['id', 'version'])
    .where('visitorId', '=', value<string>('visitorId'))
    .forUpdate(),
);

/**
 * Moves every line. Where both carts have a variant, quantities are added up to its maximum and the lower of the two
 * shown prices is kept, so that a price rise is still reported. Both carts must be locked.
 */
export async function moveLines(db: Db, fromId: string, toId: string): Promise<void> {
  await sql`
    insert into cart_items (cart_id, variant_id, quantity, seen_amount, currency, added_at)
    select ${toId}::uuid, variant_id, quantity, seen_amount, currency, added_at
    from cart_items where cart_id = ${fromId}
    on conflict (cart_id, variant_id) do update set
      quantity = least(cart_items.quantity + excluded.quantity,
        (select max_quantity from variants where id = excluded.variant_id)),
      seen_amount = case when cart_items.currency = excluded.currency
        then least(cart_items.seen_amount, excluded.seen_amount) else cart_items.seen_amount end`.execute(db);
  await db.deleteFrom('cartItems').where('cartId', '=', fromId).execute();
}

/** Keeps the empty cart with a reference to the cart that has its lines now. */
export async function markMerged(db: Db, fromId: string, toId: string): Promise<void> {
  await db
    .updateTable('carts')
    .set({ visitorId: null, mergedIntoId: toId })
    .where('id', '=', fromId)
    .execute();
}

export async function bumpVersion(db: Db, cartId: string, at: Date): Promise<void> {
  await db
    .updateTable('carts')
    .set({ version: sql<number>`version + 1`, updatedAt: at })
    .where('id', '=', cartId)
    .execute();
}

export async function findLine(db: Db, cartId: string, by: { variantId: string } | { lineId: string }) {
  const query = db
    .selectFrom('cartItems')
    .select(['id', 'variantId', 'quantity'])
    .where('cartId', '=', cartId);
  return 'lineId' in by
    ? query.where('id', '=', by.lineId).executeTakeFirst()
    : query.where('variantId', '=', by.variantId).executeTakeFirst();
}

/** Sets the quantity and, where given, the price that the shopper was shown. */
export async function updateLine(db: Db, lineId: string, quantity: number, seen?: Money): Promise<void> {
  await db
    .updateTable('cartItems')
    .set({ quantity, ...(seen ? { seenAmount: seen.amount, currency: seen.currency } : {}) })
    .where('id', '=', lineId)
    .execute();
}

export async function deleteLine(db: Db, cartId: string, lineId: string): Promise<boolean> {
  const result = await db
    .deleteFrom('cartItems')
    .where('cartId', '=', cartId)
    .where('id', '=', lineId)
    .executeTakeFirst();
  return result.numDeletedRows > 0n;
}

export async function countItems(db: Db, cartId: string): Promise<number> {
  const { sum } = await db
    .selectFrom('cartItems')
    .select((expression) =>
      expression.fn.coalesce(expression.fn.sum<number>('quantity'), sql<number>`0`).as('sum'),
    )
    .where('cartId', '=', cartId)
    .executeTakeFirstOrThrow();
  return sum;
}

/** The lines with today's price of each, oldest first. */
export async function listLines(db: Db, cartId: string): Promise<readonly LineRow[]> {
  return linesOfCart(db, { cartId });
}

/** Whether an earlier order of the cart has the product and is being paid by a debit. */
const isBeingPaid = sql<boolean>`exists (select from orders o join order_items oi on oi.order_id = o.id
  where o.cart_id = i.cart_id and oi.product_id = p.id and o.status = 'pending' and o.processing_at is not null)`;

/**
 * Whether an earlier order of the cart's browser gave the product. Its buyer sees that order anyway; he may buy a second one
 * for another person. A value and no `exists`, for which a planner without statistics reads every order there is.
 */
const isBoughtHere = sql<boolean>`coalesce((select true from carts k join orders o on ${isPlacedIn(sql`k.visitor_id`)}
  join order_items oi on oi.order_id = o.id join entitlements e on e.order_item_id = oi.id
  where k.id = i.cart_id and oi.product_id = p.id and e.units > 0 limit 1), false)`;

function selectLines(db: Db, cartId: RawBuilder<string>) {
  return db
    .selectFrom('cartItems as i')
    .innerJoin('variants as v', 'v.id', 'i.variantId')
    .innerJoin('products as p', 'p.id', 'v.productId')
    .leftJoin('categories as c', 'c.id', 'p.categoryId')
    .select(['i.id', 'i.quantity', 'i.seenAmount', 'i.currency as seenCurrency'])
    .select(['v.id as variantId', 'v.sku', 'v.title as variantTitle', 'v.priceAmount', 'v.currency'])
    .select(['v.struckAmount', 'v.saleEndsAt', isPriceDue.as('isPriceDue')])
    .select('p.requiredCourseId')
    .select(['v.minQuantity', 'v.maxQuantity', 'v.withdrawnAt'])
    .select(['p.id as productId', 'p.kind', 'p.slug', 'p.title', 'p.status', 'p.image', 'c.slug as category'])
    .select([
      'p.language',
      'p.taxClass',
      'p.guaranteeDays',
      isBeingPaid.as('isBeingPaid'),
      isBoughtHere.as('isBoughtHere'),
    ])
    .where('i.cartId', '=', cartId)
    .orderBy('i.addedAt')
    .orderBy('i.id');
}
type RowOf<Query> = Query extends { execute(): Promise<(infer Row)[]> } ? Row : never;
export type LineRow = RowOf<ReturnType<typeof selectLines>>;

const linesOfCart = prepared<LineRow, { cartId: string }>((db, value) =>
  selectLines(db, value<string>('cartId')),
);

/** The cart's order that waits for money, if there is one. */
export async function findPendingOrderId(db: Db, cartId: string): Promise<string | null> {
  return (await oneOf(pendingOrder(db, { cartId })))?.id ?? null;
}

const pendingOrder = prepared<{ readonly id: string }, { readonly cartId: string }>((db, value) =>
  db
    .selectFrom('orders')
    .select('id')
    .where('cartId', '=', value<string>('cartId'))
    .where('status', '=', 'pending')
    .where('processingAt', 'is', null),
);
