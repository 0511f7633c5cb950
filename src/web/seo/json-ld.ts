import { type Money, machineAmount } from '#lib/money.ts';
import type { Availability } from '#shop/inventory/availability.ts';
import type { ShownPrice } from '#shop/products/prices/reduction.ts';
import type { Product, Variant } from '#shop/products/product.ts';
import { shopName } from '#shop/settings/shop-name.ts';
import { isFew } from '../availability-note.ts';
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
    name: shopName(),
    url: absoluteUrl('/'),
    logo: absoluteUrl('/favicon.svg'),
    image: absoluteUrl(paths.sharePicture),
  };
}

export function siteFacts(): Facts {
  return {
    '@context': 'https://schema.org',
    '@type': 'WebSite',
    name: shopName(),
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

/** A product of a kind that has no facts of its own. */
export function productFacts(product: Product): Facts {
  const href = paths.product(product.section, product.slug);
  return {
    '@context': 'https://schema.org',
    '@type': 'Product',
    name: product.title,
    description: product.description,
    url: absoluteUrl(href),
    image: absoluteUrl(paths.productPicture(product.slug)),
    offers: offerFacts(product, href),
    ...ratingFacts(product),
  };
}

/** Prices and availability, as the page shows them: one offer, or several under one. @param href the product's page. */
export function offerFacts(
  product: Pick<Product, 'price' | 'availability'> & {
    readonly variants: readonly Pick<
      Variant,
      'sku' | 'title' | 'price' | 'was' | 'saleUntil' | 'availability'
    >[];
  },
  href: string,
): Facts {
  const { price, variants } = product;
  const [only] = variants;
  if (variants.length < 2)
    return offerFact(only ?? { price, was: null, saleUntil: null }, product.availability, href);
  const amounts = variants.map((variant) => variant.price.amount);
  const lowest = { ...price, amount: Math.min(...amounts) };
  const highest = { ...price, amount: Math.max(...amounts) };
  return {
    '@type': 'AggregateOffer',
    lowPrice: machineAmount(lowest),
    highPrice: machineAmount(highest),
    priceCurrency: price.currency,
    offerCount: variants.length,
    availability: schemaAvailability(product.availability),
    url: absoluteUrl(href),
    offers: variants.map((variant) => ({
      ...offerFact(variant, variant.availability, href),
      name: variant.title,
      sku: variant.sku,
    })),
  };
}

/** One offer. @param href the page of the product. */
export function offerFact(shown: ShownPrice, availability: Availability, href: string): Facts {
  const { price, saleUntil } = shown;
  return {
    '@type': 'Offer',
    category: price.amount === 0 ? 'Free' : 'Paid',
    price: machineAmount(price),
    priceCurrency: price.currency,
    ...(saleUntil && { priceValidUntil: saleUntil.toISOString() }),
    ...struckFacts(shown),
    availability: schemaAvailability(availability),
    ...(availability.is === 'not_yet' && { availabilityStarts: availability.from.toISOString() }),
    url: absoluteUrl(href),
  };
}

/** What the page strikes. */
function struckFacts({ price, was }: ShownPrice): Facts {
  if (!was) return {};
  const fact = (money: Money, type?: string) => ({
    '@type': 'UnitPriceSpecification',
    ...(type && { priceType: `https://schema.org/${type}` }),
    price: machineAmount(money),
    priceCurrency: money.currency,
  });
  return { priceSpecification: [fact(price), fact(was, 'StrikethroughPrice')] };
}

/** What others hold may come free again, so it is scarce, not sold out. */
function schemaAvailability(availability: Availability): string {
  const names = {
    held: 'LimitedAvailability',
    sold_out: 'SoldOut',
    not_yet: 'PreOrder',
    over: 'Discontinued',
  };
  const name =
    availability.is === 'open'
      ? isFew(availability)
        ? 'LimitedAvailability'
        : 'InStock'
      : names[availability.is];
  return `https://schema.org/${name}`;
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
