import type { Page } from '@playwright/test';
import { z } from 'zod';

/** What the shop says to machines, held to its own words of schema.org: nothing missing, nothing made up. */
const address = z.url({ protocol: /^https?$/ });
const instant = z.iso.datetime({ offset: true });
const reference = z.strictObject({ '@id': address });

const organization = z.strictObject({
  '@context': z.literal('https://schema.org'),
  '@type': z.literal('Organization'),
  '@id': address,
  name: z.string().min(1),
  url: address,
  logo: address,
  image: address,
});

const site = z.strictObject({
  '@context': z.literal('https://schema.org'),
  '@type': z.literal('WebSite'),
  name: z.string().min(1),
  url: address,
  publisher: reference,
  potentialAction: z.strictObject({
    '@type': z.literal('SearchAction'),
    target: z.strictObject({
      '@type': z.literal('EntryPoint'),
      urlTemplate: z.string().regex(/^https?:\/\/.*\{search_term_string\}/),
    }),
    'query-input': z.literal('required name=search_term_string'),
  }),
});

const item = { '@type': z.literal('ListItem'), position: z.int().min(1), name: z.string().min(1) };

const breadcrumbs = z.strictObject({
  '@context': z.literal('https://schema.org'),
  '@type': z.literal('BreadcrumbList'),
  itemListElement: z.array(z.strictObject({ ...item, item: address })).min(2),
});

const list = z.strictObject({
  '@context': z.literal('https://schema.org'),
  '@type': z.literal('ItemList'),
  itemListElement: z.array(z.strictObject({ ...item, url: address })),
});

const course = z.strictObject({
  '@context': z.literal('https://schema.org'),
  '@type': z.literal('Course'),
  '@id': address,
  name: z.string().min(1),
  description: z.string().min(1),
  url: address,
  image: address,
  inLanguage: z.string().regex(/^[a-z]{2}$/),
  educationalLevel: z.string().min(1),
  dateModified: instant,
  provider: z.strictObject({
    '@type': z.literal('Organization'),
    '@id': address,
    name: z.string(),
    url: address,
  }),
  offers: z.strictObject({
    '@type': z.literal('Offer'),
    category: z.enum(['Free', 'Paid']),
    price: z.string().regex(/^\d+(\.\d+)?$/),
    priceCurrency: z.string().regex(/^[A-Z]{3}$/),
    availability: z.literal('https://schema.org/InStock'),
    url: address,
  }),
  aggregateRating: z
    .strictObject({
      '@type': z.literal('AggregateRating'),
      ratingValue: z.number().min(1).max(5),
      reviewCount: z.int().min(1),
      bestRating: z.literal(5),
      worstRating: z.literal(1),
    })
    .optional(),
  hasCourseInstance: z.strictObject({
    '@type': z.literal('CourseInstance'),
    courseMode: z.literal('Online'),
    courseWorkload: z.string().regex(/^PT(\d+H)?(\d+M)?$/),
    instructor: z.strictObject({
      '@type': z.literal('Person'),
      name: z.string().min(1),
      '@id': address.optional(),
      url: address.optional(),
    }),
  }),
  teaches: z.array(z.string().min(1)).min(1).optional(),
});

const kinds = {
  Organization: organization,
  WebSite: site,
  BreadcrumbList: breadcrumbs,
  ItemList: list,
  Course: course,
} as const;

type Kinds = { readonly [Name in keyof typeof kinds]: z.infer<(typeof kinds)[Name]> };

/** The facts of a page by their kind. @throws for a kind nobody knows, one said twice, and what is not of its shape. */
export async function factsOf(page: Page): Promise<Partial<Kinds>> {
  const texts = await page.locator('script[type="application/ld+json"]').allTextContents();
  const facts: Record<string, unknown> = {};
  for (const one of texts.flatMap((text) => JSON.parse(text))) {
    const name = String(one['@type']);
    if (!(name in kinds) || name in facts) throw new Error(`facts of an unknown kind, or twice: ${name}`);
    facts[name] = kinds[name as keyof typeof kinds].parse(one);
  }
  return facts as Partial<Kinds>;
}
