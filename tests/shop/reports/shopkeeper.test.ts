import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, test } from 'vitest';
import { now } from '#lib/clock.ts';
import { db, webhookDb } from '#lib/db.ts';
import { setLanguage } from '#messages/language.ts';
import { listActors, listAudit, listAuditOf } from '#shop/accounts/audit-store.ts';
import { changeSetting } from '#shop/accounts/change-setting.ts';
import { listCorrections, listNotes } from '#shop/customers/note-store.ts';
import { changeAccess } from '#shop/orders/by-staff/change-access.ts';
import { giveAccess } from '#shop/orders/by-staff/give-access.ts';
import { sendOrderEmailAgain } from '#shop/orders/by-staff/send-again.ts';
import { listOpenDisputes } from '#shop/orders/disputes/store.ts';
import { refundOrder } from '#shop/orders/refunds/refund-by-staff.ts';
import { refundableOf } from '#shop/orders/refunds/refund-plan.ts';
import { findOrder } from '#shop/orders/store.ts';
import { receiveEvent } from '#shop/payments/webhooks/receive.ts';
import { correctAddress, planCorrection } from '#shop/proofs/correct-address.ts';
import { listAuditSubjects } from '#shop/reports/audit-titles-store.ts';
import { listConcerns } from '#shop/reports/concerns-store.ts';
import { listCustomers } from '#shop/reports/list-customers.ts';
import { listOrders, orderQuery } from '#shop/reports/list-orders.ts';
import { orderStory } from '#shop/reports/order-story.ts';
import { loadOrderTimeline } from '#shop/reports/order-timeline.ts';
import { listOrderLinesForStaff } from '#shop/reports/order-timeline-store.ts';
import { countOrdersToday, listRevenue } from '#shop/reports/today-store.ts';
import { changedEvent } from '#tests/support/changed-event.ts';
import { DOVETAILS, SOURDOUGH } from '#tests/support/checkout-fixtures.ts';
import { anOwner } from '#tests/support/owner.ts';
import { aPaidOrder } from '#tests/support/paid-order.ts';
import { eventBody } from '#tests/support/payment-histories.ts';
import { anAddress } from '#tests/support/people.ts';
import { aPlacedOrder } from '#tests/support/placed-order.ts';
import { aColleague, aDraft, product } from '#tests/support/staff.ts';
import { auditActs } from '#web/admin/audit-labels.ts';
import { auditSubjectText } from '#web/admin/audit-subject.ts';
import { auditActionText, auditDetailTexts } from '#web/admin/audit-text.ts';
import { dueText } from '#web/admin/labels.ts';
import { describeHappening } from '#web/admin/order-timeline-labels.ts';

afterEach(() => setLanguage('en'));

const ada = await aColleague('Ada');
const plain = (text: string) => text.replace(/[\u2068\u2069]/g, '').replaceAll('\u00a0', ' ');
const orderOf = async (id: string) => (await findOrder(db, { id })) ?? expect.fail('no order');

/** What the story of an order tells, without emails. */
async function storyOf(orderId: string): Promise<string[]> {
  const { entries } = await loadOrderTimeline(db, orderId);
  const titles = (await listOrderLinesForStaff(db, orderId)).map(({ title }) => title);
  return orderStory(entries)
    .happenings.filter(({ entry }) => entry.sources[0] !== 'email')
    .map((happening) => describeHappening(happening, titles))
    .map(({ text, more }) => plain(`${text}${more && ` · ${more}`}`));
}

async function aDisputed(amount?: number, status = 'needs_response') {
  const order = await aPlacedOrder();
  await receiveEvent(webhookDb, eventBody('paid', order));
  const due = Math.floor(now().getTime() / 1000) + 7 * 86_400;
  const { body } = changedEvent('disputed', order, {
    ...{ status, reason: 'product_not_received', evidence_details: { due_by: due } },
    ...(amount === undefined ? {} : { amount }),
  });
  await receiveEvent(webhookDb, body);
  return orderOf(order.orderId);
}

const refundOf = (more: object) => ({
  ...{ line: '', amount: '', reason: 'other' as const, access: 'take' as const, note: 'By hand' },
  ...more,
});

