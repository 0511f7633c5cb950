import { describe, expect, inject, test } from 'vitest';
import { db, jobsDb, webhookDb } from '#lib/db.ts';
import { readSeenUntil } from '#shop/payments/reconcile/events-store.ts';
import { fetchMissedEvents } from '#shop/payments/reconcile/fetch-missed-events.ts';
import { retryFailedEvents, retryParkedEvents } from '#shop/payments/reconcile/retry-parked-events.ts';
import { receiveEvent } from '#shop/payments/webhooks/receive.ts';
import { changedEvent, concernsAbout, storedEvent } from '#tests/support/changed-event.ts';
import { COMPLETED_ONCE, factsOf } from '#tests/support/order-facts.ts';
import { aPaidOrder, many } from '#tests/support/paid-order.ts';
import { eventBody } from '#tests/support/payment-histories.ts';
import { aPlacedOrder } from '#tests/support/placed-order.ts';
import { asAdmin } from '#tests/support/services.ts';
import { eventsAbout } from '#tests/support/stripe-event.ts';

const started = new Date(Date.now() - 1_000);

/** In this file's own database: whatever would be written about that order in a table fails, as by a bug of ours. */
async function failFor(orderId: string, table: 'payments' | 'refunds'): Promise<() => Promise<void>> {
  const url = new URL(inject('services').adminUrl);
  url.pathname = `/${process.env['TEST_DATABASE']}`;
  const name = `fail_${orderId.replaceAll('-', '_')}`;
  await asAdmin(url.href, async (client) => {
    await client.query(`create function ${name}() returns trigger language plpgsql as $$ begin
      if new.order_id = '${orderId}' then raise exception 'a bug'; end if; return new; end $$`);
    await client.query(
      `create trigger ${name} before insert or update on ${table} for each row execute function ${name}()`,
    );
  });
  return () =>
    asAdmin(url.href, async (client) => void (await client.query(`drop function ${name} cascade`)));
}

describe('one event that cannot be applied holds up nobody', () => {
  test('the others that were missed are applied, the marker moves, and it is shown and tried again', async () => {
    const orders = await many(4, () => aPaidOrder());
    const [first, bad, ...others] = orders;
    if (!first || !bad) throw new Error('orders are missing');
    const repair = await failFor(bad.orderId, 'payments');
    const before = new Date();
    await fetchMissedEvents(jobsDb, started);
    for (const { orderId } of [first, ...others]) expect(await factsOf(orderId)).toEqual(COMPLETED_ONCE);
    expect(await factsOf(bad.orderId)).toMatchObject({ status: 'pending', granted: 0 });
    expect((await readSeenUntil(db))?.getTime()).toBeGreaterThanOrEqual(before.getTime());
    const ids = (
      await eventsAbout(bad.sessionId, 'checkout.session.completed', 'payment_intent.succeeded')
    ).map((body) => (JSON.parse(body) as { id: string }).id);
    expect(ids).toHaveLength(2);
    for (const id of ids) expect(await concernsAbout(id)).toEqual(['event_failed']);

    await repair();
    await retryFailedEvents(db, new Date(Date.now() + 3_600_000));
    expect(await factsOf(bad.orderId)).toEqual(COMPLETED_ONCE);
    for (const id of ids) expect(await concernsAbout(id)).toEqual([]);
  });

  test('a parked event that fails lets its order complete, is shown, and is applied later', async () => {
    const order = await aPlacedOrder();
    const [bad, good] = [changedEvent('refunded', order, {}), changedEvent('disputed', order, {})];
    for (const { body } of [bad, good]) expect(await receiveEvent(webhookDb, body)).toBe('parked');
    const repair = await failFor(order.orderId, 'refunds');
    expect(await receiveEvent(webhookDb, eventBody('paid', order))).toBe('applied');
    expect(await factsOf(order.orderId)).toMatchObject({ status: 'completed', open: 1, refunded: 0 });
    expect(await storedEvent(good.id)).toMatchObject({ outcome: 'applied' });
    expect(await storedEvent(bad.id)).toMatchObject({ outcome: 'parked', failedAt: expect.any(Date) });
    expect(await concernsAbout(bad.id)).toEqual(['event_failed']);
    await repair();
    await retryParkedEvents(db);
    expect(await factsOf(order.orderId)).toMatchObject({ status: 'partially_refunded', refunded: 100 });
    expect(await concernsAbout(bad.id)).toEqual([]);
  });
});
