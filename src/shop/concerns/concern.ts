/**
 * What staff have to look at, the most urgent first. Kinds in `RAISED_KINDS` are rows that `raiseConcern` writes; the others
 * follow from tables of their own in the view `reporting.concerns`.
 */
export const CONCERN_KINDS = [
  'dispute_open',
  'money_without_order',
  'rule_broken',
  'refund_failed',
  'refund_mismatch',
  'payment_mismatch',
  'intent_of_another_order',
  'dispute_mismatch',
  'wrong_mode',
  'not_a_payment',
  'event_unreadable',
  'inquiry_open',
  'refund_slow',
  'beyond_capacity',
  'date_undecided',
  'event_failed',
  'email_refused',
  'email_doubtful',
  'email_stuck',
  'invoice_failed',
  'invoices_wait',
  'vat_id_invalid',
  'country_differs',
  'promotion_card_again',
  'country_unclear',
  'licence_keys_gone',
  'licence_keys_few',
  'parcel_lost',
  'exchange_unpaid',
  'parcel_returned',
  'return_requested',
  'return_received',
  'order_not_packed',
  'parcel_not_shipped',
  'return_not_received',
  'stock_low',
  'stamp_failed',
  'withdrawal_waiting',
  'late_money',
  'event_parked',
  'review_waiting',
  'product_in_review',
] as const;
export type ConcernKind = (typeof CONCERN_KINDS)[number];

export const RAISED_KINDS = [
  'money_without_order',
  'refund_mismatch',
  'payment_mismatch',
  'intent_of_another_order',
  'dispute_mismatch',
  'wrong_mode',
  'not_a_payment',
  'event_unreadable',
  'email_refused',
  'email_doubtful',
  'licence_keys_gone',
  'licence_keys_few',
  'late_money',
  'exchange_unpaid',
  'stamp_failed',
  'date_undecided',
  'invoice_failed',
  'invoices_wait',
  'country_unclear',
  'country_differs',
  'promotion_card_again',
  'vat_id_invalid',
] as const satisfies readonly ConcernKind[];
export type RaisedKind = (typeof RAISED_KINDS)[number];

/** Kinds whose subject is a product's slug, or begins with it and a slash. */
export const PRODUCT_CONCERNS: readonly ConcernKind[] = [
  'review_waiting',
  'product_in_review',
  'date_undecided',
  'licence_keys_gone',
  'licence_keys_few',
  'stock_low',
  'stamp_failed',
];

/** Ids, amounts, codes and instants as text; no personal data. */
export type ConcernDetails = Readonly<Record<string, string | number | boolean | null>>;

export interface NewConcern {
  readonly kind: RaisedKind;
  /** An order's number, an id of Stripe's, or a product's slug: 255 characters at most. */
  readonly subject: string;
  readonly details?: ConcernDetails;
}

/** A concern that was raised, as its page shows it. */
export interface ConcernRow {
  readonly id: number;
  readonly kind: RaisedKind;
  readonly subject: string;
  readonly details: Readonly<Record<string, unknown>>;
  readonly since: Date;
  /** When it was raised last, and how often. */
  readonly raisedAt: Date;
  readonly times: number;
  readonly resolvedAt: Date | null;
  /** `staff:<id>`, `cli`, or `job` when it settled itself. */
  readonly resolvedBy: string | null;
}
