import { sql } from 'kysely';
import type { Db, Tx } from '#lib/db.ts';
import type { Availability } from '../../inventory/availability.ts';
import { kindNamed } from '../../products/kinds.ts';
import type { ItemRow } from '../columns-store.ts';
import { listItems, type OrderRow } from '../store.ts';

/** A variant that a piece can be exchanged for. */
export interface OtherSize {
  readonly variantId: string;
  readonly title: string;
  /** None are left, so it cannot be chosen. */
  readonly isSoldOut: boolean;
}

/** Variants of the same products that are on sale and cost no more than was paid for one, by variant id. */
export async function listOtherSizes(
  db: Db,
  lines: readonly Pick<ItemRow, 'variantId' | 'productId' | 'unitAmount'>[],
  currency: string,
): Promise<ReadonlyMap<string, readonly OtherSize[]>> {
  if (lines.length === 0) return new Map();
  const rows = await db
    .selectFrom('variants as v')
    .innerJoin('products as p', 'p.id', 'v.productId')
    .select(['v.id', 'v.productId', 'v.title', 'v.priceAmount', 'p.kind'])
    .where(
      'v.productId',
      'in',
      lines.map(({ productId }) => productId),
    )
    .where('v.currency', '=', currency)
    .where('v.withdrawnAt', 'is', null)
    .where('p.status', '=', 'published')
    .orderBy('v.position')
    .execute();
  const gone = new Set<string>();
  for (const [kind, group] of Map.groupBy(rows, (row) => row.kind)) {
    const ids = group.map(({ id }) => id);
    const states = (await kindNamed(kind).sale.available?.(db, ids, null)) ?? new Map<string, Availability>();
    for (const [id, state] of states) if (state.is !== 'open') gone.add(id);
  }
  return new Map(
    lines.map((line) => [
      line.variantId,
      rows
        .filter((row) => row.productId === line.productId && row.id !== line.variantId)
        .filter(({ priceAmount }) => priceAmount <= line.unitAmount)
        .map(({ id, title }) => ({ variantId: id, title, isSoldOut: gone.has(id) })),
    ]),
  );
}

/** The titles of variants by their ids. */
export async function listVariantTitles(
  db: Db,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom('variants').select(['id', 'title']).where('id', 'in', ids).execute();
  return new Map(rows.map(({ id, title }) => [id, title]));
}

/** Pieces that are sent instead of others. */
export interface ExchangedPieces {
  readonly item: ItemRow;
  readonly variantId: string;
  readonly quantity: number;
}

/**
 * Writes the free order that sends what was wanted instead, pending, to where the first one went.
 * @returns its number and lines.
 */
export async function insertExchangeOrder(
  tx: Tx,
  {
    id,
    of,
    pieces,
    givenBy,
    at,
    expiresAt,
  }: {
    readonly id: string;
    readonly of: OrderRow;
    readonly pieces: readonly ExchangedPieces[];
    readonly givenBy: string;
    readonly at: Date;
    readonly expiresAt: Date;
  },
): Promise<{ number: string; items: readonly ItemRow[] }> {
  const { rows } = await sql<{ number: string }>`
    insert into orders (id, number, mode, customer_id, visitor_id, user_id, email, currency, subtotal_amount, total_amount,
      given_by, is_address_proven, created_at, updated_at, expires_at)
    select ${id}::uuid, 'ORD-' || ${String(at.getUTCFullYear())}::text || '-' || lpad(n.value::text, greatest(6, length(n.value::text)), '0'),
      o.mode, o.customer_id, o.visitor_id, o.user_id, o.email, o.currency, 0, 0, ${givenBy}, o.is_address_proven,
      ${at}::timestamptz, ${at}::timestamptz, ${expiresAt}::timestamptz
    from orders o cross join (select nextval('order_numbers') as value) n where o.id = ${of.id}::uuid
    returning number`.execute(tx);
  await sql`
    insert into order_items (order_id, position, product_id, variant_id, kind, title, variant_title, quantity,
      unit_amount, subtotal_amount, total_amount, withdrawal_days, guarantee_days)
    select ${id}::uuid, (w.place - 1)::integer, p.id, v.id, p.kind, p.title, v.title, w.quantity, 0, 0, 0,
      (select max(withdrawal_days) from order_items where order_id = ${of.id}::uuid and kind = p.kind),
      (select max(guarantee_days) from order_items where order_id = ${of.id}::uuid and kind = p.kind)
    from unnest(${pieces.map((one) => one.variantId)}::uuid[], ${pieces.map(({ quantity }) => quantity)}::integer[])
      with ordinality as w (variant_id, quantity, place)
    join variants v on v.id = w.variant_id join products p on p.id = v.product_id`.execute(tx);
  await copyDestination(tx, of.id, id);
  const number = rows[0]?.number;
  if (!number) throw new Error('an exchange was not written');
  return { number, items: await listItems(tx, id) };
}

async function copyDestination(tx: Tx, fromId: string, toId: string): Promise<void> {
  await sql`
    insert into order_addresses (order_id, purpose, name, company, line1, line2, city, region, postcode, country, phone)
    select ${toId}::uuid, purpose, name, company, line1, line2, city, region, postcode, country, phone
    from order_addresses where order_id = ${fromId}::uuid`.execute(tx);
  await sql`
    insert into order_shipping (order_id, kind, title, amount, standard_amount, currency, min_days, max_days, place, warehouse_id,
      event_date_id)
    select ${toId}::uuid, kind, title, 0, 0, currency, min_days, max_days, place, warehouse_id, event_date_id
    from order_shipping where order_id = ${fromId}::uuid`.execute(tx);
}
