import { type RawBuilder, sql } from 'kysely';
import type { ValueOf } from '#lib/db/fixed-statement.ts';
import { oneOf, prepared } from '#lib/db/prepared.ts';
import type { Db } from '#lib/db.ts';

export interface AddedLine {
  readonly cartId: string;
  /** How many are in the cart now. */
  readonly quantity: number;
  readonly isNew: boolean;
}

interface LineToAdd {
  readonly variantId: string;
  /** How many more. */
  readonly quantity: number;
  readonly maxQuantity: number;
  /** Adding it again leaves the quantity at one. */
  readonly isBoughtOnce: boolean;
  readonly seenAmount: number;
  readonly currency: string;
}

/**
 * Adds a line to a cart, or raises the quantity of the one it has, in one statement that locks the cart first.
 * @param cart its id (locked already), or the browser whose cart is created if needed.
 * @returns null when there would be more than `maxQuantity`: nothing is changed then.
 */
export async function addToLine(
  db: Db,
  cart: { readonly cartId: string } | { readonly visitorId: string },
  line: LineToAdd,
): Promise<AddedLine | null> {
  return oneOf(
    'cartId' in cart ? addToCart(db, { ...line, ...cart }) : addToBrowserCart(db, { ...line, ...cart }),
  );
}

const addToCart = prepared<AddedLine, LineToAdd & { cartId: string }>((_, value) =>
  upsertLine(sql`select ${value('cartId')}::uuid as id`, value),
);

const addToBrowserCart = prepared<AddedLine, LineToAdd & { visitorId: string }>((_, value) =>
  upsertLine(
    sql`insert into carts (visitor_id) values (${value('visitorId')})
      on conflict (visitor_id) do update set expires_at = now() + interval '30 days' returning id`,
    value,
  ),
);

/**
 * Adds a new line to a browser's cart and raises the cart's version, in one statement that needs no transaction.
 * @param most how many things the cart may hold before.
 * @returns how many it holds now; null when the line is not new or the cart is full, which changes no line.
 */
export async function addNewLine(
  db: Db,
  line: Omit<LineToAdd, 'maxQuantity' | 'isBoughtOnce'> & { readonly visitorId: string; readonly at: Date },
  most: number,
): Promise<number | null> {
  return (await oneOf(newLineAdded(db, { ...line, most })))?.count ?? null;
}

type NewLineValues = Parameters<typeof addNewLine>[1] & { readonly most: number };

/** The version stays where the line is there already, so that the cart's open order still matches it. */
const newLineAdded = prepared<{ count: number }, NewLineValues>(
  (_, value) => sql`
    with cart as (
      insert into carts (visitor_id, version) values (${value('visitorId')}::uuid, 1)
      on conflict (visitor_id) do update set
        version = carts.version + case when exists (
          select from cart_items i where i.cart_id = carts.id and i.variant_id = ${value('variantId')}::uuid
        ) then 0 else 1 end,
        updated_at = ${value('at')}::timestamptz, expires_at = now() + interval '30 days'
      returning id
    ),
    held as (
      select cart.id, (select coalesce(sum(i.quantity), 0) from cart_items i where i.cart_id = cart.id) as count
      from cart
    ),
    line as (
      insert into cart_items (cart_id, variant_id, quantity, seen_amount, currency)
      select id, ${value('variantId')}::uuid, ${value('quantity')}::integer, ${value('seenAmount')}::bigint,
        ${value('currency')}
      from held where held.count < ${value('most')}::integer
      on conflict (cart_id, variant_id) do nothing returning quantity
    )
    select held.count + line.quantity as count from held, line`,
);

/** Adds the first line of a browser that has no row yet, with that row and its cart. @returns how many things the cart holds. */
export async function addFirstLine(db: Db, line: FirstLine): Promise<number> {
  const added = await oneOf(firstLineAdded(db, line));
  if (!added) throw new Error('a first line was not written');
  return added.quantity;
}

type FirstLine = Omit<LineToAdd, 'maxQuantity' | 'isBoughtOnce'> & { readonly tokenHash: Buffer };

const firstLineAdded = prepared<{ quantity: number }, FirstLine>(
  (_, value) => sql`
    with visitor as (insert into visitors (token_hash) values (${value('tokenHash')}) returning id),
    cart as (insert into carts (visitor_id, version) select id, 1 from visitor returning id)
    insert into cart_items (cart_id, variant_id, quantity, seen_amount, currency)
    select id, ${value('variantId')}::uuid, ${value('quantity')}::integer, ${value('seenAmount')}::bigint,
      ${value('currency')}
    from cart returning quantity`,
);

function upsertLine(cart: RawBuilder<unknown>, value: ValueOf<LineToAdd>): RawBuilder<AddedLine> {
  const once = sql`${value('isBoughtOnce')}::boolean`;
  return sql<AddedLine>`
    with cart as (${cart})
    insert into cart_items as i (cart_id, variant_id, quantity, seen_amount, currency)
    select id, ${value('variantId')}::uuid, ${value('quantity')}::integer, ${value('seenAmount')}::bigint,
      ${value('currency')} from cart
    on conflict (cart_id, variant_id) do update set
      quantity = case when ${once} then i.quantity else i.quantity + excluded.quantity end,
      seen_amount = case when ${once} then i.seen_amount else excluded.seen_amount end,
      currency = case when ${once} then i.currency else excluded.currency end
    where ${once} or i.quantity + excluded.quantity <= ${value('maxQuantity')}::integer
    returning i.cart_id, i.quantity, (i.xmax = 0) as is_new`;
}

/** Raises the cart's version if its lines changed. @returns how many things are in the cart. */
export async function bumpVersionAndCount(
  db: Db,
  cartId: string,
  isChanged: boolean,
  at: Date,
): Promise<number> {
  return (await oneOf(versionBumpedAndCounted(db, { cartId, isChanged, at })))?.count ?? 0;
}

const versionBumpedAndCounted = prepared<{ count: number }, { cartId: string; isChanged: boolean; at: Date }>(
  (_, value) => sql`
    with changed as (
      update carts set version = version + 1, updated_at = ${value('at')}::timestamptz
      where id = ${value('cartId')}::uuid and ${value('isChanged')}::boolean
    )
    select coalesce(sum(quantity), 0) as count from cart_items where cart_id = ${value('cartId')}::uuid`,
);
