import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { config } from '#lib/config.ts';
import { db } from '#lib/db.ts';
import { listNotes } from '#shop/customers/note-store.ts';
import { composeQueuedEmail } from '#shop/emails/compose-queued-email.ts';
import { changeAccess } from '#shop/orders/by-staff/change-access.ts';
import { giveAccess } from '#shop/orders/by-staff/give-access.ts';
import { listResendable, sendOrderEmailAgain } from '#shop/orders/by-staff/send-again.ts';
import { writeNote } from '#shop/orders/by-staff/write-note.ts';
import { applyRefundEffects } from '#shop/orders/refunds/apply-refund-effects.ts';
import { findOrder, type OrderRow } from '#shop/orders/store.ts';
import { withLockedOrder } from '#shop/orders/with-locked-order.ts';
import { invariants } from '#shop/payments/invariants/invariants.ts';
import { findBroken } from '#shop/payments/invariants/store.ts';
import { ownProgress } from '#shop/products/kinds/course/learning/progress.ts';
import { DOVETAILS, SOURDOUGH } from '#tests/support/checkout-fixtures.ts';
import { anOwner } from '#tests/support/owner.ts';
import { aColleague } from '#tests/support/staff.ts';

const sender = { origin: config.publicOrigin, secret: config.authSecret };
const twice = <T>(act: () => Promise<T>) => Promise.all([act(), act()]);

async function orderOf(id: string): Promise<OrderRow> {
  const order = await findOrder(db, { id });
  if (!order) throw new Error('there is no such order');
  return order;
}

const emailsOf = (orderId: string, kind: string) =>
  db.selectFrom('mails').selectAll().where('orderId', '=', orderId).where('kind', '=', kind).execute();

const auditOf = (orderId: string) =>
  db.selectFrom('auditLog').select(['action', 'details']).where('subject', '=', `order:${orderId}`).execute();

async function textOfEmail(orderId: string, kind: string): Promise<string> {
  const [email] = await emailsOf(orderId, kind);
  if (!email?.recipient) throw new Error(`no email ${kind} was written`);
  return (await composeQueuedEmail(db, sender, { ...email, recipient: email.recipient }))?.text ?? '';
}

const unitsOf = async (orderId: string) =>
  (
    await db
      .selectFrom('entitlements as e')
      .innerJoin('orderItems as i', 'i.id', 'e.orderItemId')
      .select(['e.units', 'e.reason'])
      .where('i.orderId', '=', orderId)
      .execute()
  )[0];

describe('an email sent again', () => {
  test('goes out once for a form sent twice at once, to the order’s address, and is audited without it', async () => {
    const { orderId, email } = await anOwner();
    const order = await orderOf(orderId);
    const actor = await aColleague('Mia');
    const form = { step: 'send' as const, key: randomUUID(), email: 'order-confirmation' as const };
    await twice(() => sendOrderEmailAgain(db, order.number, form, actor));
    const sent = await emailsOf(orderId, 'order-confirmation');
    expect(sent.map(({ recipient }) => recipient)).toEqual([email, email]);
    const audit = (await auditOf(orderId)).filter(({ action }) => action === 'order.email_sent_again');
    expect(audit.map(({ details }) => details)).toEqual([{ email: 'order-confirmation' }]);
    expect(JSON.stringify(audit)).not.toContain('@');
  });

  test('is one that is still true; the confirmation also where none was written', async () => {
    const { orderId } = await anOwner();
    const order = await orderOf(orderId);
    await db.deleteFrom('mails').where('orderId', '=', orderId).execute();
    await db
      .insertInto('mails')
      .values({ kind: 'payment-declined', dedupeKey: randomUUID(), recipient: order.email, orderId })
      .execute();
    expect((await listResendable(db, order)).map(({ kind }) => kind)).toEqual(['order-confirmation']);
    const form = { step: 'send' as const, key: randomUUID(), email: 'payment-declined' as const };
    await expect(sendOrderEmailAgain(db, order.number, form, 'cli')).rejects.toMatchObject({
      code: 'not_this_email',
    });
  });

  test('is refused for a practice order and for an erased address', async () => {
    const { orderId } = await anOwner();
    const { number } = await orderOf(orderId);
    const form = () => ({ step: 'send' as const, key: randomUUID(), email: 'order-confirmation' as const });
    await db.updateTable('orders').set({ email: null }).where('id', '=', orderId).execute();
    await expect(sendOrderEmailAgain(db, number, form(), 'cli')).rejects.toMatchObject({
      code: 'no_address',
    });
    await db.updateTable('orders').set({ isPractice: true }).where('id', '=', orderId).execute();
    await expect(sendOrderEmailAgain(db, number, form(), 'cli')).rejects.toMatchObject({
      code: 'practice_order',
    });
  });
});

describe('a note', () => {
  test('is written once, shown newest first with its author, and erased with the customer', async () => {
    const { orderId, customerId } = await anOwner();
    const actor = await aColleague('Mia');
    const about = { customerId, orderId };
    const note = { act: 'note' as const, key: randomUUID(), body: 'Called: could not sign in.' };
    await twice(() => writeNote(db, about, note, actor));
    await writeNote(
      db,
      { customerId, orderId: null },
      { ...note, key: randomUUID(), body: 'Friendly.' },
      'cli',
    );
    const notes = await listNotes(db, { customerId });
    expect(notes.map(({ body, author }) => [body, author])).toEqual([
      ['Friendly.', 'cli'],
      ['Called: could not sign in.', actor],
    ]);
    expect(await listNotes(db, { orderId })).toHaveLength(1);
    expect(JSON.stringify(await auditOf(orderId))).not.toContain('Called');
  });
});

