import { sql } from 'kysely';
import { db } from '#lib/db.ts';

/** What can be seen of an order from outside, and what must never be doubled. */
export interface OrderFacts {
  readonly status: string;
  readonly refunded: number;
  /** Order lines that are open to the buyer, and how often something was opened at all. */
  readonly open: number;
  readonly granted: number;
  readonly mails: readonly string[];
  readonly paid: number;
  readonly completions: number;
}

export async function factsOf(orderId: string): Promise<OrderFacts> {
  const { rows } = await sql<OrderFacts>`
    select o.status, o.refunded_amount as refunded,
      (select count(*) from reporting.entitlements e where e.order_id = o.id and e.revoked_at is null) as open,
      (select count(*) from reporting.entitlements e where e.order_id = o.id) as granted,
      (select coalesce(json_agg(
        -- Of a return each step is told.
        case m.kind when 'return' then m.kind || substring(m.dedupe_key from ':[a-z]+$') else m.kind end
        order by m.queued_at, m.kind), '[]') from mails m where m.order_id = o.id) as mails,
      (select count(*) from payments p where p.order_id = o.id and p.status = 'succeeded') as paid,
      (select count(*) from order_history h where h.order_id = o.id and h.action = 'completed') as completions
    from orders o where o.id = ${orderId}`.execute(db);
  const facts = rows[0];
  if (!facts) throw new Error(`no order ${orderId}`);
  return facts;
}

/** An order that was paid and given, once. */
export const COMPLETED_ONCE = {
  status: 'completed',
  refunded: 0,
  open: 1,
  granted: 1,
  mails: ['order-confirmation'],
  paid: 1,
  completions: 1,
};

/** An order that got nothing for the money it did not bring. */
export const NOTHING_GRANTED = { status: 'pending', open: 0, granted: 0, paid: 0, completions: 0 };
