import { sql } from 'kysely';
import { db, inTransaction } from '#lib/db.ts';
import { addItem } from '#shop/cart/add-item.ts';
import { insertPool } from '#shop/inventory/store.ts';
import { createProduct } from '#shop/products/editing/create-product.ts';
import { insertVariant } from '#shop/products/editing/variants/store.ts';
import { kindNamed } from '#shop/products/kinds.ts';
import { listVariants } from '#shop/products/store.ts';
import { aVisitor, checkoutOf } from '#tests/support/checkout-fixtures.ts';
import { aColleague } from '#tests/support/staff.ts';
import type { MembershipDetails } from './membership/membership.ts';

export interface Membership {
  readonly slug: string;
  readonly productId: string;
  /** The pool of its places. */
  readonly poolId: string;
  readonly variantIds: readonly string[];
}

/**
 * A membership on sale.
 * @param places that all its variants draw on.
 * @param limits one variant each, with a pool of its own of that many beside the places; null for none.
 */
export async function aMembership(
  places: number | null,
  limits: readonly (number | null)[] = [null],
): Promise<Membership> {
  const actor = await aColleague('Mara');
  const slug = `member-${crypto.randomUUID().slice(0, 8)}`;
  const price = { price: 3000, currency: 'USD' };
  await createProduct(db, { kind: 'membership', title: 'Friend of the workshop', slug, ...price }, actor);
  const { id: productId } = await db
    .updateTable('products')
    .set({ status: 'published', publishedAt: new Date() })
    .where('slug', '=', slug)
    .returning('id')
    .executeTakeFirstOrThrow();
  const { details } = kindNamed('membership');
  const edited = { ...(details.form.blank as MembershipDetails), places, benefits: ['A bench of your own'] };
  await inTransaction(db, (tx) => details.save(tx, productId, edited));
  for (let more = 1; more < limits.length; more++) {
    const variant = { sku: `${slug.toUpperCase()}-${more}`, priceAmount: 9000, costAmount: null };
    await inTransaction(db, (tx) =>
      insertVariant(tx, productId, { ...variant, currency: 'USD', maxQuantity: 5 }),
    );
  }
  const variantIds = (await listVariants(db, productId)).map(({ id }) => id);
  for (const [at, limit] of limits.entries()) {
    if (limit !== null) await insertPool(db, { label: 'Limit', capacity: limit }, [variantIds[at] ?? '']);
  }
  const { rows } = await sql<{ poolId: string }>`
    select pool_id as "poolId" from memberships where product_id = ${productId}`.execute(db);
  return { slug, productId, variantIds, poolId: rows[0]?.poolId ?? '' };
}

/** A new visitor with these variants in the cart. */
export async function aShopperFor(...wanted: readonly (readonly [variantId: string, quantity: number])[]) {
  const visitor = await aVisitor();
  for (const [variant, quantity] of wanted) await addItem(db, visitor, { variant, quantity });
  return visitor;
}

/** An order of one variant that waits for its money, with the session it is paid by. */
export async function aMembershipOrder(variantId: string, quantity = 1) {
  const visitor = await aShopperFor([variantId, quantity]);
  const { orderId } = await checkoutOf(visitor);
  return { visitor, orderId, sessionId: await sessionOf(orderId) };
}

export async function sessionOf(orderId: string): Promise<string> {
  const payment = await db
    .selectFrom('payments')
    .select('stripeSessionId')
    .where('orderId', '=', orderId)
    .executeTakeFirstOrThrow();
  return payment.stripeSessionId ?? '';
}

/** How a pool stands. */
export function poolOf(poolId: string) {
  return db
    .selectFrom('pools')
    .select(['capacity', 'held', 'taken'])
    .where('id', '=', poolId)
    .executeTakeFirstOrThrow();
}

/** Pools whose counters are not what their holds sum to. */
export async function unequalPools(): Promise<string[]> {
  const { invariants } = await import('#shop/payments/invariants/invariants.ts');
  const rule = invariants.find(({ name }) => name === 'pools_equal_their_holds');
  const { pools } = await import('#lib/db.ts');
  const { rows } = await pools.web.query<{ subject: string }>(rule?.broken ?? '', [new Date(0)]);
  return rows.map(({ subject }) => subject);
}
