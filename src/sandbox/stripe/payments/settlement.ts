import type { Tx } from '../state/transaction.ts';

/** A decision that a bank makes later, on a debit or a refund. */
export type Settlement = {
  /** Id of the payment intent or refund. */
  id: string;
  kind: 'payment' | 'refund';
  outcome: 'succeeded' | 'failed';
  /** The session a payment belongs to. */
  session: string | null;
  /** Unix seconds on the sandbox's clock. */
  due: number;
};

/** Plans the decision after `settleSeconds`. */
export function settleLater(tx: Tx, settlement: Omit<Settlement, 'due'>): void {
  tx.put('settlements', settlement.id, { ...settlement, due: tx.now + tx.behaviour.settleSeconds });
}
