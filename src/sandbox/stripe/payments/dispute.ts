import type { Stripe } from 'stripe';
import { invalid, notFound } from '../http/errors.ts';
import type { Act } from '../state/act.ts';
import { newId } from '../state/ids.ts';
import { moveMoney } from './balance.ts';
import { findCharge, putCharge } from './charge.ts';

/** Minor units the bank's objection costs the shop. */
const FEE = 1500;
const WEEK = 7 * 24 * 3600;

/** The dispute. Throws Stripe's 404 when there is none. */
export function findDispute(act: Pick<Act, 'get'>, id: string): Stripe.Dispute {
  const dispute = act.get('disputes', id);
  if (!dispute) throw notFound('dispute', id, 'dispute');
  return dispute;
}

/** The buyer's bank takes the money of a charge back and asks for evidence. */
export function openDispute(act: Act, chargeId: string): Stripe.Dispute {
  const charge = findCharge(act, chargeId);
  if (charge.status !== 'succeeded' || charge.disputed) {
    throw invalid(`Charge ${chargeId} is unpaid or disputed already.`, 'charge');
  }
  const opened = newDispute(act, charge);
  act.emit('charge.dispute.created', opened);
  putCharge(act, charge, { disputed: true });
  const withdrawal = moveMoney(act, {
    ...{ type: 'adjustment', amount: -opened.amount, fee: FEE, currency: charge.currency },
    ...{ source: opened.id, description: `Chargeback withdrawal for ${charge.id}` },
  });
  const dispute = { ...opened, balance_transactions: [withdrawal] };
  act.put('disputes', dispute.id, dispute);
  act.emit('charge.dispute.funds_withdrawn', dispute);
  return dispute;
}

/** Ends a dispute: won brings the money back, lost (also by giving in) does not. Refuses a decided one. */
export function decideDispute(act: Act, id: string, status: 'won' | 'lost'): Stripe.Dispute {
  const dispute = findDispute(act, id);
  if (dispute.status === 'won' || dispute.status === 'lost') {
    throw invalid('This dispute is already closed', 'dispute');
  }
  const closed: Stripe.Dispute = { ...dispute, status };
  act.put('disputes', id, closed);
  act.emit('charge.dispute.closed', closed, { status: dispute.status });
  return status === 'won' ? reinstate(act, closed) : closed;
}

function reinstate(act: Act, dispute: Stripe.Dispute): Stripe.Dispute {
  const { amount, currency } = dispute;
  const description = `Chargeback reversal for ${String(dispute.charge)}`;
  const back = moveMoney(act, {
    type: 'adjustment',
    amount,
    fee: -FEE,
    currency,
    source: dispute.id,
    description,
  });
  const restored = { ...dispute, balance_transactions: [...dispute.balance_transactions, back] };
  act.put('disputes', dispute.id, restored);
  act.emit('charge.dispute.funds_reinstated', restored);
  return restored;
}

function newDispute(act: Act, charge: Stripe.Charge): Stripe.Dispute {
  return {
    ...{ id: newId('du_1', 23), object: 'dispute', created: act.now, livemode: false, metadata: {} },
    ...{ amount: charge.amount - charge.amount_refunded, charge: charge.id, currency: charge.currency },
    ...{ payment_intent: charge.payment_intent, balance_transactions: [], enhanced_eligibility_types: [] },
    evidence: NO_EVIDENCE,
    evidence_details: {
      ...{ due_by: act.now + WEEK, enhanced_eligibility: {}, has_evidence: false, past_due: false },
      ...{ submission_count: 0, submission_method: 'manual' },
    },
    ...{ intended_submission_method: null, is_charge_refundable: false },
    ...{ reason: 'fraudulent', status: 'needs_response', network_reason_code: '10.4' },
    payment_method_details: {
      card: { brand: 'visa', case_type: 'chargeback', network: 'visa', network_reason_code: '10.4' },
      type: 'card',
    },
  };
}

const NO_EVIDENCE: Stripe.Dispute.Evidence = {
  ...{ access_activity_log: null, billing_address: null, cancellation_policy: null },
  ...{ cancellation_policy_disclosure: null, cancellation_rebuttal: null, customer_communication: null },
  ...{ customer_email_address: null, customer_name: null, customer_purchase_ip: null },
  ...{ customer_signature: null, duplicate_charge_documentation: null, duplicate_charge_explanation: null },
  ...{ duplicate_charge_id: null, enhanced_evidence: {}, product_description: null, receipt: null },
  ...{ refund_policy: null, refund_policy_disclosure: null, refund_refusal_explanation: null },
  ...{ service_date: null, service_documentation: null, shipping_address: null, shipping_carrier: null },
  ...{ shipping_date: null, shipping_documentation: null, shipping_tracking_number: null },
  ...{ uncategorized_file: null, uncategorized_text: null },
};
