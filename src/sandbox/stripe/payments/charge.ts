import type { Stripe } from 'stripe';
import { notFound } from '../http/stripe-errors.ts';
import type { SessionRecord } from '../sessions/session.ts';
import { newId } from '../state/ids.ts';
import type { Tx } from '../state/transaction.ts';
import { type PaymentMethod, paymentMethodDetails } from './payment-method.ts';

/** The charge. Throws Stripe's 404 when there is none. */
export function findCharge(tx: Pick<Tx, 'get'>, id: string, param = 'charge'): Stripe.Charge {
  const charge = tx.get('charges', id);
  if (!charge) throw notFound('charge', id, param);
  return charge;
}

/** Saves `charge` with some fields changed, and returns it. */
export function updateCharge(tx: Tx, charge: Stripe.Charge, changes: Partial<Stripe.Charge>): Stripe.Charge {
  const changed = { ...charge, ...changes };
  tx.put('charges', charge.id, changed);
  return changed;
}

export type NewCharge = {
  record: SessionRecord;
  intent: Stripe.PaymentIntent;
  method: PaymentMethod;
  authenticated?: boolean;
  status: 'succeeded' | 'pending' | 'failed';
  failure?: PaymentFailure;
};

/** Why a payment failed, in Stripe's codes. */
export type PaymentFailure = { code: string; decline_code?: string; message: string };

/** Creates and saves a charge for the whole amount of the payment intent. */
export function addCharge(tx: Tx, order: NewCharge): Stripe.Charge {
  const charge = newCharge(tx, order);
  tx.put('charges', charge.id, charge);
  return charge;
}

function newCharge(tx: Tx, order: NewCharge): Stripe.Charge {
  const { record, intent, method, status, failure } = order;
  const { email, name } = record.entered;
  const paid = status !== 'failed';
  const id = newId(method.kind === 'card' ? 'ch_3' : 'py_3');
  return {
    ...{ id, object: 'charge', created: tx.now, livemode: false, status, paid, captured: paid },
    ...{ amount: intent.amount, amount_captured: paid ? intent.amount : 0, amount_refunded: 0 },
    ...{ application: null, application_fee: null, application_fee_amount: null, balance_transaction: null },
    billing_details: { address: NO_ADDRESS, email, name, phone: null, tax_id: null },
    ...{ calculated_statement_descriptor: 'LECTERN', currency: intent.currency, customer: null },
    ...{ description: intent.description, disputed: false, failure_balance_transaction: null },
    ...{ failure_code: failure?.code ?? null, failure_message: failure?.message ?? null, fraud_details: {} },
    ...{ metadata: intent.metadata, on_behalf_of: null, outcome: outcomeOf(status, failure) },
    ...{ payment_intent: intent.id, payment_method: newId('pm_1', 23) },
    payment_method_details: paymentMethodDetails(method, order.authenticated ?? false),
    ...{ receipt_email: intent.receipt_email, receipt_number: null, receipt_url: null, refunded: false },
    ...{ review: null, shipping: null, source: null, source_transfer: null, statement_descriptor: null },
    ...{ statement_descriptor_suffix: null, transfer_data: null, transfer_group: null },
  };
}

const NO_ADDRESS = { city: null, country: null, line1: null, line2: null, postal_code: null, state: null };

function outcomeOf(status: string, failure: PaymentFailure | undefined): Stripe.Charge.Outcome {
  const declined = status === 'failed';
  return {
    ...{ advice_code: declined ? 'try_again_later' : null, network_advice_code: null },
    network_decline_code: null,
    network_status: declined ? 'declined_by_network' : 'approved_by_network',
    reason: failure?.decline_code ?? failure?.code ?? null,
    ...{ risk_level: 'normal', risk_score: 12 },
    seller_message: declined ? 'The bank did not return any further details.' : 'Payment complete.',
    type: declined ? 'issuer_declined' : 'authorized',
  };
}
