import type { Sentence } from '#messages/sentence.ts';
import type { ConcernKind } from '#shop/concerns/concern.ts';
import { goodsConcernLabels } from './goods-concern-labels.ts';
import type { Label } from './labels.ts';

/** What needs attention, and what to do about it. */
export const concernLabels: Readonly<Record<ConcernKind, Label & { readonly text: Sentence }>> = {
  dispute_open: {
    tone: 'wrong',
    word: 'Disputed',
    text: 'A bank took the payment back. Send evidence in Stripe before the deadline.',
  },
  inquiry_open: {
    tone: 'warning',
    word: 'The bank asks',
    text: 'No money has moved. Answer in Stripe before the deadline, or refund the order.',
  },
  money_without_order: {
    tone: 'wrong',
    word: 'Payment without an order',
    text: 'A buyer paid, but this database has no such order. Refund the payment or make the order again.',
  },
  refund_mismatch: {
    tone: 'wrong',
    word: 'Refund does not match',
    text: 'Stripe reported a refund that does not match its payment. It was not counted. Check it in Stripe.',
  },
  payment_mismatch: {
    tone: 'wrong',
    word: 'Payment does not match',
    text: 'Stripe reported a payment with another amount or currency than the order. The buyer got nothing for it.',
  },
  intent_of_another_order: {
    tone: 'wrong',
    word: 'Payment of another order',
    text: 'One payment was reported for two orders. Only the first order was completed.',
  },
  dispute_mismatch: {
    tone: 'wrong',
    word: 'Dispute does not match',
    text: 'Stripe reported a dispute that does not match its payment. Check it in Stripe.',
  },
  wrong_mode: {
    tone: 'wrong',
    word: 'Wrong mode',
    text: 'Stripe mixed test money and real money for this order. Nothing was changed. Check the keys and the webhook.',
  },
  not_a_payment: {
    tone: 'wrong',
    word: 'Not a payment',
    text: 'Stripe reported a subscription or a stored card for this order, not a payment. Nothing was changed.',
  },
  event_unreadable: {
    tone: 'wrong',
    word: 'Unreadable Stripe event',
    text: 'A Stripe event has a field of the wrong type. Nothing was changed. Look at it in Stripe.',
  },
  rule_broken: {
    tone: 'wrong',
    word: 'Books do not add up',
    text: 'A rule that must always hold does not: “npm run shop -- doctor” says where.',
  },
  refund_failed: {
    tone: 'wrong',
    word: 'Refund failed',
    text: 'The money did not go back. See why in the order, then try again or pay it back another way.',
  },
  refund_slow: {
    tone: 'warning',
    word: 'Refund waits',
    text: 'Stripe has not settled this refund for over an hour.',
  },
  beyond_capacity: {
    tone: 'warning',
    word: 'Beyond capacity',
    text: 'A paid place had already been sold to someone else. Make room or refund it, then mark the order as dealt with.',
  },
  date_undecided: {
    tone: 'warning',
    word: 'To decide',
    text: 'Decide whether it takes place: confirm or cancel it.',
  },
  event_failed: {
    tone: 'wrong',
    word: 'Stripe event failed',
    text: 'We could not process it. Stripe sends it again.',
  },
  email_refused: {
    tone: 'wrong',
    word: 'Email refused',
    text: 'The buyer’s mail server does not accept it. We do not send it again. Check the email address, or reach the buyer another way.',
  },
  email_doubtful: {
    tone: 'warning',
    word: 'Email may have arrived',
    text: 'The mail server got it and did not answer. We do not send it again by ourselves, so that nobody gets it twice. Ask the buyer if it matters, then choose below.',
  },
  email_stuck: {
    tone: 'warning',
    word: 'Email not sent',
    text: 'It has been waiting for over a quarter of an hour.',
  },
  invoice_failed: {
    tone: 'wrong',
    word: 'Invoice not made',
    text: 'The order is paid or refunded, but its document could not be made. See why under Invoices, and try again there.',
  },
  invoices_wait: {
    tone: 'warning',
    word: 'Invoices wait',
    text: 'Orders are paid, and their invoices wait until you have said who sells: under Settings, Seller.',
  },
  vat_id_invalid: {
    tone: 'warning',
    word: 'VAT ID is invalid',
    text: 'The order was sold without tax to a business, and VIES does not know its VAT ID. Nothing was changed. Ask the buyer, and your tax adviser whether you owe the tax.',
  },
  promotion_card_again: {
    tone: 'plain',
    word: 'One card, one promotion, more orders',
    text: 'A card paid for more orders with a promotion than one customer may have. Nothing was changed. Look at its orders.',
  },
  country_differs: {
    tone: 'warning',
    word: 'Taxed in another country',
    text: 'The buyer lives in another country than the one that was chosen for the tax. Nothing was changed. Ask your tax adviser whether to correct it, then mark it as dealt with.',
  },
  country_unclear: {
    tone: 'warning',
    word: 'Buyer’s country unclear',
    text: 'The card is of another country than the one that was chosen, and no two facts agree. We have asked the buyer. The order stays as it is.',
  },
  licence_keys_gone: {
    tone: 'wrong',
    word: 'No licence keys left',
    text: 'The list of this download is empty. Buyers are told that their key follows: add keys, and those who wait get them at once.',
  },
  licence_keys_few: {
    tone: 'warning',
    word: 'Few licence keys left',
    text: 'Ten keys or fewer are left in the list of this download. Add more before it is empty.',
  },
  ...goodsConcernLabels,
  stamp_failed: {
    tone: 'warning',
    word: 'PDF without a name',
    text: 'A PDF of this download should carry its buyer’s name, and cannot. Buyers get it as it is. Upload one that is not encrypted or broken, or turn the names off.',
  },
  withdrawal_waiting: {
    tone: 'warning',
    word: 'Withdrawn',
    text: 'The buyer withdrew, and no refund is on its way. Refund the order, or say why not.',
  },
  late_money: {
    tone: 'plain',
    word: 'Payment came late',
    text: 'A buyer paid when what was ordered had been sold to others, and has 48 hours to choose. There is nothing for you to do; without an answer the money is refunded.',
  },
  event_parked: {
    tone: 'plain',
    word: 'Stripe event parked',
    text: 'Its payment is not known here. If it belongs to this shop, replay it; if not, leave it.',
  },
  review_waiting: { tone: 'plain', word: 'New review', text: 'Read it, then publish or refuse it.' },
  product_in_review: { tone: 'plain', word: 'In review', text: 'Read it, then publish it or send it back.' },
};
