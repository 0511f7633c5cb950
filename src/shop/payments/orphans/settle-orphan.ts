import { type Db, inTransaction } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { createStripeRefund, listStripeRefunds } from '#lib/stripe/refund.ts';
import {
  findPaymentPage,
  type PaymentPage,
  retrievePaymentPage,
  StripeRefusal,
  stripeMode,
} from '#lib/stripe/stripe.ts';
import { t } from '#messages/t.ts';
import type { StaffActor } from '../../accounts/audit.ts';
import { recordAudit } from '../../accounts/audit-store.ts';
import type { ConcernRow } from '../../concerns/concern.ts';
import { resolveConcern } from '../../concerns/resolve-concern.ts';
import { addConcernDetails, findConcern, lockConcern } from '../../concerns/store.ts';
import { emailSchema } from '../../customers/email.ts';
import { cannotRemake, remakeOrder } from '../../orders/remake/remake-order.ts';
import { handleParked } from '../webhooks/handle-parked.ts';
import { emailGivenBack } from './email-given-back.ts';

/**
 * Staff make the order again that money without an order belongs to, from what Stripe knows. Done once, however often it is
 * sent.
 * @returns the order's number.
 * @throws ShopError `unknown_concern`, `settled`, `cannot_remake`; Unavailable.
 */
export async function remakeFromStripe(db: Db, id: number, actor: StaffActor): Promise<string> {
  const page = await pageOf(await openOrphan(db, id));
  if (!page) throw cannotRemake('Its payment page is not known.');
  return inTransaction(db, async (tx) => {
    const concern = await lockConcern(tx, id);
    if (!concern || concern.resolvedAt || concern.details['returning']) throw settled();
    const number = await remakeOrder(tx, page, stripeMode, actor);
    await close(tx, concern, actor, 'order.remade', { order: number });
    await handleParked(tx, [page.sessionId, page.paymentIntentId]);
    return number;
  });
}

/**
 * Staff give money back whose order is not here. What was given back at Stripe already is not given again. The buyer gets an
 * email, when Stripe knows an address.
 * @throws ShopError `unknown_concern`, `settled`, `refund_failed`; Unavailable: it can be sent again.
 */
export async function giveBackOrphan(db: Db, id: number, actor: StaffActor): Promise<void> {
  const orphan = await openOrphan(db, id);
  const { intent } = textsIn(orphan);
  if (!intent)
    throw new ShopError(
      'refund_failed',
      409,
      t('Stripe has not said which payment it was. Refund it in Stripe.'),
    );
  const recipient = emailSchema.safeParse((await pageOf(orphan))?.email ?? '').data ?? null;
  const { amount } = await inTransaction(db, async (tx) => {
    const concern = await lockConcern(tx, id);
    if (!concern || concern.resolvedAt) throw settled();
    // From here on the order is not made again: the money is on its way back.
    await addConcernDetails(tx, id, { returning: true });
    return concern.details as { amount: number };
  });
  await ask(() => refundRest(intent, amount));
  await inTransaction(db, async (tx) => {
    const concern = await lockConcern(tx, id);
    if (!concern || concern.resolvedAt) return;
    await close(tx, concern, actor, 'payment.given_back', { intent, amount });
    if (recipient) await emailGivenBack(tx, recipient, intent, concern.details);
  });
}

/** Where the money was paid; null when Stripe does not know it. */
async function pageOf(concern: ConcernRow): Promise<PaymentPage | null> {
  const { session, intent } = textsIn(concern);
  if (session) return ask(() => retrievePaymentPage(session));
  return intent ? ask(() => findPaymentPage(intent)) : null;
}

/** The intent is in the idempotency key, so that the same money never goes back twice. */
async function refundRest(paymentIntentId: string, amount: number): Promise<void> {
  const made = await listStripeRefunds(paymentIntentId);
  const gone = made
    .filter(({ status }) => status !== 'failed')
    .reduce((sum, refund) => sum + refund.amount, 0);
  if (gone >= amount) return;
  const id = `without-order-${paymentIntentId}-${gone}`;
  const { status } = await createStripeRefund({
    id,
    paymentIntentId,
    amount: amount - gone,
    reason: 'other',
  });
  if (status === 'failed')
    throw new ShopError('refund_failed', 409, t('The bank did not take the refund. See why in Stripe.'));
}

/** Stripe's refusal in words. */
async function ask<T>(request: () => Promise<T>): Promise<T> {
  try {
    return await request();
  } catch (error) {
    if (!(error instanceof StripeRefusal)) throw error;
    throw new ShopError('refund_failed', 409, t('Stripe refused: {reason}', { reason: error.message }));
  }
}

async function openOrphan(db: Db, id: number): Promise<ConcernRow> {
  const concern = await findConcern(db, id);
  if (concern?.kind !== 'money_without_order')
    throw new ShopError('unknown_concern', 404, t('There is nothing with that number.'));
  if (concern.resolvedAt) throw settled();
  return concern;
}

function textsIn({ details }: ConcernRow): { session: string | null; intent: string | null } {
  const text = (name: string) => (typeof details[name] === 'string' ? (details[name] as string) : null);
  return { session: text('session'), intent: text('intent') };
}

async function close(
  tx: Parameters<typeof recordAudit>[0],
  { id, kind, subject }: ConcernRow,
  actor: StaffActor,
  action: string,
  details: Readonly<Record<string, string | number>>,
): Promise<void> {
  await resolveConcern(tx, { kind, subject, by: actor });
  await recordAudit(tx, { actor, action, subject: `concern:${id}`, details });
}

function settled(): ShopError {
  return new ShopError('settled', 409, t('Someone has dealt with this already. Load the page again.'));
}
