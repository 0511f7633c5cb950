import { describe, expect, test } from 'vitest';
import { readCursor } from '#lib/db/keyset.ts';
import { db, webhookDb } from '#lib/db.ts';
import { listAuditOf } from '#shop/accounts/audit-store.ts';
import { refundOrder } from '#shop/orders/refunds/refund-by-staff.ts';
import { planRefund, type RefundForm, refundableOf, refundForm } from '#shop/orders/refunds/refund-plan.ts';
import { findOrder, type OrderRow } from '#shop/orders/store.ts';
import { sendRefund } from '#shop/payments/refunds/send-refund.ts';
import { receiveEvent } from '#shop/payments/webhooks/receive.ts';
import { listConcerns } from '#shop/reports/concerns-store.ts';
import { listCustomers } from '#shop/reports/list-customers.ts';
import { listOrders, orderQuery } from '#shop/reports/list-orders.ts';
import { loadOrderTimeline } from '#shop/reports/order-timeline.ts';
import { countOrdersToday, listRevenue } from '#shop/reports/today-store.ts';
import { viewCustomer } from '#shop/reports/view-customer.ts';
import { anOrder, DOVETAILS, SOURDOUGH } from '#tests/support/checkout-fixtures.ts';
import { aPaidOrder } from '#tests/support/paid-order.ts';
import { aColleague } from '#tests/support/staff.ts';

const ada = await aColleague('Ada');
const ben = await aColleague('Ben');

/** An order of two courses, 49.00 and 89.00, that is paid and given. */
async function aSale(...slugs: string[]): Promise<OrderRow> {
  const { orderId, body } = await aPaidOrder(...(slugs.length > 0 ? slugs : [SOURDOUGH, DOVETAILS]));
  await receiveEvent(webhookDb, body);
  return orderOf(orderId);
}

async function orderOf(id: string): Promise<OrderRow> {
  return (await findOrder(db, { id })) ?? expect.fail('no order');
}

/** The refund form as a page shows it now. */
async function formFor(
  order: OrderRow,
  typed: Partial<Record<keyof RefundForm, string>> = {},
): Promise<RefundForm> {
  const { left } = await refundableOf(db, order);
  const fields = { step: 'refund', key: crypto.randomUUID(), left: String(left), line: '', amount: '' };
  return refundForm.parse({ ...fields, reason: 'requested_by_customer', access: 'take', note: '', ...typed });
}

async function refund(
  order: OrderRow,
  typed: Partial<Record<keyof RefundForm, string>> = {},
  actor = ada,
): Promise<void> {
  const { refundId } = await refundOrder(db, order.number, await formFor(order, typed), actor);
  await sendRefund(db, refundId);
}

const refundsOf = (order: OrderRow) =>
  db.selectFrom('refunds').selectAll().where('orderId', '=', order.id).orderBy('createdAt').execute();
const openLinesOf = async (order: OrderRow) =>
  (
    await db
      .selectFrom('orderItems as i')
      .innerJoin('entitlements as e', 'e.orderItemId', 'i.id')
      .select('i.title')
      .where('i.orderId', '=', order.id)
      .where('e.units', '>', 0)
      .orderBy('i.position')
      .execute()
  ).map(({ title }) => title);

