import type { NoteKind } from '#shop/customers/note-store.ts';
import type { OrderEmail } from '#shop/orders/email-buyer.ts';

/** What the emails about an order tell. */
export const emailLabels: Readonly<Record<OrderEmail, string>> = {
  'order-confirmation': 'the receipt',
  'payment-processing': 'the payment is processing',
  'payment-declined': 'the bank declined',
  'payment-failed': 'the payment failed',
  'payment-expired': 'the order ran out of time',
  'dispute-inquiry': 'the bank asked about the payment',
  'dispute-inquiry-closed': 'the bank closed its question',
  'dispute-open': 'the bank took the payment back',
  'dispute-won': 'the bank gave the payment back',
  'dispute-lost': 'the dispute was lost',
  refund: 'the refund',
  'refund-failed': 'the refund failed',
  'money-returned': 'the money goes back',
  withdrawal: 'the withdrawal',
  purchases: 'what was bought, again',
  'access-given': 'access was given',
  'access-taken': 'access was taken away',
  'address-corrected': 'the address was corrected',
};

/** What a note is the reason of. */
export const noteLabels: Readonly<Record<NoteKind, string>> = {
  note: '',
  access_given: 'Why access was given',
  access_taken: 'Why access was taken away',
};

/** What a page of staff has done, on the page it leads back to. */
export const doneLabels = {
  emailed: { title: 'The email is on its way.', text: 'The story below says when it was sent.' },
  access: { title: 'The access has changed.', text: 'We email the buyer about it.' },
  given: { title: 'Access is given.', text: 'We email the customer about it.' },
  address: { title: 'The address is corrected.', text: 'We email both addresses about it.' },
  before: { title: 'That had been done already.', text: 'Nothing was done twice.' },
} as const;
