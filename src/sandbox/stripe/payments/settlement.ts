import type { Act } from '../state/act.ts';

/** Something a bank decides later: a debit, or a refund. */
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

/** Lets `id` settle by itself after the usual wait. */
export function settleLater(act: Act, settlement: Omit<Settlement, 'due'>): void {
  act.put('settlements', settlement.id, { ...settlement, due: act.now + act.behaviour.settleSeconds });
}
