import { expect, test } from 'vitest';
import { db } from '#lib/db.ts';
import { startCheckout } from '#shop/checkout/start.ts';
import { composeQueuedEmail } from '#shop/emails/compose-queued-email.ts';
import { anEmail, aShopper, DOVETAILS, ORIGIN, SOURDOUGH } from '#tests/support/checkout-fixtures.ts';
import { payAt } from '#tests/support/pay.ts';
import { deliver, refundFromDashboard } from '#tests/support/stripe-actions.ts';

const OWNED = /You already own this course: reply to this email with “money back”.*give it to\./;

interface Paid {
  readonly orderId: string;
  readonly sessionId: string;
}

/** Somebody in a browser of their own buys these courses with this address. */
async function buys(email: string, ...slugs: string[]): Promise<Paid> {
  const visitor = await aShopper(...slugs);
  const { orderId } = await startCheckout(db, { visitor, email, mode: 'sandbox', origin: ORIGIN });
  const { stripeSessionId } = await db
    .selectFrom('payments')
    .select('stripeSessionId')
    .where('orderId', '=', orderId)
    .executeTakeFirstOrThrow();
  const sessionId = stripeSessionId ?? '';
  await payAt(sessionId);
  await deliver(sessionId);
  return { orderId, sessionId };
}

async function emailOf({ orderId }: Paid) {
  const row = await db
    .selectFrom('mails')
    .select(['id', 'kind', 'recipient', 'orderId', 'details', 'queuedAt'])
    .where('orderId', '=', orderId)
    .where('kind', '=', 'order-confirmation')
    .executeTakeFirstOrThrow();
  const sender = { origin: ORIGIN, secret: 'of-this-test' };
  const composed = await composeQueuedEmail(db, sender, { ...row, recipient: row.recipient ?? '' });
  if (!composed) throw new Error('no email');
  return composed;
}

const countIn = (text: string) => text.match(/You already own this course/g)?.length ?? 0;

test('who buys a course again with an address that owns it is told, and what to do', async () => {
  const email = anEmail();
  const first = await buys(email, SOURDOUGH);
  const second = await buys(email, SOURDOUGH);
  const { text, html } = await emailOf(second);
  expect(text).toMatch(OWNED);
  expect(html).toMatch(OWNED);
  expect((await emailOf(first)).text).not.toContain('already own');
});

test('however the address is spelled, and at the line of that course alone', async () => {
  const email = anEmail();
  await buys(email, DOVETAILS);
  const { text } = await emailOf(await buys(email.toUpperCase(), SOURDOUGH, DOVETAILS));
  expect(countIn(text)).toBe(1);
  expect(text).toMatch(/Hand-Cut Dovetails {2}[^\n]+\nYou already own this course/);
});

test('an address that owns another course, or whose money went back, is not told', async () => {
  const email = anEmail();
  const other = await buys(email, DOVETAILS);
  expect(countIn((await emailOf(await buys(email, SOURDOUGH))).text)).toBe(0);
  await refundFromDashboard(other.sessionId);
  await deliver(other.sessionId);
  expect(countIn((await emailOf(await buys(email, DOVETAILS))).text)).toBe(0);
  expect(countIn((await emailOf(await buys(anEmail(), SOURDOUGH))).text)).toBe(0);
});

test.each([
  ['ar', 'الخط بقلم 2mm'],
  ['he', 'מבוא ל־HTML/CSS'],
  ['fa', 'قلم ۲ میلی‌متر'],
])('the email of a course in %s has its title in that language and direction', async (language, title) => {
  const product = await db
    .selectFrom('products')
    .select(['id', 'title'])
    .where('slug', '=', SOURDOUGH)
    .executeTakeFirstOrThrow();
  const change = async (to: { language: string; title: string }) => {
    await db
      .updateTable('courses')
      .set({ language: to.language })
      .where('productId', '=', product.id)
      .execute();
    await db.updateTable('products').set({ title: to.title }).where('id', '=', product.id).execute();
  };
  await change({ language, title });
  try {
    const { text, html } = await emailOf(await buys(anEmail(), SOURDOUGH));
    expect(text).toMatch(new RegExp(`1 × 49\\.00 USD {2}\u2068${title}\u2069 {2}49\\.00 USD`));
    expect(html).toContain(`<bdi lang="${language}" dir="rtl">${title}</bdi>`);
  } finally {
    await change({ language: 'en', title: product.title });
  }
});
