import { sql } from 'kysely';
import { db, inTransaction } from '#lib/db.ts';
import { issueDue } from '#shop/invoices/issuing/issue-due.ts';
import { listInvoicesOf } from '#shop/invoices/store.ts';
import { complete } from '#shop/orders/complete.ts';
import { loadSettings } from '#shop/settings/current.ts';
import type { PlacedOrder } from './placed-order.ts';

/** The owner says who sells. */
export async function nameSeller(more: Readonly<Record<string, string>> = {}): Promise<void> {
  const answers = {
    ...{
      seller_name: 'Werkschule Lectern GmbH',
      seller_street: 'Oranienstraße 12',
      seller_postcode: '10999',
    },
    ...{
      seller_city: 'Berlin',
      seller_country: 'DE',
      seller_vat_id: 'DE129273398',
      seller_phone: '+49 30 1234567',
    },
    ...{ seller_iban: 'DE02120300000000202051', seller_bic: 'BYLADEM1001' },
    ...more,
  };
  for (const [name, value] of Object.entries(answers))
    await sql`insert into settings (name, value) values (${name}, ${JSON.stringify(value)}::jsonb)
      on conflict (name) do update set value = excluded.value`.execute(db);
  await loadSettings(db);
}

export async function forgetSeller(): Promise<void> {
  await sql`delete from settings where name like 'seller\\_%' or name like 'invoice\\_%'`.execute(db);
  await loadSettings(db);
}

/** Its money comes. */
export async function paid({ orderId, sessionId, intentId, total, currency }: PlacedOrder): Promise<string> {
  const answer = JSON.stringify({ amount_total: total, currency: currency.toLowerCase() });
  const payment = {
    sessionId,
    paymentIntentId: intentId,
    total: { amount: total, currency },
    isLive: false,
    answer,
  };
  const { outcome } = await inTransaction(db, (tx) => complete(tx, { orderId }, payment, 'stripe'));
  if (outcome !== 'completed') throw new Error(`the order was ${outcome}`);
  return orderId;
}

/** The documents of an order, after what is due was issued. */
export async function documentsOf(orderId: string) {
  await issueDue(db, orderId);
  return listInvoicesOf(db, orderId);
}