describe('a refund by the staff', () => {
  test('of half an order sends half and leaves everything open', async () => {
    const order = await aSale(SOURDOUGH);
    const half = { amount: '24.50', note: 'Half was enough' };
    const plan = await planRefund(db, order, await formFor(order, half));
    expect(plan).toMatchObject({
      amount: { amount: 2450 },
      leftAfter: { amount: 2450 },
      statusAfter: 'partially_refunded',
      closes: [],
      staysOpen: [],
    });
    await refund(order, half);
    expect(await orderOf(order.id)).toMatchObject({ status: plan.statusAfter, refundedAmount: 2450 });
    expect(await openLinesOf(order)).toHaveLength(1);
    expect(await listAuditOf(db, `order:${order.id}`)).toMatchObject([
      {
        actor: ada,
        action: 'order.refund_requested',
        details: { amount: 2450, currency: 'USD', takes_back: true, line: null },
      },
    ]);
    expect(JSON.stringify(await listAuditOf(db, `order:${order.id}`))).not.toContain('Half was enough');
  });

  test.each([
    [
      'a line, and its access with it',
      { line: '2' },
      'partially_refunded',
      ['Your First Sourdough'],
      ['Hand-Cut Dovetails'],
      [],
    ],
    [
      'a line, which stays open',
      { line: '1', access: 'keep' },
      'partially_refunded',
      ['Your First Sourdough', 'Hand-Cut Dovetails'],
      [],
      ['Your First Sourdough'],
    ],
    ['everything', {}, 'refunded', [], ['Your First Sourdough', 'Hand-Cut Dovetails'], []],
    [
      'everything, kept open',
      { access: 'keep' },
      'refunded',
      ['Your First Sourdough', 'Hand-Cut Dovetails'],
      [],
      ['Your First Sourdough', 'Hand-Cut Dovetails'],
    ],
  ])('of %s does what its plan said', async (_what, typed, status, open, closes, staysOpen) => {
    const order = await aSale();
    expect(await planRefund(db, order, await formFor(order, typed))).toMatchObject({
      statusAfter: status,
      closes,
      staysOpen,
    });
    await refund(order, typed);
    expect(await orderOf(order.id)).toMatchObject({ status });
    expect(await openLinesOf(order)).toEqual(open);
  });

  test('H8: the form sent ten times at once refunds once', async () => {
    const order = await aSale();
    const form = await formFor(order, { amount: '10', note: 'So agreed' });
    const done = await Promise.all(
      Array.from({ length: 10 }, () => refundOrder(db, order.number, form, ada)),
    );
    expect(new Set(done.map(({ refundId }) => refundId)).size).toBe(1);
    expect(done.filter(({ isNew }) => isNew)).toHaveLength(1);
    expect(await refundsOf(order)).toHaveLength(1);
  });

  test('H8: two admins at the same moment refund once; the second is told', async () => {
    const order = await aSale();
    const forms = [await formFor(order, { line: '1' }), await formFor(order, { line: '1' })];
    const done = await Promise.allSettled(
      forms.map((form, at) => refundOrder(db, order.number, form, at === 0 ? ada : ben)),
    );
    expect(done.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(done.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'refunded_meanwhile', status: 409 },
    });
    expect(await refundsOf(order)).toHaveLength(1);
  });

  test.each([
    ['more than was paid', { amount: '138.01' }, 'refund_too_large'],
    ['more than the line', { line: '1', amount: '49.01' }, 'refund_too_large'],
    ['nothing', { amount: '0' }, 'refund_too_large'],
    ['less than nothing', { amount: '-1' }, 'refund_too_large'],
    ['no amount', { amount: 'half' }, 'refund_too_large'],
    ['a line that is not there', { line: '3' }, 'unknown_line'],
    ['line nought', { line: '0' }, 'unknown_line'],
  ])('of %s is refused at its field', async (_what, typed, code) => {
    const order = await aSale();
    await expect(planRefund(db, order, await formFor(order, typed))).rejects.toMatchObject({
      code,
      status: 422,
    });
    await expect(refundOrder(db, order.number, await formFor(order, typed), ada)).rejects.toMatchObject({
      code,
    });
    expect(await refundsOf(order)).toEqual([]);
  });

  test('of an order that nobody paid is refused', async () => {
    const { orderId } = await anOrder();
    await expect(refundableOf(db, await orderOf(orderId))).rejects.toMatchObject({ code: 'not_paid' });
  });

  test.each(['role', '__proto__', 'actor', 'takes_back', 'lines[]'])(
    'G14: the form has no field %s',
    (name) => {
      const fields = {
        step: 'refund',
        key: crypto.randomUUID(),
        left: '1',
        line: '',
        amount: '',
        reason: 'other',
        access: 'take',
        note: '',
      };
      const given = Object.fromEntries([...Object.entries(fields), [name, 'x']]);
      expect(refundForm.safeParse(fields).success).toBe(true);
      expect(refundForm.safeParse(given).success).toBe(false);
    },
  );
});

describe('the story of an order', () => {
  test('is one line of time out of everything that is written down', async () => {
    const order = await aSale();
    await refund(order, { line: '1', note: 'Sorry to see it go' });
    const { entries } = await loadOrderTimeline(db, order.id);
    expect(entries.map(({ at }) => at)).toEqual(
      entries.map(({ at }) => at).toSorted((a, b) => a.getTime() - b.getTime()),
    );
    const told = new Set(entries.flatMap(({ sources }) => sources));
    for (const source of ['order', 'payment', 'stripe', 'refund', 'email', 'audit'] as const)
      expect(told, source).toContain(source);
    const asked = entries.filter(({ action }) => /refund_requested/.test(action));
    expect(asked).toMatchObject([
      {
        actor: ada,
        sources: ['refund', 'audit'],
        details: { amount: 4900, currency: 'USD', note: 'Sorry to see it go' },
      },
    ]);
  });
});

