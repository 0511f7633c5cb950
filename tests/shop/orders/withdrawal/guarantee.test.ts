import { afterEach, describe, expect, test } from 'vitest';
import { db } from '#lib/db.ts';
import { changeSetting } from '#shop/accounts/change-setting.ts';
import { unitsOfLines } from '#shop/cart/line-units.ts';
import { viewCart } from '#shop/cart/view.ts';
import { orderConfirmationEmail } from '#shop/emails/order-confirmation-email.ts';
import { promisedLines } from '#shop/orders/promised-lines.ts';
import { quoteRefund } from '#shop/orders/refunds/quote-refund.ts';
import { findOrder, listItems } from '#shop/orders/store.ts';
import { assembleOrder } from '#shop/orders/view.ts';
import { kindNamed } from '#shop/products/kinds.ts';
import { withdrawalLines, withdrawalSentence } from '#shop/products/withdrawal-sentences.ts';
import { loadSettings } from '#shop/settings/current.ts';
import { anOrder, aShopper, DOVETAILS, SOURDOUGH } from '#tests/support/checkout-fixtures.ts';
import { payAt } from '#tests/support/pay.ts';
import { links } from '#tests/support/sample-emails.ts';
import { deliver } from '#tests/support/stripe-actions.ts';
import { answerTax, checkoutFrom, withoutTaxAnswers } from '#tests/support/tax-fixtures.ts';

const DAY_MS = 86_400_000;
const FILES = 'six-joints-full-size';

async function promise(days: number, byKind = ''): Promise<void> {
  await changeSetting(db, 'guarantee_days', days, 'cli');
  await changeSetting(db, 'guarantee_by_kind', byKind, 'cli');
}

async function promiseFor(slug: string, guaranteeDays: number | null): Promise<void> {
  await db.updateTable('products').set({ guaranteeDays }).where('slug', '=', slug).execute();
}

afterEach(async () => {
  await db.deleteFrom('settings').where('name', 'like', 'guarantee%').execute();
  await promiseFor(DOVETAILS, null);
  await withoutTaxAnswers();
  await loadSettings(db);
});

async function paid(orderId: string, sessionId: string) {
  await payAt(sessionId);
  await deliver(sessionId);
  return (await findOrder(db, { id: orderId })) ?? expect.fail('no order');
}

async function aPaidOrder(...slugs: string[]) {
  const { orderId, sessionId } = await anOrder(...slugs);
  return paid(orderId, sessionId);
}

/** A paid order of somebody who lives in that country. */
async function paidFrom(country: string, ...slugs: string[]) {
  await answerTax({ country: 'DE', scheme: 'one_stop' });
  const { orderId } = await checkoutFrom(await aShopper(...slugs), country);
  const { stripeSessionId } = await db
    .selectFrom('payments')
    .select('stripeSessionId')
    .where('orderId', '=', orderId)
    .executeTakeFirstOrThrow();
  return paid(orderId, stripeSessionId ?? '');
}

type Order = Awaited<ReturnType<typeof paid>>;

const after = (order: Order, days: number) => new Date((order.completedAt?.getTime() ?? 0) + days * DAY_MS);

/** What goes back on that day, by line. */
async function backOn(order: Order, days: number): Promise<number[]> {
  const { lines } = await quoteRefund(db, order, { at: after(order, days) });
  return lines.map(({ percent }) => percent);
}

async function endOf(order: Order): Promise<number | null> {
  const { withdrawalEnd } = await assembleOrder(db, order);
  return withdrawalEnd && Math.round((withdrawalEnd.getTime() - after(order, 0).getTime()) / DAY_MS) - 1;
}

