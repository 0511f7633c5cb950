import { describe, expect, test } from 'vitest';
import { db } from '#lib/db.ts';
import { listAuditOf } from '#shop/accounts/audit-store.ts';
import { listNotes } from '#shop/customers/note-store.ts';
import { setTakenUnits } from '#shop/entitlements/store.ts';
import { giveForm } from '#shop/orders/by-staff/give-access.ts';
import { listGivableTitles } from '#shop/orders/by-staff/give-store.ts';
import { applyRefundEffects } from '#shop/orders/refunds/apply-refund-effects.ts';
import { findOrder } from '#shop/orders/store.ts';
import { withLockedOrder } from '#shop/orders/with-locked-order.ts';
import { findOrderDelivery } from '#shop/shipping/order-store.ts';
import { DOVETAILS, SOURDOUGH } from '#tests/support/checkout-fixtures.ts';
import { printedBy, shop } from '#tests/support/command-line.ts';
import { factsOf } from '#tests/support/order-facts.ts';
import { anOwner } from '#tests/support/owner.ts';
import { orderCommands } from '../../../../src/commands/orders.ts';

const { resend, grant } = orderCommands;
const usage = { name: 'UsageError' };

async function anOrderOf(...slugs: string[]) {
  const owner = await anOwner(...slugs);
  const order = await findOrder(db, { id: owner.orderId });
  return { ...owner, number: order?.number ?? '' };
}

const actsOf = async (orderId: string) =>
  (await listAuditOf(db, `order:${orderId}`)).map(({ actor, action, details }) => ({
    ...{ actor, action, details },
  }));

const skuOf = async (slug: string) =>
  (
    await db
      .selectFrom('variants as v')
      .innerJoin('products as p', 'p.id', 'v.productId')
      .select('v.sku')
      .where('p.slug', '=', slug)
      .executeTakeFirstOrThrow()
  ).sku;

describe('orders resend', () => {
  test('queues the receipt once more, audited as the command line without the address', async () => {
    const { number, orderId, email } = await anOrderOf();
    expect(await shop('orders', 'resend', number)).toEqual({
      ...{ code: 0, output: `order-confirmation of ${number} is queued to ${email}.\n` },
    });
    expect(await actsOf(orderId)).toEqual([
      { actor: 'cli', action: 'order.email_sent_again', details: { email: 'order-confirmation' } },
    ]);
    const queued = db.selectFrom('mails').select('recipient').where('orderId', '=', orderId);
    expect(await queued.where('dedupeKey', 'like', 'again:%').execute()).toEqual([{ recipient: email }]);
  });

  test('says which emails fit, and refuses others', async () => {
    const { number, orderId } = await anOrderOf();
    await expect(printedBy(resend, number, '--email', 'payment-failed')).rejects.toMatchObject({
      ...{ code: 'not_this_email', message: expect.stringContaining('These do: order-confirmation') },
    });
    await expect(printedBy(resend, number, '--email', 'birthday')).rejects.toMatchObject(usage);
    await expect(printedBy(resend)).rejects.toMatchObject(usage);
    await expect(printedBy(resend, 'ORD-2026-999999')).rejects.toMatchObject({ code: 'unknown_order' });
    await db.updateTable('orders').set({ isPractice: true }).where('id', '=', orderId).execute();
    await expect(printedBy(resend, number)).rejects.toMatchObject({ code: 'practice_order' });
    expect(await actsOf(orderId)).toEqual([]);
  });
});

