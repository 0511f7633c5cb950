import { type Money, machineAmount } from '#lib/money.ts';
import { paths } from '../paths.ts';
import { absoluteUrl } from './absolute-url.ts';

/** Structured data in the vocabulary of schema.org. */
export type Facts = Readonly<Record<string, unknown>>;

/** The shop itself; other facts point to it by its id. */
export function shopFacts(): Facts {
  return {
    '@context': 'https://schema.org',
    '@type': 'Organization',
    '@id': absoluteUrl('/#shop'),
    name: 'Lectern',
    url: absoluteUrl('/'),
    logo: absoluteUrl('/favicon.svg'),
    image: absoluteUrl(paths.sharePicture),
  };
}

export function siteFacts(): Facts {
  return {
    '@context': 'https://schema.org',
    '@type': 'WebSite',
    name: 'Lectern',
    url: absoluteUrl('/'),
    publisher: { '@id': absoluteUrl('/#shop') },
    potentialAction: {
      '@type': 'SearchAction',
      target: { '@type': 'EntryPoint', urlTemplate: `${absoluteUrl('/search')}?q={search_term_string}` },
      'query-input': 'required name=search_term_string',
    },
  };
}

/** The path from the front page to this page, which is included. */
export function breadcrumbFacts(steps: readonly { readonly title: string; readonly href: string }[]): Facts {
  return {
    '@context': 'https://schema.org',
    '@type': 'BreadcrumbList',
    itemListElement: steps.map(({ title, href }, at) => ({
      '@type': 'ListItem',
      position: at + 1,
      name: title,
      item: absoluteUrl(href),
    })),
  };
}

/** The products on one page of a list. @param first the position of the first one in the whole list, from 1. */
export function listFacts(
  products: readonly { readonly title: string; readonly href: string }[],
  first = 1,
): Facts {
  return {
    '@context': 'https://schema.org',
    '@type': 'ItemList',
    itemListElement: products.map(({ title, href }, at) => ({
      '@type': 'ListItem',
      position: first + at,
      name: title,
      url: absoluteUrl(href),
    })),
  };
}

/** Price and availability, as the page shows them. */
export function offerFacts(price: Money, href: string): Facts {
  return {
    '@type': 'Offer',
    category: price.amount === 0 ? 'Free' : 'Paid',
    price: machineAmount(price),
    priceCurrency: price.currency,
    availability: 'https://schema.org/InStock',
    url: absoluteUrl(href),
  };
}

/** The average rating, as the page shows it; nothing before the first review. */
export function ratingFacts({ rating, ratingCount }: { rating: number | null; ratingCount: number }): Facts {
  if (rating === null || ratingCount === 0) return {};
  const figures = {
    ratingValue: Math.round(rating * 10) / 10,
    reviewCount: ratingCount,
    bestRating: 5,
    worstRating: 1,
  };
  return { aggregateRating: { '@type': 'AggregateRating', ...figures } };
}

/** `PT3H20M`. */
export function isoDuration(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  return `PT${hours > 0 ? `${hours}H` : ''}${minutes % 60 > 0 || hours === 0 ? `${minutes % 60}M` : ''}`;
}

/** A teacher, as their page shows them. */
export function personFacts(teacher: {
  readonly slug: string;
  readonly name: string;
  readonly bio: string;
}): Facts {
  const url = absoluteUrl(paths.teacher(teacher.slug));
  return {
    '@context': 'https://schema.org',
    '@type': 'Person',
    '@id': `${url}#person`,
    name: teacher.name,
    url,
    ...(teacher.bio && { description: teacher.bio }),
    jobTitle: 'Teacher',
    worksFor: { '@id': absoluteUrl('/#shop') },
  };
}