describe('the owner’s guarantee', () => {
  test('holds for its days by shop, kind and product, and the order keeps what was promised when it was placed', async () => {
    await promise(30, 'download:60');
    await promiseFor(DOVETAILS, 100);
    const order = await aPaidOrder(SOURDOUGH, DOVETAILS, FILES);
    await promise(0);
    await promiseFor(DOVETAILS, null);
    expect((await listItems(db, order.id)).map(({ guaranteeDays }) => guaranteeDays)).toEqual([30, 100, 60]);
    expect(await backOn(order, 29)).toEqual([100, 100, 100]);
    expect(await backOn(order, 59)).toEqual([0, 100, 100]);
    expect(await backOn(order, 99)).toEqual([0, 100, 0]);
    expect(await backOn(order, 102)).toEqual([0, 0, 0]);
    expect(await endOf(order)).toBe(100);
    const view = await assembleOrder(db, order);
    expect(promisedLines(view.lines).join(' | ')).toMatch(
      /30-day money-back guarantee.*100-day money-back guarantee.*Money back within 60 days, until you download it/,
    );
    const { text } = orderConfirmationEmail(view, links);
    expect(text).toContain('within 30 days');
    expect(text).toContain('within 100 days');
  });

  test('of nothing leaves the law’s right, which a shorter one does not lower either', async () => {
    await promise(0, 'download:7');
    const order = await aPaidOrder(SOURDOUGH, FILES);
    expect(await backOn(order, 13)).toEqual([100, 100]);
    expect(await backOn(order, 16)).toEqual([0, 0]);
  });

  test('stands apart from the law of the buyer’s country', async () => {
    await promise(0);
    const american = await paidFrom('US', SOURDOUGH);
    expect(await backOn(american, 1)).toEqual([0]);
    expect(await endOf(american)).toBeNull();
    expect(promisedLines((await assembleOrder(db, american)).lines)).toEqual([
      'It cannot be returned because you change your mind.',
    ]);
    expect(await backOn(await paidFrom('FR', SOURDOUGH), 13)).toEqual([100]);
    const brazilian = await paidFrom('BR', SOURDOUGH);
    expect(await backOn(brazilian, 6)).toEqual([100]);
    expect(await backOn(brazilian, 10)).toEqual([0]);
    await promise(30);
    expect(await backOn(await paidFrom('US', SOURDOUGH), 29)).toEqual([100]);
  });

  test('is all that is left where delivery at once ended the right by law', async () => {
    await promise(0);
    const order = await aPaidOrder(SOURDOUGH);
    const atOnce = { ...order, immediateDeliveryAt: order.completedAt };
    expect((await quoteRefund(db, atOnce)).amount.amount).toBe(0);
    expect((await quoteRefund(db, order)).amount.amount).toBe(order.totalAmount);
    await promise(14);
    const promised = await aPaidOrder(SOURDOUGH);
    const quote = await quoteRefund(db, { ...promised, immediateDeliveryAt: promised.completedAt });
    expect(quote.lines[0]?.working).toBe('Within the guarantee: full refund.');
  });

  test('of an order from before it was kept is 14 days', async () => {
    await promise(60);
    const order = await aPaidOrder(SOURDOUGH);
    const none = { withdrawalDays: null, guaranteeDays: null };
    await db.updateTable('orderItems').set(none).where('orderId', '=', order.id).execute();
    expect(await endOf(order)).toBe(14);
  });
});

describe('what shoppers read', () => {
  const said = (kind: string, own: number | null = null) => withdrawalSentence(kindNamed(kind), own);

  test('follows the setting', async () => {
    expect(said('course')).toBe('14-day money-back guarantee. No reason needed.');
    await promise(0, 'goods:30 download:1');
    expect(said('course')).toBe(
      'You can withdraw within 14 days where the law gives that right. No reason needed.',
    );
    expect(said('goods')).toBe('30-day money-back guarantee. No reason needed.');
    expect(said('goods', 0)).toContain('where the law gives that right');
    expect(said('download')).toBe(
      'Money back within 1 day, until you download it. Where the law gives you more time, that holds.',
    );
    expect(said('event')).toContain('no legal right of withdrawal');
  });

  test('names lines where lines of a kind differ', async () => {
    await promiseFor(DOVETAILS, 30);
    const cart = await viewCart(db, await aShopper(SOURDOUGH, DOVETAILS, FILES));
    const lines = withdrawalLines(unitsOfLines(cart?.lines ?? []));
    expect(lines.map((line) => line.replaceAll(/[\u2068\u2069]/g, ''))).toEqual([
      expect.stringMatching(/^“.*”: 14-day money-back guarantee\. No reason needed\.$/),
      expect.stringMatching(/^“.*”: 30-day money-back guarantee\. No reason needed\.$/),
      expect.stringMatching(/^Downloads: Money back within 14 days, until you download it\.$/),
    ]);
  });

  test('a text that is none is refused', async () => {
    const wrong = changeSetting(db, 'guarantee_by_kind', 'course:soon', 'cli');
    await expect(wrong).rejects.toMatchObject({ code: 'invalid_setting' });
    await expect(changeSetting(db, 'guarantee_days', 731, 'cli')).rejects.toMatchObject({ status: 422 });
  });
});
