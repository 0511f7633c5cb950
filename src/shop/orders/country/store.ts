import { sql } from 'kysely';
import { oneOf, prepared } from '#lib/db/prepared.ts';
import type { Db, Tx } from '#lib/db.ts';
import type { Evidence, EvidenceKind } from '../../pricing/tax/evidence.ts';

export type CountryState = 'waiting' | 'agreed' | 'single' | 'asked' | 'confirmed' | 'differs';

/** The country by which an order was taxed, and what is known of it. */
export interface OrderCountry {
  readonly orderId: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly state: CountryState;
  readonly dueAt: Date | null;
  readonly tries: number;
  /** What the tax would be where the buyer says to live, in minor units. */
  readonly answeredTaxAmount: number | null;
  /** Oldest first. */
  readonly pieces: readonly Evidence[];
}

/** Null for an order whose tax no buyer's country decides. */
export async function findOrderCountry(db: Db, orderId: string): Promise<OrderCountry | null> {
  return oneOf(countryOf(db, { orderId }));
}

const countryOf = prepared<OrderCountry, { orderId: string }>(
  (_, value) => sql<OrderCountry>`
    select c.order_id, c.country, c.state, c.due_at, c.tries, c.answered_tax_amount,
      coalesce((select json_agg(json_build_object('kind', e.kind, 'country', e.country) order by e.at, e.kind)
        from country_evidence e where e.order_id = c.order_id), '[]'::json) as pieces
    from order_countries c where c.order_id = ${value('orderId')}::uuid`,
);

/** Orders whose evidence is to be looked at, the longest due first. */
export async function listDueCountries(db: Db, at: Date, limit: number): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('orderCountries')
    .select('orderId')
    .where('dueAt', '<=', at)
    .orderBy('dueAt')
    .limit(limit)
    .execute();
  return rows.map(({ orderId }) => orderId);
}

/** What is known already stays as it came. */
export async function insertEvidence(
  tx: Tx,
  orderId: string,
  pieces: readonly Evidence[],
  at: Date,
): Promise<void> {
  if (pieces.length === 0) return;
  await tx
    .insertInto('countryEvidence')
    .values(pieces.map((piece) => ({ ...piece, orderId, at })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

interface Change {
  readonly state: CountryState;
  readonly dueAt?: Date | null;
  readonly tries?: number;
  readonly askedAt?: Date;
  readonly answeredAt?: Date;
  readonly answeredTaxAmount?: number | null;
}

export async function changeOrderCountry(
  tx: Tx,
  orderId: string,
  { dueAt = null, ...change }: Change,
): Promise<void> {
  await tx
    .updateTable('orderCountries')
    .set({ ...change, dueAt })
    .where('orderId', '=', orderId)
    .execute();
}

/** The country of the card or bank account that paid an order; null where Stripe did not say. */
export async function findCardCountry(db: Db, orderId: string): Promise<string | null> {
  const row = await db
    .selectFrom('payments')
    .select('cardCountry')
    .where('orderId', '=', orderId)
    .where('status', '=', 'succeeded')
    .where('isSurplus', '=', false)
    .executeTakeFirst();
  return row?.cardCountry ?? null;
}

/** The country that a customer confirmed last with another order. */
export async function findConfirmedCountry(
  db: Db,
  customerId: string,
  orderId: string,
): Promise<string | null> {
  const row = await db
    .selectFrom('countryEvidence as e')
    .innerJoin('orders as o', 'o.id', 'e.orderId')
    .select('e.country')
    .where('o.customerId', '=', customerId)
    .where('o.id', '<>', orderId)
    .where('e.kind', '=', 'confirmed' satisfies EvidenceKind)
    .orderBy('e.at', 'desc')
    .executeTakeFirst();
  return row?.country ?? null;
}
