import { sql } from 'kysely';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { db, inTransaction, jobsDb, type Tx } from '#lib/db.ts';
import { checkInvariants } from '#shop/payments/invariants/check-invariants.ts';
import { invariants } from '#shop/payments/invariants/invariants.ts';
import { listFindings } from '#shop/payments/invariants/store.ts';
import { anOrder, aShopper, checkoutOf, DOVETAILS, SOURDOUGH } from '#tests/support/checkout-fixtures.ts';
import { run } from '#tests/support/child.ts';
import { runJobs } from '#tests/support/jobs.ts';
import { ownerDb } from '#tests/support/owner-db.ts';
import { aPaidOrder, many } from '#tests/support/paid-order.ts';
import { addressesOf, shopEnv } from '#tests/support/services.ts';
import { deliver, dispute, expireAt, payLate, refundFromDashboard } from '#tests/support/stripe-actions.ts';

/** One SQL statement that breaks a rule, as a bug of ours might. */
const BREAKING: Readonly<Record<string, string>> = {
  paid_is_granted_or_refunded: `with paid as (update payments set is_surplus = true, paid_at = now() - interval '1 hour'
    where status = 'succeeded' and refunded_amount = 0 and not is_surplus returning order_id) select * from paid`,
  completed_is_given: 'delete from entitlements',
  completed_is_paid:
    "update payments set status = 'expired' where status = 'succeeded' and refunded_amount = 0",
  charge_equals_total: `update payments set gateway_answer = jsonb_set(gateway_answer,
    case when gateway_answer ? 'amount_total' then '{amount_total}' else '{amount_received}' end::text[], '1')
    where status = 'succeeded'`,
  lines_sum_to_total:
    'update order_items set unit_amount = unit_amount + quantity, subtotal_amount = subtotal_amount + quantity * quantity, total_amount = total_amount + quantity * quantity',
  taxes_sum_to_order: `insert into order_taxes (order_id, country, class, rate, net_amount, tax_amount, ground)
    select id, 'DE', 'standard', 190000, 1, 1, 'taxed' from orders`,
  delivery_is_in_the_total: `insert into order_shipping (order_id, kind, title, amount, standard_amount, currency)
    select id, 'parcel', 'Parcel', 1, 1, currency from orders`,
  refunds_within_payment: 'update refunds set amount = amount * 1000',
  refunds_are_counted: 'update payments set refunded_amount = refunded_amount - 1 where refunded_amount > 0',
  taken_back_is_closed: 'update entitlements set units = 1, revoked_at = null where units = 0',
  pools_equal_their_holds: 'insert into pools (capacity, taken) values (10, 1)',
  stock_equals_its_ledger:
    'update pools set capacity = capacity + 1 where id in (select pool_id from stock_levels limit 1)',
  to_be_packed_is_counted:
    'insert into orders_to_ship select id, 3 from orders where completed_at is not null',
  stock_is_kept_for_buyers: `insert into holds (order_item_id, pool_id, quantity)
    select i.id, l.pool_id, 5 from order_items i, stock_levels l limit 1`,
  nothing_leaves_the_stock_twice: `insert into stock_movements (at, pool_id, kind, on_hand, allocated, order_item_id)
    select now(), l.pool_id, 'shipment', -1, -1, i.id from stock_levels l, order_items i limit 1`,
  nothing_comes_into_stock_twice: `insert into stock_movements (at, pool_id, kind, on_hand, order_item_id)
    select now(), l.pool_id, 'return', 1, i.id from stock_levels l, order_items i limit 1`,
  paid_is_invoiced: `insert into settings (name, value) values ('seller_name', '"Lectern"');
    update invoice_requests set requested_at = now() - interval '1 hour';
    with live as (update orders set mode = 'live' returning id) select count(*) from live`,
  invoice_numbers_have_no_gap: "insert into invoice_series (name, last_sequence) values ('INV-2019', 1)",
  invoices_sum_to_order: `update invoice_requests set settled_at = now();
    insert into invoice_series (name) values ('INV-2018');
    insert into invoices (id, series, sequence, number, kind, reason, order_id, request_id, is_sample, issued_at, currency,
      net_amount, tax_amount, total_amount, snapshot)
    select gen_random_uuid(), 'INV-2018', 1, 'INV-2018-000001', 'invoice', 'order', order_id, id, false, now(), 'USD', 1, 0, 1, '{}'
    from invoice_requests limit 1`,
  no_order_is_silent: `update orders set created_at = now() - interval '1 hour', page_asked_at = null;
    update payments set updated_at = now() - interval '1 hour', asked_at = null where status = 'open'`,
  no_refund_is_silent: `update refunds set status = 'pending', settled_at = null, stripe_refund_id = null,
    created_at = now() - interval '1 hour'`,
  no_event_is_stuck: `update webhook_events set handled_at = null, outcome = null, received_at = now() - interval '1 hour'`,
  no_payment_was_refused: `update webhook_events set outcome = 'refused', payment_key = 'cs_test_unknown'`,
  no_email_is_stuck: `update mails set sent_at = null, queued_at = now() - interval '2 hours'`,
};