describe('orders grant', () => {
  test('of what is sent asks for the address, and keeps it in the order', async () => {
    const { email } = await anOrderOf(SOURDOUGH);
    const words = [email, 'APRON-L-GREY', '--reason', 'Yours was torn.'];
    await expect(printedBy(grant, ...words)).rejects.toMatchObject({ code: 'needs_address' });
    const address = { country: 'DE', name: 'Ada Lovelace', line1: 'Torstraße 1', city: 'Berlin' };
    const to = Object.entries(address).flatMap(([name, value]) => [`--${name}`, value]);
    await expect(printedBy(grant, ...words, ...to)).rejects.toMatchObject({
      ...{ code: 'invalid_address', fields: { postcode: expect.any(String) } },
    });
    const given = await printedBy(grant, ...words, ...to, '--postcode', '10119');
    const order = await findOrder(db, { number: /ORD-\d+-\d+/.exec(given)?.[0] ?? '' });
    expect((await findOrderDelivery(db, order?.id ?? ''))?.delivery).toMatchObject(address);
  });

  test('gives a product by its address or code, to an email or the buyer of an order', async () => {
    const { number, email, customerId } = await anOrderOf();
    const given = await shop('orders', 'grant', email, DOVETAILS, '--reason', 'The film broke off.');
    expect(given).toMatchObject({ code: 0, output: expect.stringContaining('is given with order ORD-') });
    const order = await findOrder(db, { number: /ORD-[\d-]+/.exec(given.output)?.[0] ?? '' });
    expect(order).toMatchObject({ customerId, totalAmount: 0, givenBy: 'cli', status: 'completed' });
    expect(await actsOf(order?.id ?? '')).toMatchObject([{ actor: 'cli', action: 'access.given' }]);
    expect((await listNotes(db, { customerId })).map(({ body, author }) => [body, author])).toEqual([
      ['The film broke off.', 'cli'],
    ]);
    const again = await skuOf(DOVETAILS);
    await expect(printedBy(grant, number, again, '--reason', 'Twice')).rejects.toMatchObject({
      code: 'owned',
    });
  });

  test('gives back what staff took away', async () => {
    const { number, orderId } = await anOrderOf(SOURDOUGH, DOVETAILS);
    await withLockedOrder(db, number, async (tx, order) => {
      const items = await tx.selectFrom('orderItems').select('id').where('orderId', '=', orderId).execute();
      for (const { id } of items) await setTakenUnits(tx, id, 1);
      await applyRefundEffects(tx, order, 'cli');
    });
    expect(await factsOf(orderId)).toMatchObject({ open: 0 });
    expect(await printedBy(grant, number, '--line', '2', '--reason', 'Our mistake')).toContain(number);
    expect(await factsOf(orderId)).toMatchObject({ open: 1 });
    expect(await printedBy(grant, number, '--reason', 'Our mistake')).toContain(number);
    expect(await factsOf(orderId)).toMatchObject({ open: 2 });
    expect(await actsOf(orderId)).toMatchObject([
      { actor: 'cli', action: 'access.given_back', details: { line: 2 } },
      { actor: 'cli', action: 'access.given_back', details: { line: null } },
    ]);
    await expect(printedBy(grant, number, '--reason', 'Again')).rejects.toMatchObject({
      code: 'nothing_to_change',
    });
  });

  test('wrong words are named, and nothing happens', async () => {
    const { number, email } = await anOrderOf();
    const why = ['--reason', 'Because'];
    const wrong: readonly [string[], object][] = [
      [[], usage],
      [[email, ...why], usage],
      [[email, DOVETAILS], usage],
      [[email, DOVETAILS, '--line', '1', ...why], usage],
      [[email, 'no-such-course', ...why], { code: 'unknown_product' }],
      [['nobody@example.org', DOVETAILS, ...why], { code: 'unknown_customer' }],
      [['ORD-2026-999999', ...why], { code: 'unknown_order' }],
      [[number, '--line', 'x', ...why], usage],
      [[number], usage],
    ];
    for (const [words, error] of wrong)
      await expect(printedBy(grant, ...words), words.join(' ')).rejects.toMatchObject(error);
    expect((await shop('orders', 'grant')).code).toBe(2);
    expect((await shop('orders', 'grant', 'nobody@example.org', DOVETAILS, ...why)).code).toBe(1);
    expect(await shop('orders', 'grant', '--help')).toMatchObject({
      ...{ code: 0, output: expect.stringMatching(/orders grant <email or number>/) },
    });
  });
});

test('what can be given is listed by title, with the code to give it by', async () => {
  const all = await listGivableTitles(db, { kinds: ['course'], q: '' }, 300);
  expect(all.map(({ title }) => title)).toEqual(all.map(({ title }) => title).toSorted());
  const sku = await skuOf(DOVETAILS);
  expect(all).toContainEqual(expect.objectContaining({ sku, title: 'Hand-Cut Dovetails' }));
  expect(await listGivableTitles(db, { kinds: ['course'], q: 'dovetail' }, 300)).toHaveLength(1);
  expect(
    giveForm.safeParse({ step: 'look', key: crypto.randomUUID(), product: ' ', reason: 'x' }).success,
  ).toBe(false);
});
