import type { Stripe } from 'stripe';
import { newId } from '../state/ids.ts';
import type { Tx } from '../state/transaction.ts';

const TWO_DAYS = 2 * 24 * 3600;

type Movement = {
  type: Stripe.BalanceTransaction.Type;
  /** Minor units; negative when the shop's balance falls. */
  amount: number;
  /** Minor units that Stripe keeps. */
  fee: number;
  currency: string;
  source: string;
  description: string | null;
};

/** Records a change of the shop's balance at Stripe. */
export function addBalanceTransaction(tx: Tx, movement: Movement): Stripe.BalanceTransaction {
  const { type, amount, fee, currency, source, description } = movement;
  const transaction: Stripe.BalanceTransaction = {
    ...{ id: newId('txn_3'), object: 'balance_transaction', created: tx.now },
    ...{ amount, available_on: tx.now + TWO_DAYS, balance_type: 'payments', currency, description },
    ...{ exchange_rate: null, fee, fee_details: feeDetails(fee, currency), net: amount - fee },
    ...{ reporting_category: categoryOf(type), source, status: 'pending', type },
  };
  tx.put('balance_transactions', transaction.id, transaction);
  return transaction;
}

/** Stripe's standard fee in minor units: 2.9 % plus 30. */
export function stripeFee(amount: number): number {
  return Math.round(amount * 0.029) + 30;
}

function feeDetails(fee: number, currency: string): Stripe.BalanceTransaction.FeeDetail[] {
  if (fee === 0) return [];
  return [
    { amount: fee, application: null, currency, description: 'Stripe processing fees', type: 'stripe_fee' },
  ];
}

function categoryOf(type: string): string {
  if (type === 'adjustment') return 'dispute';
  if (type === 'payment') return 'charge';
  return type === 'payment_refund' ? 'refund' : type;
}
