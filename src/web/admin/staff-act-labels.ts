import type { Sentence } from '#messages/sentence.ts';
import { t } from '#messages/t.ts';
import type { NoteKind } from '#shop/customers/note-store.ts';
import type { NoticeEmail } from '#shop/orders/dates/notice.ts';
import type { REMINDER_EMAIL, THANKS_EMAIL } from '#shop/orders/dates/reminder.ts';
import type { OrderEmail } from '#shop/orders/email-buyer.ts';
import type { VERSION_EMAIL } from '#shop/products/kinds/download/news/announce-version.ts';
import type { TICKET_EMAIL } from '#shop/products/kinds/event/bookings/ticket-email.ts';
import type { WaitingEmail } from '#shop/products/kinds/event/waiting/waiting-emails.ts';

/** What the emails about an order tell. */
export const emailLabels: Readonly<Record<OrderEmail, Sentence>> = {
  'order-confirmation': 'Receipt',
  'payment-link': 'Payment link',
  'payment-processing': 'Payment is processing',
  'payment-declined': 'Card declined',
  'payment-failed': 'Payment failed',
  'payment-expired': 'Order expired',
  'payment-overdue': 'Bank took too long',
  'dispute-inquiry': 'The bank asked about the payment',
  'dispute-inquiry-closed': 'The bank closed its inquiry',
  'dispute-open': 'The bank took the payment back',
  'dispute-won': 'The bank returned the payment',
  'dispute-lost': 'Dispute lost',
  refund: 'Refund',
  'refund-failed': 'Refund failed',
  'money-returned': 'Money sent back',
  withdrawal: 'Withdrawal',
  'units-given-back': 'Seats given back',
  'late-money': 'Payment came late',
  purchases: 'Purchases, sent again',
  'access-given': 'Access given',
  'access-taken': 'Access taken away',
  'address-corrected': 'Email address corrected',
  'licence-key': 'Licence key',
  invoice: 'Invoice or credit note',
  'parcel-shipped': 'Parcel on its way',
  'parcel-ready': 'Ready to be picked up',
  'pickup-changed': 'Pick-up moved or cancelled',
  'pieces-cancelled': 'Cancelled before sending',
  return: 'Return ¦ goods',
  'country-asked': 'Asked for the country',
};

/** The name of an email about an order, a date or a file; null for another. */
export function emailLabel(kind: string): string | null {
  const labels: Readonly<Record<string, Sentence>> = {
    ...emailLabels,
    ...dateEmailLabels,
    ...otherEmailLabels,
  };
  const label = Object.hasOwn(labels, kind) ? labels[kind] : undefined;
  return label ? t(label) : null;
}

/** What the emails to those who booked a date tell. */
const dateEmailLabels: Readonly<Record<NoticeEmail | typeof REMINDER_EMAIL | typeof THANKS_EMAIL, Sentence>> =
  {
    'date-cancelled': 'Cancelled ¦ a date',
    'date-moved': 'Moved ¦ a date',
    'date-confirmed': 'Takes place ¦ a date',
    'date-message': 'Message',
    'date-reminder': 'Reminder of a date',
    'date-thanks': 'Thanks after a date',
  };

/** What emails about tickets, files and waiting lists tell. */
const otherEmailLabels: Readonly<
  Record<typeof TICKET_EMAIL | typeof VERSION_EMAIL | WaitingEmail, Sentence>
> = {
  ticket: 'Ticket',
  'new-version': 'New version of a file',
  'waiting-confirm': 'Confirmation for the waiting list',
  'waiting-joined': 'Place on the waiting list',
  'waiting-offer': 'Seats offered from the waiting list',
  'waiting-ended': 'Offer of the waiting list ended',
  'waiting-closed': 'Waiting list closed',
};

/** What a note is the reason of. */
export const noteLabels: Readonly<Record<NoteKind, Sentence | null>> = {
  note: null,
  access_given: 'Why access was given',
  access_taken: 'Why access was taken away',
  address_corrected: 'Email address corrected',
};

/** What a page of staff has done, on the page it leads back to. */
export const doneLabels = {
  emailed: { title: 'The email is queued.', text: 'The history below says when it was sent.' },
  access: { title: 'Access has changed.', text: 'We email the buyer about it.' },
  given: { title: 'Access is given.', text: 'We email the customer about it.' },
  address: { title: 'The email address is corrected.', text: 'We email both addresses about it.' },
  invoice: {
    title: 'The invoice is corrected.',
    text: 'The history below has the numbers of the new documents.',
  },
  link: {
    title: 'The order is made and waits for its payment.',
    text: 'We email the customer the link. It is below, too.',
  },
  made: { title: 'The order is made.', text: 'It is completed: the customer has what was ordered.' },
  paid_outside: { title: 'The order is paid.', text: 'Its payment page is being closed.' },
  paid_back: { title: 'The refund is marked as paid back.', text: 'The customer is told by email.' },
  before: { title: 'That had been done already.', text: 'Nothing was done twice.' },
} as const satisfies Readonly<Record<string, { title: Sentence; text: Sentence }>>;
