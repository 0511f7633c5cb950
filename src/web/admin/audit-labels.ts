import { currentLanguage } from '#messages/language.ts';
import type { Sentence } from '#messages/sentence.ts';
import { t } from '#messages/t.ts';
import { settingFields } from './setting-fields.ts';

/** What was done, by the action of an audit entry. An action that is not here is shown in its own words. */
export const auditActionLabels: Readonly<Record<string, Sentence>> = {
  'product.created': 'Product created',
  'product.edited': 'Product edited',
  'product.sent_to_review': 'Sent to review',
  'product.returned_to_draft': 'Sent back to draft',
  'product.published': 'Published',
  'product.archived': 'Unpublished',
  'product.marked_updated': 'Shown to shoppers as updated',
  'product.variant_added': 'Variant added',
  'product.variant_edited': 'Variant edited',
  'product.variant_moved': 'Variants reordered',
  'product.variant_withdrawn': 'Variant taken off sale',
  'product.variant_brought_back': 'Variant put back on sale',
  'product.variant_currency_changed': 'Currency changed',
  'curriculum.add-section': 'Section added',
  'curriculum.rename-section': 'Section renamed',
  'curriculum.section-up': 'Section moved up',
  'curriculum.section-down': 'Section moved down',
  'curriculum.remove-section': 'Section removed',
  'curriculum.add-lesson': 'Lesson added',
  'curriculum.lesson-up': 'Lesson moved up',
  'curriculum.lesson-down': 'Lesson moved down',
  'curriculum.remove-lesson': 'Lesson removed',
  'files.add': 'File added',
  'files.new-version': 'New version of a file',
  'files.edit': 'File changed',
  'files.remove': 'File removed',
  'files.sample': 'Free sample changed',
  'files.remove-sample': 'Free sample removed',
  'files.stamp': 'Names on PDF pages changed',
  'files.no-stamp': 'Names on PDF pages changed',
  'licences.save': 'Licence keys changed',
  'licences.add': 'Licence keys added',
  'licences.clear': 'List of licence keys emptied',
  'licence.free': 'Device freed',
  'licence.replace': 'Licence key replaced',
  'event.dates_cancelled': 'Dates cancelled',
  'event.date_moved': 'Date moved',
  'event.reminders_changed': 'Reminders changed',
  'event.date_confirmed': 'Date confirmed',
  'event.message_sent': 'Message sent to people who booked',
  'dates.add': 'Date added',
  'dates.edit': 'Date changed',
  'dates.remove': 'Date deleted',
  'dates.repeat': 'Date repeated',
  'tickets.add': 'Ticket added',
  'tickets.edit': 'Ticket changed',
  'tickets.withdraw': 'Ticket taken off sale',
  'tickets.bring-back': 'Ticket put back on sale',
  'tickets.remove': 'Ticket deleted',
  'waiting.offer': 'Seats offered from the waiting list',
  'waiting.remove': 'Taken off the waiting list',
  'media.upload': 'Picture uploaded',
  'media.describe': 'Alternative text changed',
  'media.delete': 'Uploaded file deleted',
  'lesson.edited': 'Lesson edited',
  'question.add': 'Question added',
  'question.edit': 'Question changed',
  'question.up': 'Questions reordered',
  'question.down': 'Questions reordered',
  'question.withdraw': 'Question withdrawn',
  'question.bring-back': 'Question asked again',
  'attendee.edited': 'Attendee changed',
  'attendee.transferred': 'Ticket given to another person',
  'attendee.erased': 'Attendee erased',
  'attendees.exported': 'Attendees exported',
  'ticket.sent_again': 'Ticket queued again',
  'check_in.undone': 'Check-in undone',
  'check_in_link.made': 'Helper link made',
  'check_in_link.revoked': 'Helper link ended',
  'review.approved': 'Review published',
  'review.rejected': 'Review refused',
  'review.answered': 'Review answered',
  'order.refund_requested': 'Refund requested',
  'order.dealt_with': 'Marked as dealt with',
  'order.email_sent_again': 'Email queued again',
  'order.address_corrected': 'Email address corrected',
  'access.given': 'Access given',
  'access.given_back': 'Access given back',
  'access.taken': 'Access taken away',
  'note.written': 'Note written',
  'concern.dealt_with': 'Marked as dealt with',
  'order.remade': 'Order made again',
  'payment.given_back': 'Payment refunded',
  'email.sent_again': 'Email queued again',
  'email.arrived': 'Email marked as arrived',
  'account.role': 'Role changed',
  'account.banned': 'Account banned',
  'account.unbanned': 'Ban lifted',
  'setting.changed': 'Setting changed',
};

/** The fields of every product, its variants, its lessons and its status, as their forms call them. */
export const auditFieldLabels: Readonly<Record<string, Sentence>> = {
  title: 'Title',
  slug: 'Web address',
  description: 'Short description',
  full_description: 'Description',
  image: 'Picture',
  category: 'Category',
  tags: 'Tags',
  sku: 'Code (SKU)',
  price: 'Price',
  cost: 'Your cost',
  currency: 'Currency',
  status: 'Status',
  variants: 'Variants',
  variant_title: 'Name',
  max_quantity: 'At most per order',
  curriculum: 'Curriculum',
  dates: 'Dates',
  section_title: 'Title',
  minutes: 'Minutes',
  preview: 'Who may read it',
  comes_on: 'Coming on',
  video_url: 'Film',
  body: 'Text',
  reply: 'Answer',
  email: 'Email',
  name: 'Name',
  answers: 'Answers',
  starts: 'Starts',
};

/** Stored words of a field, for people. */
export const auditValueLabels: Readonly<Record<string, Readonly<Record<string, Sentence>>>> = {
  status: { draft: 'Draft', review: 'In review', published: 'Published', archived: 'Unpublished' },
  preview: { yes: 'Everyone', no: 'Buyers' },
  source: { none: 'No licence keys', generated: 'The shop makes them', list: 'From my own list' },
};

/** What an entry can be about, by the first word of its subject. */
export const auditSubjectLabels = {
  product: 'Product',
  curriculum: 'Curriculum',
  lesson: 'Lesson',
  review: 'Review',
  booking: 'Seat',
  event_date: 'Date',
  order: 'Order',
  customer: 'Customer',
  user: 'Account',
  account: 'Account',
  file: 'File',
  setting: 'Setting',
} as const satisfies Readonly<Record<string, Sentence>>;

/** Details that are no change of a field. */
export const auditDetailLabels: Readonly<Record<string, Sentence>> = {
  kind: 'Kind',
  reason: 'Reason',
  email: 'Email',
  line: 'Line ¦ of an order',
  units: 'Units',
  seats: 'Seats',
  count: 'How many',
  edition: 'Version',
  source: 'Licence keys',
  devices: 'Devices per key',
  role: 'Role',
  number: 'Order',
  order: 'Order',
  intent: 'Payment in Stripe',
};

/** The settings, by key. */
export const settingLabels: Readonly<Record<string, Sentence>> = {
  language: 'Language',
  shipping: 'Delivery',
  ...Object.fromEntries(Object.entries(settingFields).map(([key, { label }]) => [key, label])),
};

/** Every act once, by its words: two actions may be one act to people. */
export function auditActs(): { readonly value: string; readonly text: string; readonly actions: string[] }[] {
  const byText = Map.groupBy(Object.keys(auditActionLabels), (action) =>
    t(auditActionLabels[action] ?? 'None'),
  );
  return [...byText]
    .map(([text, actions]) => ({ value: actions[0] ?? '', text, actions }))
    .toSorted((a, b) => a.text.localeCompare(b.text, currentLanguage()));
}
