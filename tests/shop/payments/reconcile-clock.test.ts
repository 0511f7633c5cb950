import { expect, test } from 'vitest';
import { now, secondsFrom } from '#lib/clock.ts';
import { db } from '#lib/db.ts';
import { fetchMissedEvents } from '#shop/payments/reconcile/fetch-missed-events.ts';
import { claimSilentPayments } from '#shop/payments/reconcile/store.ts';
import { anOrder } from '#tests/support/checkout-fixtures.ts';

const MARKER = 'stripe_events_seen_until';
const markerIsAhead = async () => {
  const row = await db.selectFrom('settings').select('value').where('name', '=', MARKER).executeTakeFirst();
  return new Date(String(row?.value)) > now();
};

test('a marker of the reconciler that is two hours ahead of now counts as absent', async () => {
  const value = JSON.stringify(secondsFrom(7_200).toISOString());
  await db.insertInto('settings').values({ name: MARKER, value, updatedAt: now() }).execute();
  expect(await markerIsAhead()).toBe(true);
  await fetchMissedEvents(db);
  expect(await markerIsAhead()).toBe(false);
});

test('a payment that was last asked about ahead of now is asked about again', async () => {
  const { orderId } = await anOrder();
  const patience = { open: 240, processing: 3_600, unsent: 120, pending: 1_800 };
  const claimed = async () =>
    (await claimSilentPayments(db, 'sandbox', now(), patience)).some((one) => one.orderId === orderId);
  expect(await claimed()).toBe(false);
  await db
    .updateTable('payments')
    .set({ askedAt: secondsFrom(7_200) })
    .where('orderId', '=', orderId)
    .execute();
  expect(await claimed()).toBe(true);
  expect(await claimed()).toBe(false);
});
