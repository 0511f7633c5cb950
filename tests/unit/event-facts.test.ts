import { expect, test } from 'vitest';
import type { EventDate } from '#shop/products/kinds/event/dates/date.ts';
import type { Ticket } from '#shop/products/kinds/event/dates/ticket-store.ts';
import type { Product } from '#shop/products/product.ts';
import { eventFacts } from '#web/seo/event-facts.ts';

const AT = new Date('2027-03-01T00:00:00Z');
const STARTS = new Date('2027-03-28T17:00:00Z');
const DATE: EventDate = {
  ...{ id: 'date', startsLocal: '2027-03-28T19:00', zone: 'Europe/Berlin', startsAt: STARTS },
  ...{ endsAt: new Date('2027-03-28T19:00:00Z'), isOnline: false, placeName: 'The Glasshouse' },
  ...{ placeCity: 'Hamburg', placeAddress: 'Quay 3', directions: '', state: 'on', sequence: 0 },
  ...{ updatedAt: AT, giveBackUntil: null, sessions: [] },
  ...{ movedFromLocal: null, movedFromZone: null, movedFromAt: null, movedFromPlace: null },
};
const PRODUCT = {
  ...{
    id: 'event',
    kind: 'event',
    section: 'events',
    slug: 'knots',
    title: 'Knots',
    description: 'Five knots.',
  },
  ...{ rating: null, details: { language: 'en' } },
  variants: [
    {
      ...{ id: 'seat', sku: 'knots-1', title: '', maxQuantity: 10 },
      ...{ price: { amount: 3000, currency: 'USD' }, availability: { is: 'open', left: 5 } },
    },
  ],
} as unknown as Product;
const TICKETS = [
  { variantId: 'seat', name: '', seats: 1, dateIds: ['date'], isOnSale: true },
] as readonly Ticket[];

const factsOf = (change: Partial<EventDate>, at = AT) =>
  eventFacts({ product: PRODUCT, dates: [{ ...DATE, ...change }], tickets: TICKETS, speakers: [], at })[0] ??
  {};

test('a date that takes place is scheduled, with an offer', () => {
  const facts = factsOf({});
  expect(facts['eventStatus']).toBe('https://schema.org/EventScheduled');
  expect(facts['startDate']).toBe('2027-03-28T19:00:00+02:00');
  expect(facts).toHaveProperty('offers');
  expect(facts).not.toHaveProperty('previousStartDate');
});

test('a cancelled date says so and has no offer', () => {
  const facts = factsOf({ state: 'cancelled' });
  expect(facts['eventStatus']).toBe('https://schema.org/EventCancelled');
  expect(facts['startDate']).toBe('2027-03-28T19:00:00+02:00');
  expect(facts).not.toHaveProperty('offers');
});

test('a moved date says when it was before, by the clocks of then', () => {
  const facts = factsOf({
    ...{ state: 'moved', movedFromLocal: '2027-03-20T19:00', movedFromZone: 'America/St_Johns' },
    movedFromAt: new Date('2027-03-20T21:30:00Z'),
  });
  expect(facts['eventStatus']).toBe('https://schema.org/EventRescheduled');
  expect(facts['previousStartDate']).toBe('2027-03-20T19:00:00-02:30');
  expect(facts).toHaveProperty('offers');
});

test('a date that is over has no offer', () => {
  expect(factsOf({}, new Date('2027-03-28T19:00:01Z'))).not.toHaveProperty('offers');
});
