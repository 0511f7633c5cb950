import type { Stripe } from 'stripe';
import { invalidRequest, notFound } from '../http/stripe-errors.ts';
import { newId } from '../state/ids.ts';
import type { Tx } from '../state/transaction.ts';
import { addBalanceTransaction } from './balance-transaction.ts';
import { findCharge, updateCharge } from './charge.ts';

/** The fee of a dispute in minor units. */
const FEE = 1500;
const WEEK = 7 * 24 * 3600;

/** The dispute. Throws Stripe's 404 when there is none. */
export function findDispute(tx: Pick<Tx, 'get'>, id: string): Stripe.Dispute {
  const dispute = tx.get('disputes', id);
  if (!dispute) throw notFound('dispute', id, 'dispute');
  return dispute;
}

/** Opens a dispute: the buyer's bank takes the money of a charge back and asks for evidence. */
export function openDispute(tx: Tx, chargeId: string): Stripe.Dispute {
  return withdraw(
    tx,
    open(tx, chargeId, (charge) => newDispute(tx, charge)),
  );
}

/** Opens an inquiry: the bank asks, and no money moves. */
export function openInquiry(tx: Tx, chargeId: string): Stripe.Dispute {
  return open(tx, chargeId, (charge) => inquiryOf(newDispute(tx, charge)));
}

/** The bank makes a dispute of its inquiry. Throws when it is none, or closed. */
export function escalateInquiry(tx: Tx, id: string): Stripe.Dispute {
  const inquiry = findInquiry(tx, id);
  const raised: Stripe.Dispute = {
    ...{ ...inquiry, status: 'needs_response', reason: 'fraudulent', is_charge_refundable: false },
    evidence_details: { ...inquiry.evidence_details, due_by: tx.now + WEEK },
    payment_method_details: CHARGEBACK,
  };
  tx.put('disputes', id, raised);
  tx.emit('charge.dispute.updated', raised, { status: inquiry.status });
  return withdraw(tx, raised);
}

/** The bank has no more questions. Throws when it is no inquiry, or closed. */
export function closeInquiry(tx: Tx, id: string): Stripe.Dispute {
  const inquiry = findInquiry(tx, id);
  const closed: Stripe.Dispute = { ...inquiry, status: 'warning_closed' };
  tx.put('disputes', id, closed);
  tx.emit('charge.dispute.closed', closed, { status: inquiry.status });
  return closed;
}

function findInquiry(tx: Tx, id: string): Stripe.Dispute {
  const dispute = findDispute(tx, id);
  if (dispute.status !== 'warning_needs_response') throw invalidRequest('This is no open inquiry', 'dispute');
  return dispute;
}

function open(tx: Tx, chargeId: string, make: (charge: Stripe.Charge) => Stripe.Dispute): Stripe.Dispute {
  const charge = findCharge(tx, chargeId);
  if (charge.status !== 'succeeded' || charge.disputed) {
    throw invalidRequest(`Charge ${chargeId} is unpaid or disputed already.`, 'charge');
  }
  const opened = make(charge);
  tx.emit('charge.dispute.created', opened);
  updateCharge(tx, charge, { disputed: true });
  tx.put('disputes', opened.id, opened);
  return opened;
}

function withdraw(tx: Tx, opened: Stripe.Dispute): Stripe.Dispute {
  const withdrawal = addBalanceTransaction(tx, {
    ...{ type: 'adjustment', amount: -opened.amount, fee: FEE, currency: opened.currency },
    ...{ source: opened.id, description: `Chargeback withdrawal for ${String(opened.charge)}` },
  });
  const dispute = { ...opened, balance_transactions: [withdrawal] };
  tx.put('disputes', dispute.id, dispute);
  tx.emit('charge.dispute.funds_withdrawn', dispute);
  return dispute;
}

/** Closes a dispute: `won` returns the money to the shop, `lost` does not. Throws when it is closed already. */
export function closeDispute(tx: Tx, id: string, status: 'won' | 'lost'): Stripe.Dispute {
  const dispute = findDispute(tx, id);
  if (dispute.status === 'won' || dispute.status === 'lost' || dispute.status.startsWith('warning_')) {
    throw invalidRequest('This dispute is already closed', 'dispute');
  }
  const closed: Stripe.Dispute = { ...dispute, status };
  tx.put('disputes', id, closed);
  tx.emit('charge.dispute.closed', closed, { status: dispute.status });
  return status === 'won' ? reinstate(tx, closed) : closed;
}

function reinstate(tx: Tx, dispute: Stripe.Dispute): Stripe.Dispute {
  const { amount, currency } = dispute;
  const description = `Chargeback reversal for ${String(dispute.charge)}`;
  const back = addBalanceTransaction(tx, {
    type: 'adjustment',
    amount,
    fee: -FEE,
    currency,
    source: dispute.id,
    description,
  });
  const restored = { ...dispute, balance_transactions: [...dispute.balance_transactions, back] };
  tx.put('disputes', dispute.id, restored);
  tx.emit('charge.dispute.funds_reinstated', restored);
  return restored;
}

function newDispute(tx: Tx, charge: Stripe.Charge): Stripe.Dispute {
  return {
    ...{ id: newId('du_1', 23), object: 'dispute', created: tx.now, livemode: false, metadata: {} },
    ...{ amount: charge.amount - charge.amount_refunded, charge: charge.id, currency: charge.currency },
    ...{ payment_intent: charge.payment_intent, balance_transactions: [], enhanced_eligibility_types: [] },
    evidence: NO_EVIDENCE,
    evidence_details: {
      ...{ due_by: tx.now + WEEK, enhanced_eligibility: {}, has_evidence: false, past_due: false },
      ...{ submission_count: 0, submission_method: 'manual' },
    },
    ...{ intended_submission_method: null, is_charge_refundable: false },
    ...{ reason: 'fraudulent', status: 'needs_response', network_reason_code: '10.4' },
    payment_method_details: CHARGEBACK,
  };
}

function inquiryOf(dispute: Stripe.Dispute): Stripe.Dispute {
  return {
    ...{ ...dispute, status: 'warning_needs_response', reason: 'general', is_charge_refundable: true },
    payment_method_details: { type: 'card', card: { ...CHARGEBACK.card, case_type: 'inquiry' } },
  };
}

const CHARGEBACK = {
  card: { brand: 'visa', case_type: 'chargeback', network: 'visa', network_reason_code: '10.4' },
  type: 'card',
} as const satisfies Stripe.Dispute.PaymentMethodDetails;

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
