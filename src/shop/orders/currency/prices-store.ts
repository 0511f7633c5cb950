import { sql } from 'kysely';
import type { Db, Tx } from '#lib/db.ts';

/** What an amount is for. `cost` is what a variant costs the shop; `minimum`, `free_from` and `up_to` are sums that something depends on. */
export type PriceUse =
  | 'price'
  | 'cost'
  | 'fixed'
  | 'fixed_price'
  | 'minimum'
  | 'delivery'
  | 'free_from'
  | 'up_to';

/** An amount that the shop asks, or measures by; in minor units. */
export interface StoredPrice {
  readonly use: PriceUse;
  /** Of the variant, the promotion, or the way to deliver. */
  readonly id: string;
  /** Of a rate of delivery. */
  readonly position: number | null;
  /** Of the product, the promotion or the way to deliver. */
  readonly title: string;
  /** Of the variant, or of the zone. */
  readonly part: string;
  /** Of the product; null for anything else. */
  readonly slug: string | null;
  readonly amount: number;
  readonly currency: string;
}

/** Every amount that is not in this currency, of what is sold, withdrawn or a draft, of promotions that have not ended, and of delivery. */
export async function listPricesOutside(db: Db, currency: string): Promise<StoredPrice[]> {
  const { rows } = await sql<StoredPrice>`
    select * from (
      select 'price' as use, v.id, null::integer as position, p.title, v.title as part, p.slug,
        coalesce(v.regular_amount, v.price_amount) as amount, v.currency::text
      from variants v join products p on p.id = v.product_id
      union all
      select 'cost', v.id, null, p.title, v.title, p.slug, v.cost_amount, v.currency
      from variants v join products p on p.id = v.product_id where v.cost_amount is not null
      union all
      select r.effect, r.id, null, r.name, coalesce(r.code, ''), null, r.amount, r.currency
      from promotions r where r.amount is not null and r.state <> 'ended'
      union all
      select 'minimum', r.id, null, r.name, coalesce(r.code, ''), null, r.min_amount, r.currency
      from promotions r where r.min_amount is not null and r.state <> 'ended'
      union all
      select 'delivery', m.id, s.position, m.title, z.name, null, s.amount, m.currency
      from shipping_rates s join shipping_methods m on m.id = s.method_id join shipping_zones z on z.id = m.zone_id
      union all
      select 'up_to', m.id, s.position, m.title, z.name, null, s.up_to, m.currency
      from shipping_rates s join shipping_methods m on m.id = s.method_id join shipping_zones z on z.id = m.zone_id
      where m.rate_by = 'price' and s.up_to is not null
      union all
      select 'free_from', m.id, null, m.title, z.name, null, m.free_from, m.currency
      from shipping_methods m join shipping_zones z on z.id = m.zone_id where m.free_from is not null
    ) one
    where one.currency <> ${currency}
    order by array_position(array['price', 'cost', 'fixed', 'fixed_price', 'minimum', 'delivery', 'free_from', 'up_to'], one.use),
      one.title, one.part, one.id, one.position`.execute(db);
  return rows;
}

/** The variants of bundles that have a price in another currency. */
export async function listBundleVariantIds(db: Db, currency: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select v.id from variants v join products p on p.id = v.product_id
    where p.kind = 'bundle' and v.currency <> ${currency}`.execute(db);
  return rows.map(({ id }) => id);
}

/** An amount as it is to be. */
export interface NewPrice extends Pick<StoredPrice, 'use' | 'id' | 'position'> {
  readonly to: number;
}

/**
 * Writes every amount in the new currency. Forms that were opened before are told that things have changed.
 * @returns the slugs of the products of which a price changed.
 */
export async function savePricesIn(
  tx: Tx,
  currency: string,
  prices: readonly NewPrice[],
  at: Date,
): Promise<string[]> {
  const of = (use: PriceUse) => prices.filter((price) => price.use === use);
  const slugs = await saveVariantPrices(tx, currency, of('price'), of('cost'), at);
  await savePromotionAmounts(tx, currency, [...of('fixed'), ...of('fixed_price')], of('minimum'), at);
  await saveDeliveryPrices(tx, currency, of);
  return slugs;
}

/** Products are locked in the order of their ids before their variants, as everywhere. */
async function saveVariantPrices(
  tx: Tx,
  currency: string,
  prices: readonly NewPrice[],
  costs: readonly NewPrice[],
  at: Date,
): Promise<string[]> {
  const { rows } = await sql<{ id: string; slug: string }>`
    select p.id, p.slug from products p where p.id in
      (select v.product_id from variants v where v.id = any(${prices.map(({ id }) => id)}::uuid[]))
    order by p.id for update`.execute(tx);
  await sql`
    update variants v set regular_amount = n.amount, price_amount = n.amount, cost_amount = c.amount,
      currency = ${currency}, updated_at = ${at}
    from unnest(${prices.map(({ id }) => id)}::uuid[], ${prices.map(({ to }) => to)}::bigint[]) n (id, amount)
    left join unnest(${costs.map(({ id }) => id)}::uuid[], ${costs.map(({ to }) => to)}::bigint[]) c (id, amount)
      on c.id = n.id
    where v.id = n.id`.execute(tx);
  await sql`update products set version = version + 1, updated_at = ${at}
    where id = any(${rows.map(({ id }) => id)}::uuid[])`.execute(tx);
  return rows.map(({ slug }) => slug);
}

async function savePromotionAmounts(
  tx: Tx,
  currency: string,
  amounts: readonly NewPrice[],
  minimums: readonly NewPrice[],
  at: Date,
): Promise<void> {
  await sql`
    update promotions r set amount = a.amount, min_amount = m.amount, currency = ${currency}, version = r.version + 1,
      updated_at = ${at}
    from unnest(${amounts.map(({ id }) => id)}::uuid[], ${amounts.map(({ to }) => to)}::bigint[]) a (id, amount)
    full join unnest(${minimums.map(({ id }) => id)}::uuid[], ${minimums.map(({ to }) => to)}::bigint[]) m (id, amount)
      on m.id = a.id
    where r.id = coalesce(a.id, m.id)`.execute(tx);
}

async function saveDeliveryPrices(
  tx: Tx,
  currency: string,
  of: (use: PriceUse) => readonly NewPrice[],
): Promise<void> {
  const [rates, limits, free] = [of('delivery'), of('up_to'), of('free_from')];
  await saveRates(tx, 'amount', rates);
  await saveRates(tx, 'up_to', limits);
  await sql`
    update shipping_methods m set currency = ${currency}, free_from = f.amount
    from shipping_methods n
    left join unnest(${free.map(({ id }) => id)}::uuid[], ${free.map(({ to }) => to)}::bigint[]) f (id, amount)
      on f.id = n.id
    where m.id = n.id and m.currency <> ${currency}`.execute(tx);
}

async function saveRates(tx: Tx, column: 'amount' | 'up_to', prices: readonly NewPrice[]): Promise<void> {
  await sql`
    update shipping_rates s set ${sql.ref(column)} = n.amount
    from unnest(${prices.map(({ id }) => id)}::uuid[], ${prices.map(({ position }) => position)}::smallint[],
      ${prices.map(({ to }) => to)}::bigint[]) n (id, position, amount)
    where s.method_id = n.id and s.position = n.position`.execute(tx);
}