const gift = (more: Partial<Parameters<typeof giveAccess>[2]> = {}) => ({
  ...{ step: 'give' as const, key: randomUUID(), product: DOVETAILS, reason: 'The film broke off.' },
  ...more,
});

describe('access given', () => {
  test('is one order of 0.00 for a form sent twice at once, marked, told and audited', async () => {
    const { customerId, visitor, email } = await anOwner();
    const actor = await aColleague('Mia');
    const form = gift();
    const by = { actor, mode: 'sandbox' as const };
    const both = await twice(() => giveAccess(db, customerId, form, by));
    expect(both.map(({ isNew }) => isNew).toSorted()).toEqual([false, true]);
    const order = await orderOf(form.key);
    expect(order).toMatchObject({ status: 'completed', totalAmount: 0, givenBy: actor, email, customerId });
    expect(await ownProgress(db, DOVETAILS, visitor)).toMatchObject({ owned: true });
    expect(await emailsOf(form.key, 'order-confirmation')).toEqual([]);
    const text = await textOfEmail(form.key, 'access-given');
    expect(text).toContain('Hand-Cut Dovetails');
    expect(text).not.toContain(form.reason);
    expect((await listNotes(db, { customerId })).map(({ body, kind }) => [kind, body])).toEqual([
      ['access_given', form.reason],
    ]);
    expect(JSON.stringify(await auditOf(form.key))).not.toMatch(/broke off|@/);
    await expect(giveAccess(db, customerId, gift(), by)).rejects.toMatchObject({ code: 'owned' });
  });

  test('by two colleagues at once is given once', async () => {
    const { customerId } = await anOwner();
    const by = { actor: await aColleague('Mia'), mode: 'sandbox' as const };
    const results = await Promise.allSettled([
      giveAccess(db, customerId, gift(), by),
      giveAccess(db, customerId, gift(), by),
    ]);
    expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  test('is refused for what is not there, and for practice customers', async () => {
    const { customerId } = await anOwner();
    const by = { actor: 'cli' as const, mode: 'sandbox' as const };
    await expect(giveAccess(db, customerId, gift({ product: 'no-such' }), by)).rejects.toMatchObject({
      fields: { product: expect.any(String) },
    });
    await db.updateTable('customers').set({ isPractice: true }).where('id', '=', customerId).execute();
    await expect(giveAccess(db, customerId, gift(), by)).rejects.toMatchObject({ code: 'practice_order' });
  });
});

const change = (act: 'take' | 'give-back', units: number) => ({
  ...{ step: 'change' as const, key: randomUUID(), act, line: '', units, reason: 'Shared it with a class.' },
});

describe('access taken away', () => {
  test('ends once for a form sent twice at once, is told and audited, and can be given back', async () => {
    const { orderId, visitor, customerId } = await anOwner();
    const { number } = await orderOf(orderId);
    const actor = await aColleague('Mia');
    const form = change('take', 1);
    expect((await twice(() => changeAccess(db, number, form, actor))).toSorted()).toEqual([false, true]);
    expect(await unitsOf(orderId)).toEqual({ units: 0, reason: 'taken_by_staff' });
    expect(await ownProgress(db, SOURDOUGH, visitor)).toEqual({ owned: false });
    const text = await textOfEmail(orderId, 'access-taken');
    expect(text).toContain('Your First Sourdough');
    expect(text).not.toContain(form.reason);
    expect(await emailsOf(orderId, 'access-taken')).toHaveLength(1);
    expect((await listNotes(db, { customerId })).map(({ kind }) => kind)).toEqual(['access_taken']);
    expect((await orderOf(orderId)).status).toBe('completed');

    expect(await changeAccess(db, number, change('give-back', 0), actor)).toBe(true);
    expect(await unitsOf(orderId)).toEqual({ units: 1, reason: null });
    expect(await ownProgress(db, SOURDOUGH, visitor)).toMatchObject({ owned: true });
  });

  test('stays away when refunds are counted again, and the books still add up', async () => {
    const { orderId } = await anOwner();
    const { number } = await orderOf(orderId);
    await changeAccess(db, number, change('take', 1), 'cli');
    await withLockedOrder(db, number, (tx, order) => applyRefundEffects(tx, order, 'job'));
    expect(await unitsOf(orderId)).toEqual({ units: 0, reason: 'taken_by_staff' });
    const rule = invariants.find(({ name }) => name === 'taken_back_is_closed');
    if (!rule) throw new Error('that rule is gone');
    expect((await findBroken(db, rule, new Date(0))).samples).not.toContain(number);
  });

  test('is refused where the order changed meanwhile, and where nothing is left to take', async () => {
    const { orderId } = await anOwner();
    const { number } = await orderOf(orderId);
    await expect(changeAccess(db, number, change('take', 2), 'cli')).rejects.toMatchObject({
      code: 'changed_meanwhile',
    });
    await changeAccess(db, number, change('take', 1), 'cli');
    await expect(changeAccess(db, number, change('take', 0), 'cli')).rejects.toMatchObject({
      code: 'nothing_to_change',
    });
  });
});
