import { randomUUID } from 'node:crypto';
import { now } from '#lib/clock.ts';
import { type Db, inTransaction, type Tx } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import type { StaffActor } from '../../accounts/audit.ts';
import { recordAudit } from '../../accounts/audit-store.ts';
import { emailKey } from '../../customers/email.ts';
import { insertNote } from '../../customers/note-store.ts';
import { upsertCustomer, waitForOtherOrders } from '../../customers/store.ts';
import { completeByHand } from '../../orders/by-staff/complete-by-hand.ts';
import { emailBuyer } from '../../orders/email-buyer.ts';
import { HOLD_SECONDS, type Mode, PAGE_SECONDS } from '../../orders/order.ts';
import { place } from '../../orders/place.ts';
import { findOrder, type ItemRow, type OrderRow } from '../../orders/store.ts';
import { holdSellingCurrency } from '../../settings/currency-store.ts';
import { openNewPaymentPage } from '../open-payment-page.ts';
import { type HandForm, LINK_HOURS, paidOutside } from './form.ts';
import { type HandPlan, planHandOrder } from './plan.ts';

export interface HandMaker {
  readonly actor: StaffActor;
  readonly mode: Mode;
  /** Where Stripe sends the browser back to. */
  readonly origin: string;
}

type Made = { readonly order: OrderRow; readonly items: readonly ItemRow[]; readonly isNew: boolean };

/**
 * Makes an order for a customer, as a checkout would: what is scarce is held, prices and taxes are frozen. Free, or paid past
 * Stripe, it completes at once; else its payment page is opened and its buyer emailed the link. Sent twice by the same form
 * it is one order.
 * @returns its number, and whether it was made now.
 * @throws ShopError what `planHandOrder` refuses, and what was sold meanwhile at its field; what `openNewPaymentPage` throws.
 */
export async function makeOrderByHand(
  db: Db,
  form: HandForm,
  by: HandMaker,
): Promise<{ readonly number: string; readonly isNew: boolean }> {
  const { order, items, isNew } = await placed(db, form, by);
  if (isNew && form.pay === 'link') await sendLink(db, order, items, by);
  return { number: order.number, isNew };
}

/** What somebody else got a moment before is refused at its field, as it would be now. */
async function placed(db: Db, form: HandForm, by: HandMaker): Promise<Made> {
  try {
    return await inTransaction(db, (tx) => placeOnce(tx, form, by));
  } catch (error) {
    if (error instanceof ShopError && Object.keys(error.fields).length === 0) await planHandOrder(db, form);
    throw error;
  }
}

async function placeOnce(tx: Tx, form: HandForm, by: HandMaker): Promise<Made> {
  await holdSellingCurrency(tx);
  const customer = await upsertCustomer(tx, form.email, emailKey(form.email));
  // One after another: of two at once the second sees what the first bought.
  await waitForOtherOrders(tx, customer.id);
  const before = await findOrder(tx, { id: form.key });
  if (before) return { order: before, items: [], isNew: false };
  const plan = await planHandOrder(tx, form);
  const { order, items } = await placeByHand(tx, form, plan, by);
  if (form.pay !== 'link')
    await completeByHand(tx, order.id, { paid: paidOutside(form), actor: by.actor, isQuiet: !form.tell });
  await record(tx, form, order, by.actor);
  return { order, items, isNew: true };
}

async function placeByHand(
  tx: Tx,
  form: HandForm,
  { cart: { lines, totals }, delivery, tax, business, evidence, customer }: HandPlan,
  { actor, mode }: HandMaker,
) {
  const pageHoldSeconds = form.pay === 'link' ? LINK_HOURS * 3600 + HOLD_SECONDS - PAGE_SECONDS : null;
  const placed = await place(tx, {
    cart: { id: null, version: null, lines, totals },
    ...{ visitorId: null, userId: null, email: form.email, mode, delivery, tax, business, evidence },
    provenCustomerIds: customer?.emailProvenAt ? [customer.id] : [],
    byHand: { id: form.key, actor, isGiven: form.pay === 'free', pageHoldSeconds },
  });
  if (!placed) throw new Error('an order without a cart cannot stand beside another of it');
  return placed;
}

/** The reason is a note that only staff see. */
async function record(
  tx: Tx,
  { pay, reason, how }: HandForm,
  { id: orderId, customerId, totalAmount: amount, currency }: OrderRow,
  actor: StaffActor,
): Promise<void> {
  const noteId = randomUUID();
  if (reason !== '' && customerId)
    await insertNote(tx, {
      ...{ id: noteId, customerId, orderId, author: actor, body: reason },
      kind: pay === 'free' ? 'access_given' : 'note',
    });
  const details = { paid: pay, how: how || null, amount, currency, noteId: reason === '' ? null : noteId };
  await recordAudit(tx, { actor, action: 'order.made', subject: `order:${orderId}`, details });
}

/** Opens the payment page, then emails its address: no lock is held while Stripe is asked. */
async function sendLink(
  db: Db,
  order: OrderRow,
  items: readonly ItemRow[],
  { origin }: HandMaker,
): Promise<void> {
  const page = await openNewPaymentPage(db, order, items, origin);
  if (page.is !== 'open') return;
  const details = { until: pageEnd(order).toISOString() };
  await inTransaction(db, (tx) => emailBuyer(tx, order, 'payment-link', order.id, details));
}

function pageEnd({ expiresAt }: OrderRow): Date {
  return new Date((expiresAt ?? now()).getTime() - (HOLD_SECONDS - PAGE_SECONDS) * 1000);
}