describe('a disputed order', () => {
  test('keeps what the bank has taken out of every refund, and says so', async () => {
    const order = await aDisputed(2000);
    const { left, disputed, lines } = await refundableOf(db, order);
    expect([left, disputed]).toEqual([order.totalAmount - 2000, 2000]);
    expect(Math.max(...lines.map((line) => line.left))).toBeLessThanOrEqual(left);
    const more = refundOrder(db, order.number, refundOf({ amount: String(order.totalAmount / 100) }), ada);
    await expect(more).rejects.toMatchObject({
      ...{ code: 'refund_too_large', message: expect.stringMatching(/bank has taken back 20\.00/) },
    });
    await refundOrder(db, order.number, refundOf({}), ada);
    expect((await refundableOf(db, order)).left).toBe(0);
  });

  test('refuses every refund in one sentence while the bank has all of it', async () => {
    const order = await aDisputed();
    for (const typed of [{}, { amount: '1.00' }, { line: '1' }])
      await expect(refundOrder(db, order.number, refundOf(typed), ada)).rejects.toMatchObject({
        ...{ code: 'refund_too_large', message: expect.stringMatching(/While the dispute is open/) },
      });
  });

  test('names its deadline, on its page and in what waits', async () => {
    const order = await aDisputed();
    const [dispute] = await listOpenDisputes(db, order.id);
    expect(dispute).toMatchObject({ status: 'open', reason: 'product_not_received' });
    expect(dueText(dispute?.evidenceDueAt ?? new Date(0))).toMatch(/^By \d{1,2} \w{3}( \d{4})?$/);
    const waits = (await listConcerns(db)).find(({ subject }) => subject === order.number);
    expect(waits).toMatchObject({ concern: 'dispute_open', dueAt: dispute?.evidenceDueAt });
    const asked = await aDisputed(undefined, 'warning_needs_response');
    expect(await listOpenDisputes(db, asked.id)).toMatchObject([{ status: 'inquiry' }]);
  });
});

test('a deadline is a day, with its year where that is another, and overdue when it is over', () => {
  const at = new Date('2026-12-07T09:00:00Z');
  const year = now().getUTCFullYear();
  expect(dueText(new Date(Date.UTC(year + 1, 1, 3)))).toBe(`By 3 Feb ${year + 1}`);
  expect(dueText(new Date(Date.UTC(year - 1, 1, 3)))).toBe(`Overdue since 3 Feb ${year - 1}`);
  setLanguage('de');
  expect(dueText(new Date(at.getTime() + 400 * 86_400_000))).toMatch(/^Bis \d+\. \w+\.? \d{4}$/);
});

test('what waits about a product is named by its title', async () => {
  const slug = await aDraft(ada, 'Splices for beginners');
  const { id } = await product(slug);
  await db.updateTable('products').set({ status: 'review' }).where('id', '=', id).execute();
  const waits = (await listConcerns(db)).find(({ subject }) => subject === slug);
  expect(waits).toMatchObject({ concern: 'product_in_review', title: 'Splices for beginners', dueAt: null });
});

const gift = () => ({ step: 'give' as const, key: randomUUID(), product: DOVETAILS, reason: 'A prize' });
const by = { actor: ada, mode: 'sandbox' as const };
const numbersOf = async (query: Record<string, string>) =>
  (await listOrders(db, orderQuery.parse(query), null)).rows.map(({ number }) => number);

describe('a gift', () => {
  test('is no sale: it is counted apart, and filtered apart from paid orders', async () => {
    const { customerId, orderId, email } = await anOwner();
    const midnight = new Date(`${now().toISOString().slice(0, 10)}T00:00:00Z`);
    const today = async () =>
      (await listRevenue(db, 'sandbox', midnight)).find((sum) => sum.currency === 'USD' && sum.days === 1);
    const before = await today();
    const { number } = await giveAccess(db, customerId, gift(), by);
    const after = await today();
    expect(after).toMatchObject({ orders: before?.orders, taken: before?.taken });
    expect(after?.gifts).toBe((before?.gifts ?? 0) + 1);
    const counted = await countOrdersToday(db, 'sandbox', midnight);
    expect(counted.map(({ status }) => status)).toEqual(expect.arrayContaining(['completed', 'given']));
    const paid = (await orderOf(orderId)).number;
    expect(await numbersOf({ status: 'completed' })).toContain(paid);
    expect(await numbersOf({ status: 'completed' })).not.toContain(number);
    expect(await numbersOf({ status: 'given' })).toContain(number);
    expect(await numbersOf({ status: 'free' })).not.toContain(number);
    const { rows } = await listCustomers(db, { q: email }, null);
    expect(rows).toMatchObject([{ orderCount: 1 }]);
  });

  test('is told once in its story', async () => {
    const { customerId } = await anOwner();
    const form = gift();
    await giveAccess(db, customerId, form, by);
    expect(await storyOf(form.key)).toEqual(['Given by staff, free of charge · access given']);
  });
});

describe('the list of orders', () => {
  test('finds what was bought by its title, and disputes of every kind', async () => {
    const { orderId, body } = await aPaidOrder(DOVETAILS);
    await receiveEvent(webhookDb, body);
    const { number } = await orderOf(orderId);
    for (const q of ['dovetails', 'Hand-Cut', 'CUT DOVE'])
      expect(await numbersOf({ q }), q).toContain(number);
    for (const q of ['sourdough', '%', '_']) expect(await numbersOf({ q }), q).not.toContain(number);
    const disputed = [
      (await aDisputed()).number,
      (await aDisputed(undefined, 'warning_needs_response')).number,
    ];
    const found = await numbersOf({ status: 'disputed' });
    expect(found).toEqual(expect.arrayContaining(disputed));
    expect(found).not.toContain(number);
  });
});

