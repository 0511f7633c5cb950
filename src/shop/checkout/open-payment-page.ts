import { setTimeout as sleep } from 'node:timers/promises';
import { now } from '#lib/clock.ts';
import { type Db, inTransaction } from '#lib/db.ts';
import { ShopError, Unavailable } from '#lib/errors.ts';
import { enqueue } from '#lib/jobs.ts';
import { type PaymentPage, StripeRefusal } from '#lib/stripe/stripe.ts';
import { t } from '#messages/t.ts';
import { endOrder } from '../orders/end.ts';
import { CLOSE_PAGE_QUEUE } from '../orders/late-money.ts';
import { findPayment } from '../orders/payments/store.ts';
import { claimPage, findOrder, type ItemRow, listItems, type OrderRow } from '../orders/store.ts';
import { createOrderPaymentPage, savePayment } from './create-payment-page.ts';

export type Page =
  | { readonly is: 'open'; readonly url: string }
  | { readonly is: 'paid' }
  /** The page has expired, but the order has not been updated yet. */
  | { readonly is: 'stale' }
  /** The order ended meanwhile: begin again. */
  | { readonly is: 'gone' };

/** Longer than we wait for Stripe (two attempts of 4 s). */
const LEASE_SECONDS = 10;
const POLL_MS = 100;

/**
 * Opens the payment page of an order. Of several tabs one asks Stripe, under a lease and not a lock, and the others wait
 * for its result. Without a page the order is cancelled and what it held is released.
 * @throws Unavailable, ShopError `payment_refused`.
 */
export async function openPaymentPage(db: Db, order: OrderRow, origin: string): Promise<Page> {
  const until = performance.now() + LEASE_SECONDS * 1000;
  while (performance.now() < until) {
    const present = await pageOf(db, order.id);
    if (present) return present;
    if (await claimPage(db, order.id, now(), LEASE_SECONDS))
      return askStripe(db, order, await listItems(db, order.id), origin);
    await sleep(POLL_MS);
  }
  throw new Unavailable('Stripe');
}

/** The same for an order that this request has just placed: it holds the lease already (`pageAskedAt`). */
export async function openNewPaymentPage(
  db: Db,
  order: OrderRow,
  items: readonly ItemRow[],
  origin: string,
): Promise<Page> {
  return askStripe(db, order, items, origin);
}

async function pageOf(db: Db, orderId: string): Promise<Page | null> {
  const payment = await findPayment(db, orderId);
  if (payment?.status === 'succeeded' || payment?.status === 'processing') return { is: 'paid' };
  const order = await findOrder(db, { id: orderId });
  if (order?.status !== 'pending') return { is: 'gone' };
  if (!payment) return null;
  if (
    payment.status === 'open' &&
    payment.pageUrl &&
    payment.pageExpiresAt &&
    payment.pageExpiresAt > now()
  ) {
    return { is: 'open', url: payment.pageUrl };
  }
  return { is: 'stale' };
}

async function askStripe(db: Db, order: OrderRow, items: readonly ItemRow[], origin: string): Promise<Page> {
  try {
    const page = await createOrderPaymentPage(db, order, items, origin);
    return await savePage(db, order, page);
  } catch (error) {
    const isStripe =
      error instanceof StripeRefusal || (error instanceof Unavailable && error.service === 'Stripe');
    if (!isStripe) throw error;
    await cancelWithoutPage(db, order.id, error instanceof Unavailable);
    if (error instanceof StripeRefusal) throw refusal(error);
    throw error;
  }
}

/** Without an answer there may still be a page; nobody has its address, and a job closes it. */
async function cancelWithoutPage(db: Db, orderId: string, mayExist: boolean): Promise<void> {
  await inTransaction(db, async (tx) => {
    const ending = { status: 'cancelled', reason: 'payment_page_failed' } as const;
    const isEnded = await endOrder(tx, orderId, ending, 'visitor');
    if (isEnded && mayExist) await enqueue(tx, CLOSE_PAGE_QUEUE, { orderId });
  });
}

function refusal(error: StripeRefusal): ShopError {
  const text =
    error.code === 'amount_too_small'
      ? t('This amount is too small to be paid by card.')
      : t('The payment service refused this order. Nothing was charged, and your cart is kept.');
  return new ShopError('payment_refused', 422, text);
}

/** Ties the page to its order; if the order ended while Stripe was asked, the page is closed again. */
async function savePage(db: Db, order: OrderRow, page: PaymentPage): Promise<Page> {
  if (await savePayment(db, order, page)) return page.url ? { is: 'open', url: page.url } : { is: 'gone' };
  await inTransaction(db, (tx) => enqueue(tx, CLOSE_PAGE_QUEUE, { orderId: order.id }));
  return { is: 'gone' };
}
