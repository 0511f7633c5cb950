import type { Sentence } from '#messages/sentence.ts';
import type { PAY_WAYS } from '#shop/checkout/by-hand/form.ts';
import type { OUTSIDE_WAYS } from '#shop/orders/payments/store.ts';

/** How an order that staff make is paid. */
export const payLabels: Readonly<Record<(typeof PAY_WAYS)[number], Sentence>> = {
  link: 'We email a payment link',
  outside: 'It is paid already, outside the shop',
  free: 'It is free',
};

/** How money came past Stripe, for a choice. */
export const outsideLabels: Readonly<Record<(typeof OUTSIDE_WAYS)[number], Sentence>> = {
  cash: 'Cash',
  bank_transfer: 'Bank transfer',
  other: 'Another way',
};

/** What the audit log says of orders. */
export const handActionLabels: Readonly<Record<string, Sentence>> = {
  'order.refund_requested': 'Refund requested',
  'order.dealt_with': 'Marked as dealt with',
  'order.email_sent_again': 'Email queued again',
  'order.address_corrected': 'Email address corrected',
  'order.made': 'Order made by hand',
  'order.paid_outside': 'Marked as paid outside',
  'order.refund_paid_back': 'Refund marked as paid back',
};