describe('the story of an order', () => {
  test('tells access taken and given back in one entry each', async () => {
    const { orderId } = await anOwner(SOURDOUGH, DOVETAILS);
    const { number } = await orderOf(orderId);
    const form = { step: 'change' as const, line: '2', reason: 'Shared it.' };
    await changeAccess(db, number, { ...form, act: 'take', key: randomUUID(), units: 2 }, ada);
    await changeAccess(db, number, { ...form, act: 'give-back', key: randomUUID(), units: 1 }, ada);
    expect((await storyOf(orderId)).slice(-2)).toEqual([
      'Access taken away by staff · access to “Hand-Cut Dovetails” ended',
      'Access given back by staff · access to “Hand-Cut Dovetails” given again',
    ]);
  });

  test('says of an email that it was queued again, not sent', async () => {
    const { orderId } = await anOwner();
    const { number } = await orderOf(orderId);
    await sendOrderEmailAgain(
      db,
      number,
      { step: 'send', key: randomUUID(), email: 'order-confirmation' },
      ada,
    );
    expect((await storyOf(orderId)).at(-1)).toBe('Email queued again by staff · Receipt');
    expect(auditActionText('order.email_sent_again')).toBe('Email queued again');
    expect(auditActionText('email.sent_again')).toBe('Email queued again');
  });

  test('shows which address became which, from a row that is erased with the customer', async () => {
    const { orderId, body, email } = await aPaidOrder();
    await receiveEvent(webhookDb, body);
    const order = await orderOf(orderId);
    const right = anAddress();
    const { orders } = await planCorrection(db, order, right);
    const form = { step: 'correct' as const, key: randomUUID(), email: right, seen: order.addressVersion };
    await correctAddress(db, order.number, { ...form, orders: orders.length }, ada);
    const told = `Email address corrected · ${email} → ${right}`;
    expect((await storyOf(orderId)).at(-1)).toBe(told);
    const audit = (await listAuditOf(db, `order:${orderId}`)).at(-1) ?? expect.fail('no entry');
    expect(JSON.stringify(audit)).not.toContain('@');
    const corrections = await listCorrections(db, [String(audit.details['noteId'])]);
    expect(auditDetailTexts(audit, { corrections }).map(plain)).toEqual([`${email} → ${right}`]);
    const { customerId } = await orderOf(orderId);
    expect(await listNotes(db, { customerId: customerId ?? '' })).toMatchObject([
      { kind: 'address_corrected', author: ada },
    ]);
    await db
      .deleteFrom('staffNotes')
      .where('customerId', '=', customerId ?? '')
      .execute();
    expect((await storyOf(orderId)).at(-1)).toBe('Email address corrected · Email');
  });
});

describe('the audit log', () => {
  test('is narrowed by who, by what and by what it is about', async () => {
    const mia = await aColleague('Mia');
    await aDraft(mia);
    const { orderId } = await anOwner();
    const { number } = await orderOf(orderId);
    await sendOrderEmailAgain(
      db,
      number,
      { step: 'send', key: randomUUID(), email: 'order-confirmation' },
      mia,
    );
    expect(await listActors(db)).toEqual(expect.arrayContaining([ada, mia]));
    const actionsOf = async (filter: Parameters<typeof listAudit>[1]) =>
      (await listAudit(db, filter, null, 100)).map(({ action }) => action);
    expect(await actionsOf({ actor: mia })).toEqual(['order.email_sent_again', 'product.created']);
    expect(await actionsOf({ actor: mia, subjectKind: 'product' })).toEqual(['product.created']);
    const act = auditActs().find(({ text }) => text === 'Email queued again');
    expect(act?.actions.toSorted()).toEqual(['email.sent_again', 'order.email_sent_again']);
    expect(await actionsOf({ actor: mia, actions: act?.actions })).toEqual(['order.email_sent_again']);
  });

  test('names a line by its title, and a setting and its value in words', async () => {
    const { orderId } = await anOwner(SOURDOUGH, DOVETAILS);
    const { number } = await orderOf(orderId);
    const form = { step: 'change' as const, line: '2', reason: 'Shared it.', units: 2, key: randomUUID() };
    await changeAccess(db, number, { ...form, act: 'take' }, ada);
    const subject = `order:${orderId}`;
    const about = (await listAuditSubjects(db, [subject])).get(subject);
    const row = (await listAuditOf(db, subject)).at(-1) ?? expect.fail('no entry');
    expect(auditDetailTexts(row, { about })).toEqual(['“Hand-Cut Dovetails”']);
    await changeSetting(db, 'language', 'de', ada);
    const set = (await listAuditOf(db, 'setting:language')).at(-1) ?? expect.fail('no entry');
    await changeSetting(db, 'language', 'en', ada);
    expect(auditDetailTexts(set)).toEqual(['English → German']);
    expect(auditSubjectText('setting:language', undefined).text).toBe('Setting: Language');
    setLanguage('de');
    expect(auditDetailTexts(set)).toEqual(['Englisch → Deutsch']);
    expect(auditSubjectText('setting:language', undefined).text).toBe('Einstellung: Sprache');
  });
});
