import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { db } from '#lib/db.ts';
import { startCheckout } from '#shop/checkout/start.ts';
import { contactEmail, contactInput, contactShop } from '#shop/emails/contact-email.ts';
import type { Links } from '#shop/emails/email-links.ts';
import { orderConfirmationEmail } from '#shop/emails/order-confirmation-email.ts';
import { findOrder } from '#shop/orders/store.ts';
import { TERMS_VERSION } from '#shop/orders/terms.ts';
import { assembleOrder } from '#shop/orders/view.ts';
import { anEmail, aShopper, ORIGIN, SOURDOUGH } from '#tests/support/checkout-fixtures.ts';

const links: Links = { open: (path) => `${ORIGIN}/open/token?to=${path}` };

async function order(visitor: Awaited<ReturnType<typeof aShopper>>, email: string, wantsAtOnce: boolean) {
  const { orderId } = await startCheckout(db, {
    visitor,
    email,
    mode: 'sandbox',
    origin: ORIGIN,
    wantsAtOnce,
  });
  const row = await findOrder(db, { id: orderId });
  if (!row) throw new Error('no order');
  return row;
}

async function letterOf(row: Awaited<ReturnType<typeof order>>): Promise<string> {
  return orderConfirmationEmail(await assembleOrder(db, row), links).text;
}

test('the version that orders accept is the newest text', () => {
  const versions = readdirSync(new URL('../../../src/legal/terms', import.meta.url)).toSorted();
  expect(versions.at(-1)).toBe(`${TERMS_VERSION}.md`);
});

test('without the tick the right to withdraw stays, and the letter says so', async () => {
  const row = await order(await aShopper(SOURDOUGH), anEmail(), false);
  expect(row).toMatchObject({ termsVersion: TERMS_VERSION, immediateDeliveryAt: null });
  const letter = await letterOf(row);
  expect(letter).toContain('You may withdraw from this order within 14 days');
  expect(letter).toContain(`/terms?version=${TERMS_VERSION}`);
});

test('the tick is kept with the order and confirmed in the letter', async () => {
  const row = await order(await aShopper(SOURDOUGH), anEmail(), true);
  expect(row.immediateDeliveryAt).toBeInstanceOf(Date);
  expect(await letterOf(row)).toContain('your right of withdrawal ends with the delivery');
});

test('ticking or unticking before paying is another agreement, so another order', async () => {
  const [visitor, email] = [await aShopper(SOURDOUGH), anEmail()];
  const first = await order(visitor, email, false);
  expect((await order(visitor, email, false)).id).toBe(first.id);
  const second = await order(visitor, email, true);
  expect(second.id).not.toBe(first.id);
  expect(await findOrder(db, { id: first.id })).toMatchObject({
    status: 'cancelled',
    cancelReason: 'superseded',
  });
});

test('what costs nothing gives up nothing', async () => {
  const row = await order(await aShopper('ten-minutes-of-sitting'), anEmail(), true);
  expect(row).toMatchObject({ status: 'completed', immediateDeliveryAt: null, termsVersion: TERMS_VERSION });
  expect(await letterOf(row)).not.toContain('withdraw');
});

test('a question goes to the shop as an email whose reply goes to the person who asked', async () => {
  const question = contactInput.parse({ email: 'ada@example.com', message: '<b>Hello</b>\nis it open?' });
  await contactShop(db, 'shop@example.com', question);
  const { id } = await db
    .selectFrom('mails')
    .select('id')
    .where('kind', '=', 'contact')
    .executeTakeFirstOrThrow();
  const mail = await db.selectFrom('mails').selectAll().where('id', '=', id).executeTakeFirst();
  expect(mail).toMatchObject({ recipient: 'shop@example.com', orderId: null, sentAt: null });
  const letter = mail && contactEmail(mail);
  expect(letter?.replyTo).toBe('ada@example.com');
  expect(letter?.text).toContain('<b>Hello</b>\nis it open?');
  expect(letter?.html).not.toContain('<b>');
});

test.each([
  { email: 'ada@example.com\nBcc: all@example.com', message: 'x' },
  { email: 'ada@example.com', message: '   ' },
])('a question that cannot be answered is refused: $email', (question) => {
  expect(contactInput.safeParse(question).success).toBe(false);
});
