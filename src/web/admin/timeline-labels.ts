import type { Sentence } from '#messages/sentence.ts';
import type { Tone } from './labels.ts';

/** What happened to an order, by the action of its history, of a payment, an email or the audit log. */
export const actionLabels: Readonly<Record<string, { readonly word: Sentence; readonly tone?: Tone }>> = {
  placed: { word: 'Ordered' },
  remade: { word: 'Made again from what Stripe knows', tone: 'warning' },
  page_opened: { word: 'Payment page opened' },
  payment_processing: { word: 'Paid by a slow method: the bank is processing it', tone: 'warning' },
  payment_declined: { word: 'Card declined', tone: 'warning' },
  payment_refused: { word: 'A payment that does not match was refused', tone: 'wrong' },
  paid: { word: 'Paid', tone: 'good' },
  completed: { word: 'Completed: access given', tone: 'good' },
  cancelled: { word: 'Cancelled' },
  expired: { word: 'Expired' },
  failed: { word: 'Payment failed', tone: 'wrong' },
  refund_requested: { word: 'Refund requested' },
  refund_found: { word: 'Refund made in Stripe' },
  refund_pending: { word: 'Refund on its way', tone: 'warning' },
  refund_succeeded: { word: 'Refund arrived', tone: 'good' },
  refund_failed: { word: 'Refund failed', tone: 'wrong' },
  beyond_capacity: { word: 'Given although nothing was free', tone: 'warning' },
  'order.dealt_with': { word: 'Marked as dealt with' },
  access_taken_back: { word: 'Access ended' },
  access_given_again: { word: 'Access given again' },
  given_by_staff: { word: 'Given by staff, free of charge' },
  'access.given': { word: 'Access given by staff' },
  'access.given_back': { word: 'Access given back by staff' },
  'access.taken': { word: 'Access taken away by staff', tone: 'warning' },
  'order.email_sent_again': { word: 'Email queued again by staff' },
  'order.address_corrected': { word: 'Email address corrected' },
  'note.written': { word: 'Note written' },
  late_money_waits: { word: 'Payment came late, the seats are gone', tone: 'warning' },
  late_money_decided: { word: 'Late payment decided' },
  units_given_back: { word: 'The buyer gave seats back' },
  withdrawn: { word: 'The buyer withdrew from the contract', tone: 'warning' },
  dispute_opened: { word: 'The bank took the payment back', tone: 'wrong' },
  dispute_inquiry: { word: 'The bank asked about the payment', tone: 'warning' },
  dispute_inquiry_closed: { word: 'The bank closed its inquiry' },
  dispute_won: { word: 'The bank returned the payment', tone: 'good' },
  dispute_lost: { word: 'Dispute lost: the bank kept the payment', tone: 'wrong' },
  email_sent: { word: 'Email sent', tone: 'good' },
  email_refused: { word: 'Email refused by the mail server', tone: 'wrong' },
  email_doubtful: { word: 'Email may have arrived', tone: 'warning' },
  email_waiting: { word: 'Email waits to be sent', tone: 'warning' },
};

/** What came of an event of Stripe. */
export const outcomeLabels: Readonly<Record<string, Sentence>> = {
  applied: 'applied',
  unchanged: 'nothing new in it',
  ignored: 'not one we act on',
  parked: 'waits until its order is known',
  refused: 'refused: it does not match the order',
};

/** Why the shop refused a payment or sent it back. */
export const whyLabels: Readonly<Record<string, Sentence>> = {
  unpaid: 'Nothing was paid',
  mode: 'Test money and real money were mixed',
  amount: 'The amount is not that of the order',
  currency: 'The currency is not that of the order',
  intent_of_another_order: 'It is the payment of another order',
  late_payment: 'The payment came too late',
  superseded: 'The order was replaced by a newer one',
  from_stripe: 'Made in Stripe',
  date_cancelled: 'The date was cancelled',
  late_date: 'another date',
  late_money: 'the buyer wants the money back',
  late_none: 'no answer: refunded',
  late_gone: 'the money went back another way',
};