describe('the list of orders', () => {
  test('is read to its end and back, a page at a time, nothing twice and nothing left out', async () => {
    const [one] = await db.selectFrom('orders').selectAll().limit(1).execute();
    const { id: _id, number: _number, ...row } = one ?? expect.fail('no order');
    // All of one instant: the id has to decide.
    const rows = Array.from({ length: 120 }, (_, at) => ({
      ...row,
      number: `ORD-2025-${String(at).padStart(6, '0')}`,
      cartId: null,
    }));
    await db.insertInto('orders').values(rows).execute();
    const query = orderQuery.parse({ status: row.status });
    const seen: string[] = [];
    const firsts: string[] = [];
    let page = await listOrders(db, query, null);
    for (;;) {
      seen.push(...page.rows.map(({ number }) => number));
      firsts.push(page.rows[0]?.number ?? '');
      if (!page.next) break;
      page = await listOrders(db, query, edgeOf({ after: page.next }));
    }
    const { count } = await db
      .selectFrom('orders')
      .select((e) => e.fn.countAll<number>().as('count'))
      .where('status', '=', row.status)
      .executeTakeFirstOrThrow();
    expect(seen).toHaveLength(count);
    expect(new Set(seen).size).toBe(count);
    for (const first of firsts.slice(0, -1).toReversed()) {
      page = await listOrders(db, query, edgeOf({ before: page.previous ?? '' }));
      expect(page.rows[0]?.number).toBe(first);
    }
    expect(page.previous).toBeNull();
  });

  test('is narrowed by number, digits, part of an address, status, money and day', async () => {
    const order = await aSale(SOURDOUGH);
    const numbers = async (query: Record<string, string>) =>
      (await listOrders(db, orderQuery.parse(query), null)).rows.map(({ number }) => number);
    const digits = String(Number(order.number.slice(-6)));
    const today = new Date().toISOString().slice(0, 10);
    for (const q of [
      order.number,
      order.number.toLowerCase(),
      digits,
      order.email ?? '',
      (order.email ?? '').slice(3, 14).toUpperCase(),
    ])
      expect(await numbers({ q }), q).toContain(order.number);
    for (const q of ['%', '_', '\\', 'nobody@', "' or 1=1 --", 'ORD-2026-999999'])
      expect(await numbers({ q }), q).not.toContain(order.number);
    expect(await numbers({ status: 'completed', mode: 'sandbox', from: today, to: today })).toContain(
      order.number,
    );
    expect(await numbers({ mode: 'live' })).toEqual([]);
    expect(await numbers({ to: '2020-01-01' })).toEqual([]);
  });

  test.each([
    { sort: 'id; drop table orders' },
    { status: 'lost' },
    { from: '2026-02-31' },
    { from: '2026-13-01' },
    { __proto__x: '1' },
    { 'status[]': 'completed' },
  ])('I1: refuses %j', (query) => {
    expect(orderQuery.safeParse(query).success).toBe(false);
  });

  test.each([
    '',
    'x',
    'W10',
    Buffer.from('["1","2","3"]').toString('base64url'),
    Buffer.from('["1 or 1=1","x"]').toString('base64url'),
  ])('a cursor it never gave (%j) is none', (after) =>
    expect(readCursor({ after }, 'instant')).toBeUndefined(),
  );
});

describe('the customers', () => {
  test('are found by a part of the address, with their orders and what they own', async () => {
    const order = await aSale();
    const email = order.email ?? '';
    const { rows } = await listCustomers(db, { q: email.slice(0, 12).toUpperCase() }, null);
    expect(rows).toMatchObject([{ email, orderCount: 1, hasAccount: false }]);
    expect(await viewCustomer(db, email.toUpperCase())).toMatchObject({
      email,
      account: null,
      orders: [{ number: order.number }],
      owned: [
        {
          kind: 'course',
          title: 'Your First Sourdough',
          units: 1,
          facts: expect.stringMatching(/^0 of \d+ lessons done$/),
        },
        { kind: 'course', title: 'Hand-Cut Dovetails', units: 1 },
      ],
    });
    expect(await viewCustomer(db, 'nobody@example.com')).toBeNull();
  });
});

describe('today', () => {
  test('counts what came in, and only money of this mode', async () => {
    const midnight = new Date(`${new Date().toISOString().slice(0, 10)}T00:00:00Z`);
    const before = (await listRevenue(db, 'sandbox', midnight)).find(
      ({ currency, days }) => currency === 'USD' && days === 1,
    );
    const order = await aSale(SOURDOUGH);
    await refund(order, { amount: '9.00', note: 'So agreed' });
    const after = (await listRevenue(db, 'sandbox', midnight)).find(
      ({ currency, days }) => currency === 'USD' && days === 1,
    );
    expect(after).toMatchObject({
      orders: (before?.orders ?? 0) + 1,
      taken: (before?.taken ?? 0) + 4900,
      givenBack: (before?.givenBack ?? 0) + 900,
    });
    expect(await listRevenue(db, 'live', midnight)).toEqual([]);
    expect((await countOrdersToday(db, 'sandbox', midnight)).length).toBeGreaterThan(0);
  });

  test('says what needs a hand', async () => {
    const order = await aSale(SOURDOUGH);
    const { refundId } = await refundOrder(
      db,
      order.number,
      await formFor(order, { amount: '1', note: 'So agreed' }),
      ada,
    );
    const subject = { subject: order.number };
    expect(await listConcerns(db)).not.toContainEqual(expect.objectContaining(subject));
    await db
      .updateTable('refunds')
      .set({ status: 'failed', settledAt: new Date() })
      .where('id', '=', refundId)
      .execute();
    expect(await listConcerns(db)).toContainEqual(
      expect.objectContaining({ ...subject, concern: 'refund_failed' }),
    );
  });
});

function edgeOf(cursor: { after: string } | { before: string }) {
  const edge = readCursor(cursor, 'instant');
  return edge === undefined ? expect.fail('not a cursor') : edge;
}
