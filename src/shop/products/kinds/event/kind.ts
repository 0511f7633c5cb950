import { t } from '#messages/t.ts';
import { defineKind } from '../../kind.ts';
import { askedBeforePaying } from './attendees/before-paying.ts';
import { moveCartAttendees } from './attendees/before-paying-store.ts';
import { correctSeatAddresses } from './attendees/correct-address.ts';
import { eventAuditFields } from './audit-fields.ts';
import { eventAuditTitles } from './audit-titles-store.ts';
import { eventDelivery } from './bookings/book-seats.ts';
import { lineNotes } from './bookings/line-notes.ts';
import { listOwnBookings } from './bookings/own-bookings-store.ts';
import { placeText, shortDayAndTime } from './date-texts.ts';
import { seatsNeedMoneyAtOnce } from './dates/money-at-once-store.ts';
import { ticketAvailability } from './dates/sale-state.ts';
import { supplyOfTickets } from './dates/supply-store.ts';
import { eventForm } from './edit-form.ts';
import { type EventBrief, type EventDetails, eventDetails } from './event.ts';
import { eventFilters } from './filters.ts';
import { eventRefund } from './refund/event-refund.ts';
import { eventBriefs, loadEvents, saveEvent } from './store.ts';
import { eventWords } from './words.ts';

/** An event: seats at dates, drawn from pools, a booking for each seat. */
export const eventKind = defineKind<EventDetails, EventBrief>({
  name: 'event',
  section: 'events',
  words: eventWords,
  details: { schema: eventDetails, form: eventForm, load: loadEvents, save: saveEvent },
  list: {
    briefs: eventBriefs,
    facts: ({ next, dateCount }) =>
      next === null
        ? [{ name: t('Date'), text: t('Over') }]
        : [
            { name: t('Date'), text: shortDayAndTime(next.startsLocal) },
            { name: t('Place'), text: placeText(next) },
            ...(dateCount > 1
              ? [
                  {
                    name: t('More dates'),
                    text: t('{count, plural, one {one more date} other {# more dates}}', {
                      count: dateCount - 1,
                    }),
                  },
                ]
              : []),
          ],
    filters: eventFilters,
    sorts: [
      {
        name: 'soonest',
        text: 'Soonest first',
        orderBy:
          "(select min(d.starts_at) from event_dates d where d.product_id = p.id and d.state <> 'cancelled' and d.ends_at > now())",
        direction: 'asc',
      },
    ],
    usualSort: 'soonest',
  },
  sale: {
    isBoughtOnce: false,
    maxQuantity: 1000,
    check: () => null,
    available: ticketAvailability,
    needsMoneyAtOnce: seatsNeedMoneyAtOnce,
    withdrawal: {
      days: null,
      why: 'Seats at a fixed date have no legal right of withdrawal.',
    },
    refund: eventRefund,
    expand: null,
    asked: askedBeforePaying,
    moveAnswers: moveCartAttendees,
  },
  tax: { usualClass: 'standard', supply: supplyOfTickets },
  delivery: eventDelivery,
  own: {
    section: 'bookings',
    path: () => '/account/bookings',
    list: listOwnBookings,
    lineNotes,
    leave: correctSeatAddresses,
    orderPage: { text: 'Name the people who come', path: (number) => `/orders/${number}/attendees` },
  },
  admin: {
    pages: [
      { key: 'dates', title: 'Dates', path: (slug) => `/admin/products/${slug}/dates` },
      { key: 'questions', title: 'Questions', path: (slug) => `/admin/products/${slug}/questions` },
    ],
    variantsPath: (slug) => `/admin/products/${slug}/dates#tickets`,
    variantsLink: 'Dates, tickets and prices',
    auditFields: eventAuditFields,
    auditTitles: eventAuditTitles,
  },
});
