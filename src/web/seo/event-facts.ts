import { withOffset } from '#lib/wall-time.ts';
import { combineAvailability } from '#shop/inventory/availability.ts';
import { type EventDate, isToCome } from '#shop/products/kinds/event/dates/date.ts';
import type { Ticket } from '#shop/products/kinds/event/dates/ticket-store.ts';
import type { EventDetails } from '#shop/products/kinds/event/event.ts';
import type { Product } from '#shop/products/product.ts';
import { shopName } from '#shop/settings/shop-name.ts';
import { paths } from '../paths.ts';
import { absoluteUrl } from './absolute-url.ts';
import { type Facts, offerFacts, ratingFacts } from './json-ld.ts';

interface EventPage {
  readonly product: Product;
  readonly dates: readonly EventDate[];
  readonly tickets: readonly Ticket[];
  readonly speakers: readonly { readonly name: string; readonly slug: string | null }[];
  readonly at: Date;
}

/** An event of schema.org for each date to come, with offers; for the last one where all are over, without. */
export function eventFacts(page: EventPage): readonly Facts[] {
  const coming = page.dates.filter(({ endsAt }) => endsAt > page.at);
  return (coming.length > 0 ? coming : page.dates.slice(-1)).map((date) => dateFacts(page, date));
}

const STATES = { on: 'EventScheduled', moved: 'EventRescheduled', cancelled: 'EventCancelled' } as const;

function dateFacts(page: EventPage, date: EventDate): Facts {
  const { product, speakers, at } = page;
  const href = paths.product(product.section, product.slug);
  const performer = speakers.map(({ name, slug }) => ({
    '@type': 'Person',
    name,
    ...(slug && { '@id': `${absoluteUrl(paths.teacher(slug))}#person` }),
  }));
  return {
    '@context': 'https://schema.org',
    '@type': 'Event',
    '@id': absoluteUrl(`${href}#${date.startsLocal}`),
    name: product.title,
    description: product.description,
    url: absoluteUrl(href),
    image: absoluteUrl(paths.productPicture(product.slug)),
    ...(date.state === 'moved' && date.movedFromAt && date.movedFromZone
      ? { previousStartDate: withOffset(date.movedFromAt, date.movedFromZone) }
      : {}),
    startDate: withOffset(date.startsAt, date.zone),
    endDate: withOffset(date.endsAt, date.zone),
    eventStatus: `https://schema.org/${STATES[date.state]}`,
    inLanguage: (product.details as EventDetails).language,
    ...placeFacts(date, href),
    organizer: {
      '@type': 'Organization',
      '@id': absoluteUrl('/#shop'),
      name: shopName(),
      url: absoluteUrl('/'),
    },
    ...(performer.length > 0 && { performer }),
    ...(isToCome(date, at) && offersOf(page, date, href)),
    ...ratingFacts(product),
  };
}

/** Of an online date the page itself: where people meet is known to those who have a seat. */
function placeFacts({ isOnline, placeName, placeAddress, placeCity }: EventDate, href: string): Facts {
  if (isOnline) {
    return {
      eventAttendanceMode: 'https://schema.org/OnlineEventAttendanceMode',
      location: { '@type': 'VirtualLocation', url: absoluteUrl(href) },
    };
  }
  return {
    eventAttendanceMode: 'https://schema.org/OfflineEventAttendanceMode',
    location: {
      '@type': 'Place',
      name: placeName || placeCity,
      address: [placeAddress, placeCity].filter(Boolean).join(', '),
    },
  };
}

function offersOf({ product, tickets }: EventPage, date: EventDate, href: string): Facts {
  const ids = new Set(
    tickets.filter(({ dateIds }) => dateIds.includes(date.id)).map(({ variantId }) => variantId),
  );
  const variants = product.variants.filter(
    ({ id, availability }) => ids.has(id) && availability.is !== 'over',
  );
  const [first] = variants;
  if (!first) return {};
  const availability = combineAvailability(variants.map((variant) => variant.availability));
  return { offers: offerFacts({ price: first.price, availability, variants }, href) };
}
