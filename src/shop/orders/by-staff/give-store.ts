import { sql } from 'kysely';
import { containing } from '#lib/db/like.ts';
import type { Db, Tx } from '#lib/db.ts';
import type { ItemRow } from '../columns-store.ts';
import type { Mode } from '../order.ts';
import { listItems } from '../store.ts';

/** A variant that staff can give. */
export interface GivableVariant {
  readonly productId: string;
  readonly variantId: string;
  readonly kind: string;
  readonly title: string;
  readonly variantTitle: string;
  readonly sku: string;
  readonly currency: string;
}

/** Products that shoppers know, on sale or not any more. */
const GIVABLE = ['published', 'archived'] as const;

/** The variant of this code, or all of the product of this slug; none for anything else. */
export async function listGivable(db: Db, named: string): Promise<GivableVariant[]> {
  return db
    .selectFrom('products as p')
    .innerJoin('variants as v', 'v.productId', 'p.id')
    .select([
      'p.id as productId',
      'v.id as variantId',
      'p.kind',
      'p.title',
      'v.title as variantTitle',
      'v.sku',
      'v.currency',
    ])
    .where((is) => is.or([is('v.sku', '=', named), is('p.slug', '=', named)]))
    .where('p.status', 'in', GIVABLE)
    .orderBy('v.position')
    .execute();
}

/** What can be given, by title: of these kinds, and with `q` in the title. */
export async function listGivableTitles(
  db: Db,
  { kinds, q }: { readonly kinds: readonly string[]; readonly q: string },
  limit: number,
): Promise<Pick<GivableVariant, 'sku' | 'title' | 'variantTitle'>[]> {
  return db
    .selectFrom('products as p')
    .innerJoin('variants as v', 'v.productId', 'p.id')
    .select(['v.sku', 'p.title', 'v.title as variantTitle'])
    .where('p.status', 'in', GIVABLE)
    .where('p.kind', 'in', kinds)
    .$if(q !== '', (query) => query.where('p.title', 'ilike', containing(q)))
    .orderBy('p.title')
    .orderBy('p.id')
    .orderBy('v.position')
    .limit(limit)
    .execute();
}

export interface CustomerToServe {
  readonly id: string;
  readonly email: string | null;
  readonly isPractice: boolean;
  readonly emailProvenAt: Date | null;
}

export async function findCustomerToServe(db: Db, customerId: string): Promise<CustomerToServe | null> {
  const row = await db
    .selectFrom('customers')
    .select(['id', 'email', 'isPractice', 'emailProvenAt'])
    .where('id', '=', customerId)
    .executeTakeFirst();
  return row ?? null;
}

/** An order of 0.00 that staff make for a customer; nobody's browser or account placed it. */
export interface GivenOrder {
  readonly id: string;
  readonly mode: Mode;
  readonly customer: CustomerToServe;
  readonly variant: GivableVariant;
  readonly givenBy: string;
  readonly at: Date;
  readonly expiresAt: Date;
}

/** Writes the order, pending, with its one line. @returns its number and line. */
export async function insertGivenOrder(
  tx: Tx,
  { id, mode, customer, variant, givenBy, at, expiresAt }: GivenOrder,
): Promise<{ number: string; items: readonly ItemRow[] }> {
  const { productId, variantId, kind, title, variantTitle, currency } = variant;
  const { rows } = await sql<{ number: string }>`
    with placed as (
      insert into orders (id, number, mode, customer_id, email, currency, subtotal_amount, total_amount, given_by,
        is_address_proven, created_at, updated_at, expires_at)
      select ${id}::uuid, 'ORD-' || ${String(at.getUTCFullYear())}::text || '-' || lpad(n.value::text, greatest(6, length(n.value::text)), '0'),
        ${mode}, ${customer.id}::uuid, ${customer.email}, ${currency}, 0, 0, ${givenBy}, ${customer.emailProvenAt !== null},
        ${at}::timestamptz, ${at}::timestamptz, ${expiresAt}::timestamptz
      from (select nextval('order_numbers') as value) n returning id, number
    ),
    line as (
      insert into order_items (order_id, position, product_id, variant_id, kind, title, variant_title, quantity,
        unit_amount, subtotal_amount, total_amount)
      select id, 0, ${productId}::uuid, ${variantId}::uuid, ${kind}, ${title}, ${variantTitle}, 1, 0, 0, 0 from placed
    )
    select number from placed`.execute(tx);
  const number = rows[0]?.number;
  if (!number) throw new Error('a given order was not written');
  return { number, items: await listItems(tx, id) };
}
