import type Stripe from 'stripe';

/** A Stripe dispute, reduced to what the shop acts on. */
export interface StripeDisputeState {
  readonly stripeDisputeId: string;
  readonly paymentIntentId: string | null;
  readonly status: 'open' | 'won' | 'lost';
  readonly amount: number;
  readonly currency: string;
  readonly reason: string;
  readonly evidenceDueAt: Date | null;
  readonly openedAt: Date;
  readonly answer: string;
}

/** Closed without loss of money: won, an inquiry that was closed, a dispute that was prevented. */
const WON: readonly string[] = ['won', 'warning_closed', 'prevented'];

export function disputeStateOf(dispute: Stripe.Dispute): StripeDisputeState {
  const { payment_intent: intent, evidence_details: evidence } = dispute;
  const isWon = WON.includes(dispute.status);
  return {
    stripeDisputeId: dispute.id,
    paymentIntentId: typeof intent === 'string' ? intent : (intent?.id ?? null),
    status: isWon ? 'won' : dispute.status === 'lost' ? 'lost' : 'open',
    amount: dispute.amount,
    currency: dispute.currency.toUpperCase(),
    reason: dispute.reason ?? '',
    evidenceDueAt: evidence?.due_by ? new Date(evidence.due_by * 1000) : null,
    openedAt: new Date(dispute.created * 1000),
    answer: JSON.stringify(dispute),
  };
}
