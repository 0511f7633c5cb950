import { sql } from 'kysely';
import { inject } from 'vitest';
import { inTransaction } from '#lib/db.ts';
import { numberOf } from './changed-event.ts';
import { anOrder } from './checkout-fixtures.ts';
import { ownerDb } from './owner-db.ts';
import { asAdmin } from './services.ts';
import { intentOf, payWith } from './stripe-actions.ts';

/** This file's own database, as its superuser. */
export function adminUrl(): string {
  const url = new URL(inject('services').adminUrl);
  url.pathname = `/${process.env['TEST_DATABASE']}`;
  return url.href;
}

/** Takes an order out of the database, as if a backup from before it had been restored. */
export async function lose(orderId: string): Promise<void> {
  await inTransaction(ownerDb, async (tx) => {
    const items = sql`select id from order_items where order_id = ${orderId}`;
    await sql`delete from holds where order_item_id in (${items})`.execute(tx);
    for (const table of ['payments', 'mails', 'order_items'])
      await sql`delete from ${sql.table(table)} where order_id = ${orderId}`.execute(tx);
    await sql`delete from webhook_events`.execute(tx);
  });
  await asAdmin(adminUrl(), async (client) => {
    await client.query('alter table order_history disable trigger user');
    await client.query('delete from order_history where order_id = $1', [orderId]);
    await client.query('delete from orders where id = $1', [orderId]);
    await client.query('alter table order_history enable trigger user');
  });
}

/** An order that was paid and then lost, before any event of its payment came. */
export async function aLostOrder(...slugs: string[]) {
  const order = await anOrder(...slugs);
  const number = await numberOf(order.orderId);
  await payWith(order.sessionId, {});
  await lose(order.orderId);
  return { ...order, number, intentId: await intentOf(order.sessionId) };
}
