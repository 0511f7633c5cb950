import { sql } from 'kysely';
import { db } from '#lib/db.ts';
import { eventBody, type PaymentEvent } from './payment-histories.ts';
import type { PlacedOrder } from './placed-order.ts';
import { stripeId } from './stripe-event.ts';

type Fields = Readonly<Record<string, unknown>>;

/** An event of an order's payment with fields of its object or of itself changed, as JSON and as the body of a webhook. */
export function changedEvent(kind: PaymentEvent, order: PlacedOrder, object: Fields, event: Fields = {}) {
  const json = JSON.parse(eventBody(kind, order)) as { id: string; data: { object: object } };
  const changed = {
    ...json,
    id: stripeId('evt'),
    ...event,
    data: { object: { ...json.data.object, ...object } },
  };
  return { id: changed.id, json: changed, body: JSON.stringify(changed) };
}

/** Everything of an order that an event could change, but for notes in its history. */
export async function snapshotOf(orderId: string): Promise<unknown> {
  const { rows } = await sql<{ snapshot: unknown }>`
    select json_build_object('order', to_jsonb(o),
      'payments', (select json_agg(p order by p.id) from payments p where p.order_id = o.id),
      'refunds', (select json_agg(r order by r.id) from refunds r where r.order_id = o.id),
      'disputes', (select json_agg(d order by d.id) from disputes d where d.order_id = o.id),
      'items', (select json_agg(i order by i.id) from order_items i where i.order_id = o.id),
      'given', (select json_agg(e order by e.order_item_id) from entitlements e
        join order_items i on i.id = e.order_item_id where i.order_id = o.id),
      'mails', (select json_agg(m.kind order by m.id) from mails m where m.order_id = o.id)) as snapshot
    from orders o where o.id = ${orderId}`.execute(db);
  return rows[0]?.snapshot;
}

/** How an event was stored. */
export async function storedEvent(id: string) {
  return db
    .selectFrom('webhookEvents')
    .select(['outcome', 'handledAt', 'note', 'failedAt', 'payload'])
    .where('id', '=', id)
    .executeTakeFirst();
}

/** The kinds of what waits for staff about a subject. */
export async function concernsAbout(subject: string): Promise<string[]> {
  const { rows } = await sql<{ kind: string }>`
    select kind from reporting.concerns where subject = ${subject} order by kind`.execute(db);
  return rows.map(({ kind }) => kind);
}

export async function numberOf(orderId: string): Promise<string> {
  const { number } = await db
    .selectFrom('orders')
    .select('number')
    .where('id', '=', orderId)
    .executeTakeFirstOrThrow();
  return number;
}
