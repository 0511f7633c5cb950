import { type DisputeObject, idOf } from './objects.ts';

/**
 * `inquiry`: the bank asks, and no money has moved; it may become a dispute. `inquiry_closed`: it did not.
 * `open`: the bank has taken the money back and has not decided.
 */
export type StripeDisputeStatus = 'inquiry' | 'inquiry_closed' | 'open' | 'lost' | 'won';

/** A Stripe dispute, reduced to what the shop acts on. */
export interface StripeDisputeState {
  readonly stripeDisputeId: string;
  readonly paymentIntentId: string | null;
  readonly status: StripeDisputeStatus;
  readonly amount: number;
  readonly currency: string;
  readonly reason: string;
  readonly evidenceDueAt: Date | null;
  readonly openedAt: Date;
  readonly answer: string;
}

const STATUSES: Readonly<Record<string, StripeDisputeStatus>> = {
  warning_needs_response: 'inquiry',
  warning_under_review: 'inquiry',
  warning_closed: 'inquiry_closed',
  lost: 'lost',
  won: 'won',
  prevented: 'won',
};

export function disputeStateOf(dispute: DisputeObject): StripeDisputeState {
  const due = dispute.evidence_details?.due_by;
  return {
    stripeDisputeId: dispute.id,
    paymentIntentId: idOf(dispute.payment_intent),
    status: Object.hasOwn(STATUSES, dispute.status) ? (STATUSES[dispute.status] ?? 'open') : 'open',
    amount: dispute.amount,
    currency: dispute.currency.toUpperCase(),
    reason: dispute.reason ?? '',
    evidenceDueAt: due ? new Date(due * 1000) : null,
    openedAt: new Date(dispute.created * 1000),
    answer: JSON.stringify(dispute),
  };
}
