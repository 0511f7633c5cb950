import { sql } from 'kysely';
import type { Db } from '#lib/db.ts';
import type { ReturnState } from '../shipping/return.ts';

export interface ListedReturn {
  readonly order: string;
  readonly number: number;
  readonly state: ReturnState;
  readonly email: string | null;
  readonly pieces: number;
  readonly isWithdrawal: boolean;
  readonly requestedAt: Date;
}

/** Returns, those that wait for staff or the parcel by default; the longest waiting first. */
export async function listReturnsOf(db: Db, show: 'open' | 'all', limit: number): Promise<ListedReturn[]> {
  const open = show === 'open' ? sql`and r.state in ('requested', 'accepted', 'received')` : sql``;
  const { rows } = await sql<ListedReturn>`
    select o.number as order, r.number, r.state, o.email, r.is_withdrawal as "isWithdrawal",
      r.requested_at as "requestedAt",
      (select sum(t.quantity)::integer from return_items t where t.return_id = r.id) as pieces
    from returns r join orders o on o.id = r.order_id
    where true ${open} order by r.requested_at ${show === 'open' ? sql`asc` : sql`desc`}, r.id limit ${limit}`.execute(
    db,
  );
  return rows;
}
