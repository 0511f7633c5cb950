import type { Stripe } from 'stripe';
import type { SavedAnswer } from '../api/idempotency.ts';
import type { Settlement } from '../payments/settlement.ts';
import type { SessionRecord } from '../sessions/session.ts';
import type { Delivery } from '../webhooks/delivery.ts';
import type { EventRecord } from '../webhooks/event.ts';

/** What the sandbox stores, by table. Records are never changed in place; a change puts a new record. */
export type Tables = {
  sessions: SessionRecord;
  payment_intents: Stripe.PaymentIntent;
  charges: Stripe.Charge;
  refunds: Stripe.Refund;
  disputes: Stripe.Dispute;
  balance_transactions: Stripe.BalanceTransaction;
  events: EventRecord;
  deliveries: Delivery;
  answers: SavedAnswer;
  settlements: Settlement;
  settings: { clock_offset_ms: number };
};
export type Table = keyof Tables;

export const TABLES: readonly Table[] = [
  ...(['sessions', 'payment_intents', 'charges', 'refunds', 'disputes', 'balance_transactions'] as const),
  ...(['events', 'deliveries', 'answers', 'settlements', 'settings'] as const),
];
