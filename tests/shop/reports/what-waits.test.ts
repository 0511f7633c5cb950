import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { db } from '#lib/db.ts';
import { countConcerns, listConcerns } from '#shop/reports/concerns-store.ts';
import { anOrder } from '#tests/support/checkout-fixtures.ts';
import { payAt } from '#tests/support/pay.ts';
import { asAdmin } from '#tests/support/services.ts';
import { deliver } from '#tests/support/stripe-actions.ts';

const asOwner = (text: string, values: unknown[]) =>
  asAdmin(process.env['DATABASE_OWNER_URL'] ?? '', (client) => client.query(text, values));

async function aPaidOrder() {
  const { orderId, sessionId } = await anOrder();
  await payAt(sessionId);
  await deliver(sessionId);
  return db
    .selectFrom('orders')
    .select(['id', 'number', 'customerId'])
    .where('id', '=', orderId)
    .executeTakeFirstOrThrow();
}

/** A review that nobody has read, of a customer. */
async function aReview(customerId: string | null): Promise<string> {
  const { rows } = await sql<{ slug: string }>`
    with product as (select id, slug from products where status = 'published' order by slug limit 1)
    , written as (
      insert into reviews (product_id, customer_id, rating, body)
      select id, ${customerId}::uuid, 5, 'It taught me to wait.' from product
    )
    select slug from product`.execute(db);
  return rows[0]?.slug ?? '';
}

const kinds = async () => (await listConcerns(db)).map(({ concern, subject }) => [concern, subject]);

describe('what waits for staff', () => {
  test('is a review that nobody has read, and not one of the demo shop', async () => {
    const { id, customerId } = await aPaidOrder();
    const slug = await aReview(customerId);
    expect(await kinds()).toContainEqual(['review_waiting', slug]);
    await asOwner('update orders set is_practice = true where id = $1', [id]);
    expect(await kinds()).not.toContainEqual(['review_waiting', slug]);
  });

  test('is a withdrawal without a refund, and not one whose refund is under way', async () => {
    const { id, number } = await aPaidOrder();
    await asOwner('update orders set withdrawn_at = now() where id = $1', [id]);
    expect(await kinds()).toContainEqual(['withdrawal_waiting', number]);
    await asOwner(
      `insert into refunds (order_id, payment_id, amount, currency, status, reason, actor)
       select order_id, id, 100, currency, 'pending', 'requested_by_customer', 'visitor' from payments where order_id = $1`,
      [id],
    );
    expect(await kinds()).not.toContainEqual(['withdrawal_waiting', number]);
  });

  test('is an event whose payment is not known after an hour, and not before', async () => {
    const insert = (id: string, age: string) =>
      asOwner(
        `insert into webhook_events (id, type, livemode, payload, stripe_created_at, received_at, handled_at, outcome)
         values ($1, 'charge.refunded', false, '{}', now(), now() - $2::interval, now(), 'parked')`,
        [id, age],
      );
    await insert('evt_parked_long', '2 hours');
    await insert('evt_parked_now', '1 minute');
    const found = await kinds();
    expect(found).toContainEqual(['event_parked', 'evt_parked_long']);
    expect(found).not.toContainEqual(['event_parked', 'evt_parked_now']);
    expect(await countConcerns(db)).toContainEqual({ kind: 'event_parked', count: 1 });
  });
});
