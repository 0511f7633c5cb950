import { config } from '#lib/config.ts';
import { webhookDb } from '#lib/db.ts';
import { receiveEvent } from '#shop/payments/webhooks/receive.ts';
import { eventsAbout, sessionAtStripe } from './stripe-event.ts';

/** What happens on Stripe's side of a payment, made to happen at the sandbox. */
async function act<T>(path: string, input: object = {}): Promise<T> {
  const response = await fetch(`${config.stripe.apiBase}/_test/${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(input),
  });
  if (!response.ok) throw new Error(`the sandbox refused ${path}: ${await response.text()}`);
  return (await response.json()) as T;
}

export async function intentOf(sessionId: string): Promise<string> {
  const { payment_intent: intent } = await sessionAtStripe(sessionId);
  if (typeof intent !== 'string') throw new Error(`${sessionId} has no payment intent yet`);
  return intent;
}

export const expireAt = (sessionId: string) => act(`sessions/${sessionId}/expire`);
export const payLate = (sessionId: string) => act(`sessions/${sessionId}/pay`, { late: true });
export const payByBank = (sessionId: string) =>
  act(`sessions/${sessionId}/pay`, { method: 'bank', account: 'succeeds' });

export async function settleDebit(sessionId: string, outcome: 'succeeded' | 'failed'): Promise<void> {
  await act(`payments/${await intentOf(sessionId)}/settle`, { outcome });
}

export async function refundFromDashboard(sessionId: string, amount?: number): Promise<{ id: string }> {
  const payment_intent = await intentOf(sessionId);
  return act('refund-from-dashboard', { payment_intent, ...(amount === undefined ? {} : { amount }) });
}

export const failRefund = (stripeRefundId: string) => act(`refunds/${stripeRefundId}/fail`);
export const succeedRefund = (stripeRefundId: string) => act(`refunds/${stripeRefundId}/succeed`);

export async function dispute(sessionId: string): Promise<{ id: string }> {
  return act(`payments/${await intentOf(sessionId)}/dispute`);
}

/** What the bank does about an inquiry: the card 4000 0000 0000 1976 opens one. */
export const endInquiry = (disputeId: string, how: 'escalate' | 'close-inquiry') =>
  act(`disputes/${disputeId}/${how}`);

export const decide = (disputeId: string, outcome: 'won' | 'lost') => act(`disputes/${disputeId}/${outcome}`);

/** Delivers what Stripe has recorded about a session and its payment, all of it or these types, as webhooks would. */
export async function deliver(sessionId: string, ...types: string[]): Promise<string[]> {
  const receipts: string[] = [];
  for (const body of await eventsAbout(sessionId, ...types)) {
    receipts.push(await receiveEvent(webhookDb, body));
  }
  return receipts;
}

/** Pays with the test card as a payer of that name. */
export const payNamed = (sessionId: string, name: string) => act(`sessions/${sessionId}/pay`, { name });

/** Pays like that: `card`, `wallet`, or `method` `bank`. */
export const payWith = (sessionId: string, how: object) => act(`sessions/${sessionId}/pay`, how);
