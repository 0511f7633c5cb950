import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { hasPart } from '#lib/db/like.ts';
import type { Db } from '#lib/db.ts';
import { hasEmailPart } from '../customers/email-part-store.ts';
import { brandIn } from '../orders/payments/method.ts';

type Condition = RawBuilder<SqlBool>;

/**
 * Each way in which a text finds an order (`o`): its number or the digits at its end, a card (`visa 4242`, `4242`), an id
 * of Stripe's; else a part of a name, an address or a title, a whole promotion code or tracking number.
 * Customers and products are looked up first: where few match, the orders are found by them; where many do, the newest
 * orders are tried one after another, and soon enough are found.
 */
export async function waysToFind(
  db: Db,
  { q, kind }: { readonly q?: string | undefined; readonly kind?: string | undefined },
): Promise<Condition[]> {
  if (!q) return [];
  if (/^ord-/i.test(q)) return [sql`o.number = ${q.toUpperCase()}`];
  if (/^\d{1,12}$/.test(q)) return waysOfDigits(q);
  const exact = byCard(q) ?? byStripeId(q);
  if (exact) return [exact];
  const people = await byCustomer(db, q);
  if (q.includes('@')) return [people];
  return [people, ...(await byProduct(db, q, kind)), await byAddress(db, q), byCode(q), byTracking(q)];
}

function waysOfDigits(q: string): Condition[] {
  const byNumber = sql<SqlBool>`o.number = any(${numbersEndingIn(q)})`;
  return [
    byNumber,
    ...(q.length === 4 ? [paidBy(sql`p.last_four = ${q}`)] : []),
    ...(q.length >= 5 ? [byTracking(q), byPostcode(q)] : []),
  ];
}

/** So many orders are read by their ids and sorted; more are found soon enough among the newest. Measured at a million. */
const FEW = 3000;

/** @param ids a query for the orders' `id`. @param isIt whether an order (`o`) is one of them, tried one by one. */
async function fewOrNewest(db: Db, ids: RawBuilder<unknown>, isIt: Condition): Promise<Condition> {
  const { rows } = await sql<{ id: string }>`${ids} limit ${FEW + 1}`.execute(db);
  return rows.length <= FEW ? sql`o.id = any(${rows.map(({ id }) => id)}::uuid[])` : isIt;
}

async function byCustomer(db: Db, q: string): Promise<Condition> {
  const { rows } = await sql<{ id: string }>`
    (select c.id from customers c where ${hasEmailPart('c', q)} limit ${FEW + 1})
    union (select c.id from customers c where ${hasName('c', q)} limit ${FEW + 1})`.execute(db);
  const isIt = sql<SqlBool>`exists (select 1 from customers c
    where c.id = o.customer_id and (${hasEmailPart('c', q)} or ${hasName('c', q)}) offset 0)`;
  if (rows.length > FEW) return isIt;
  const ids = rows.map(({ id }) => id);
  return fewOrNewest(db, sql`select o.id from orders o where o.customer_id = any(${ids}::uuid[])`, isIt);
}

/** Whether a customer's first and last name contain a part. @param table the name of `customers` in the query. */
export function hasName(table: 'c', part: string): RawBuilder<boolean> {
  const [first, last] = [sql.ref(`${table}.first_name`), sql.ref(`${table}.last_name`)];
  return hasPart(sql`(${first} || ' ' || ${last})`, part.replace(/\s+/g, ' ')) as RawBuilder<boolean>;
}

async function byProduct(db: Db, q: string, kind: string | undefined): Promise<Condition[]> {
  const isOfKind = kind ? sql`p.kind = ${kind}` : sql`true`;
  const isSuch = sql`${hasPart(sql`p.title`, q)} and ${isOfKind}`;
  const { rows } = await sql<{ id: string }>`
    (select p.id from products p where ${isSuch} limit ${FEW + 1})
    union select v.product_id from variants v where lower(v.sku) = lower(${q})`.execute(db);
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const isIt = rows.length > FEW ? isSuch : sql`p.id = any(${ids}::uuid[])`;
  const isBought = sql<SqlBool>`exists (select 1 from order_items i join products p on p.id = i.product_id
    where i.order_id = o.id and ${isIt} offset 0)`;
  if (rows.length > FEW) return [isBought];
  const orders = sql`select i.order_id as id from order_items i where i.product_id = any(${ids}::uuid[])`;
  return [await fewOrNewest(db, orders, isBought)];
}

/** A part of the name that goods or an invoice go to. */
function byAddress(db: Db, q: string): Promise<Condition> {
  const isIt = hasPart(sql`a.name`, q);
  return fewOrNewest(
    db,
    sql`select a.order_id as id from order_addresses a where ${isIt}`,
    sql`exists (select 1 from order_addresses a where a.order_id = o.id and ${isIt} offset 0)`,
  );
}

function byPostcode(q: string): Condition {
  return sql`o.id in (select a.order_id from order_addresses a where a.postcode = ${q})`;
}

function byCode(q: string): Condition {
  return sql`o.id in (select u.order_id from promotion_uses u where lower(u.code) = lower(${q}))`;
}

function byTracking(q: string): Condition {
  return sql`o.id in (select s.order_id from shipments s
    where s.tracking_number = any(${[q, q.toUpperCase()]}) and s.tracking_number <> '')`;
}

function paidBy(condition: RawBuilder<unknown>): Condition {
  return sql`o.id in (select p.order_id from payments p where p.status = 'succeeded' and ${condition})`;
}

/** `visa 4242`, `amex`, `card:` and the fingerprint of one; null for any other text. */
function byCard(q: string): Condition | null {
  const words = q.trim().split(/\s+/);
  const digits = words.find((word) => /^\d{4}$/.test(word));
  const brand = brandIn(words.filter((word) => word !== digits && !/^(ending|in)$/i.test(word)).join(' '));
  if (brand)
    return paidBy(digits ? sql`p.brand = ${brand} and p.last_four = ${digits}` : sql`p.brand = ${brand}`);
  const fingerprint = /^card:(\S{1,120})$/.exec(q)?.[1];
  return fingerprint ? paidBy(sql`p.fingerprint = ${fingerprint}`) : null;
}

/** The id of a payment, its page, a refund or a dispute at Stripe. */
function byStripeId(q: string): Condition | null {
  if (!/^(pi|cs|re|pyr|du|dp)_\w{8,250}$/.test(q)) return null;
  if (q.startsWith('pi_')) return paymentWith(sql`p.stripe_payment_intent_id = ${q}`);
  if (q.startsWith('cs_')) return paymentWith(sql`p.stripe_session_id = ${q}`);
  if (/^d/.test(q)) return sql`o.id in (select d.order_id from disputes d where d.stripe_dispute_id = ${q})`;
  return sql`o.id in (select r.order_id from refunds r where r.stripe_refund_id = ${q})`;
}

function paymentWith(condition: RawBuilder<unknown>): Condition {
  return sql`o.id in (select p.order_id from payments p where ${condition})`;
}

/** `123` means ORD-2026-000123, of any year. */
function numbersEndingIn(digits: string): string[] {
  const years = Array.from({ length: 12 }, (_, index) => 2024 + index);
  return years.map((year) => `ORD-${year}-${digits.padStart(6, '0')}`);
}
