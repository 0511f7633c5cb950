import { type Availability, unlimited } from '../../inventory/availability.ts';
import type { ProductKind } from '../kind.ts';
import type { ProductCard } from '../product.ts';
import type { CardRow } from '../store.ts';

/**
 * @param brief the input of `kind.list.facts`; undefined if the kind has none for the product.
 * @param availability of its variants together; undefined for a kind of which nothing runs out.
 */
export function toCard(
  kind: ProductKind,
  row: CardRow,
  brief: unknown,
  availability: Availability = unlimited,
): ProductCard {
  return {
    id: row.id,
    kind: row.kind,
    section: kind.section,
    slug: row.slug,
    title: row.title,
    description: row.description,
    language: row.language,
    image: row.image,
    price: { amount: row.prices?.amount ?? 0, currency: row.prices?.currency ?? 'USD' },
    priceFrom: row.prices?.many ?? false,
    rating: row.rating,
    ratingCount: row.ratingCount,
    category:
      row.categorySlug && row.categoryTitle ? { slug: row.categorySlug, title: row.categoryTitle } : null,
    facts: brief === undefined ? [] : kind.list.facts(brief),
    availability,
  };
}