beforeAll(async () => {
  await many(3, async () => {
    const { sessionId } = await aPaidOrder(SOURDOUGH, DOVETAILS);
    await deliver(sessionId);
  });
  const refunded = await aPaidOrder();
  await refundFromDashboard(refunded.sessionId);
  const partly = await aPaidOrder();
  await refundFromDashboard(partly.sessionId, 100);
  const disputed = await aPaidOrder();
  await dispute(disputed.sessionId);
  for (const { sessionId } of [refunded, partly, disputed]) await deliver(sessionId);
  const late = await anOrder();
  await expireAt(late.sessionId);
  await deliver(late.sessionId);
  await payLate(late.sessionId);
  await deliver(late.sessionId);
  await checkoutOf(await aShopper());
  await runJobs('send-refund', 'close-page', 'ask-refunds');
});

describe('the rules of the money', () => {
  test('hold after every kind of story, and are written down', async () => {
    const findings = await checkInvariants(jobsDb);
    expect(findings.filter(({ broken }) => broken > 0)).toEqual([]);
    expect((await listFindings(db)).map(({ name, brokenSince }) => ({ name, brokenSince }))).toEqual(
      invariants
        .map(({ name }) => ({ name, brokenSince: null }))
        .toSorted((a, b) => (a.name < b.name ? -1 : 1)),
    );
  });

  test.each(invariants.map(({ name }) => name))('%s is found when it is broken', async (name) => {
    await whileBroken(name, async (tx) => {
      const finding = (await checkInvariants(tx)).find((one) => one.name === name);
      expect(finding?.broken).toBeGreaterThan(0);
      expect(finding?.samples[0]).toEqual(expect.any(String));
    });
  });

  test.each([
    `update orders set shipping_amount = 1, total_amount = total_amount + 1 where refunded_amount = 0`,
    `update refunds set shipping_amount = 1 where amount > 0`,
    `insert into order_shipping (order_id, kind, title, amount, standard_amount, currency)
      select id, 'pickup', 'Pick-up', 0, 0, 'XXX' from orders`,
  ])('a delivery that is not in the total, in another way: %s', async (wrong) => {
    await whileBroken('delivery_is_in_the_total', async (tx) => {
      await sql`delete from order_shipping`.execute(tx);
      await sql.raw(wrong).execute(tx);
      const finding = (await checkInvariants(tx)).find(({ name }) => name === 'delivery_is_in_the_total');
      expect(finding?.broken).toBeGreaterThan(0);
    });
  });

  test.each([
    `select 'event_unreadable', id, '{}'::jsonb from webhook_events`,
    `select 'refund_mismatch', 'ORD-' || id, jsonb_build_object('event', id) from webhook_events`,
    `select 'payment_mismatch', 'ORD-2027-000001', '{"session": "cs_test_unknown"}'::jsonb`,
  ])('a refused event that staff were shown breaks none: %s', async (shown) => {
    await whileBroken('no_payment_was_refused', async (tx) => {
      await sql.raw(`insert into concerns (kind, subject, details) ${shown}`).execute(tx);
      const finding = (await checkInvariants(tx)).find(({ name }) => name === 'no_payment_was_refused');
      expect(finding?.broken).toBe(0);
    });
  });
});

describe('`doctor`', () => {
  test('prints every rule and exits 0 while all hold, 1 when one is broken', async () => {
    const healthy = await doctor();
    expect(healthy.code).toBe(0);
    for (const { name } of invariants) expect(healthy.output).toContain(`holds   ${name}  0`);
    await sql`update mails set queued_at = now() - interval '2 hours'`.execute(db);
    const ill = await doctor();
    expect(ill.code).toBe(1);
    expect(ill.output).toMatch(/BROKEN {2}no_email_is_stuck {2}[1-9]/);
  });
});

class Undo extends Error {}

/** Runs `work` in a transaction where the rule is broken, and takes it all back. */
async function whileBroken(name: string, work: (tx: Tx) => Promise<void>): Promise<void> {
  const undone = inTransaction(ownerDb, async (tx) => {
    for (const statement of (BREAKING[name] ?? '').split(';\n')) await sql.raw(statement).execute(tx);
    await work(tx);
    throw new Undo();
  });
  await expect(undone).rejects.toBeInstanceOf(Undo);
}

async function doctor(): Promise<{ code: number; output: string }> {
  const addresses = addressesOf(inject('services').adminUrl, process.env['TEST_DATABASE'] ?? '');
  const child = run('doctor', ['src/cli.ts', 'doctor'], { ...shopEnv(addresses), LOG_LEVEL: 'silent' });
  return { code: await child.exited, output: child.output() };
}
