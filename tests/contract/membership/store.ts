import { sql } from 'kysely';
import { statement } from '#lib/db/statement.ts';
import type { Db, Tx } from '#lib/db.ts';
import { isOwnOrder } from '#shop/customers/access-store.ts';
import type { Visitor } from '#shop/customers/store.ts';
import { insertPool } from '#shop/inventory/store.ts';
import type { ProductBrief } from '#shop/products/kind.ts';
import type { OwnedProduct } from '#shop/products/kind-own.ts';
import type { MembershipBrief, MembershipDetails } from './membership.ts';

export async function loadMemberships(
  db: Db,
  productIds: readonly string[],
): Promise<ReadonlyMap<string, MembershipDetails>> {
  const { rows } = await sql<MembershipDetails & ProductBrief>`
    select m.product_id as "productId", m.days, m.benefits, m.version, p.capacity as places
    from memberships m join pools p on p.id = m.pool_id
    where m.product_id = any(${[...productIds]}::uuid[])`.execute(db);
  return new Map(rows.map(({ productId, ...details }) => [productId, details]));
}

const memberships = sql<ProductBrief & MembershipBrief>`(select product_id, days, version from memberships)`;

export const membershipBriefs = statement<ProductBrief & MembershipBrief, { productIds: readonly string[] }>(
  (db, value) =>
    db
      .selectFrom(memberships.as('m'))
      .select(['m.productId', 'm.days', 'm.version'])
      .where('m.productId', '=', sql<string>`any(${value('productIds')}::uuid[])`),
);

export async function saveMembership(tx: Tx, productId: string, details: MembershipDetails): Promise<void> {
  const { days, benefits, version, places } = details;
  const known = await sql<{ poolId: string }>`
    update memberships set days = ${days}, benefits = ${[...benefits]}::text[], version = ${version}
    where product_id = ${productId} returning pool_id as "poolId"`.execute(tx);
  const poolId = known.rows[0]?.poolId;
  if (poolId) {
    await tx.updateTable('pools').set({ capacity: places }).where('id', '=', poolId).execute();
    return;
  }
  const pool = await insertPool(tx, { label: 'Places', capacity: places }, []);
  await sql`
    insert into memberships (product_id, days, benefits, version, pool_id)
    values (${productId}, ${days}, ${[...benefits]}::text[], ${version}, ${pool})`.execute(tx);
}

export interface OwnMembership extends OwnedProduct {
  /** "365 days". */
  readonly variantTitle: string;
  readonly units: number;
  readonly benefits: readonly string[];
}

/** What a visitor may use, latest first. */
export async function listOwnMemberships(db: Db, visitor: Visitor): Promise<OwnMembership[]> {
  const { rows } = await sql<OwnMembership>`
    select p.slug, p.title, p.language, p.image, c.slug as category, i.variant_title as "variantTitle", e.units, m.benefits
    from entitlements e
    join order_items i on i.id = e.order_item_id
    join orders o on o.id = i.order_id
    join products p on p.id = i.product_id
    join memberships m on m.product_id = p.id
    left join categories c on c.id = p.category_id
    where e.units > 0 and ${isOwnOrder(visitor)}
    order by e.granted_at desc`.execute(db);
  return rows;
}
