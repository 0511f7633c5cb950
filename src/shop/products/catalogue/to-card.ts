import { type Availability, unlimited } from '../../inventory/availability.ts';
import { sellingCurrency } from '../../settings/currency.ts';
import type { ProductKind } from '../kind.ts';
import { shownPrice } from '../prices/reduction.ts';
import type { ProductCard } from '../product.ts';
import type { CardRow } from '../store.ts';

/** The price of the cheapest variant. */
function pricesOf({ prices }: CardRow) {
  const { amount = 0, currency = sellingCurrency(), was = null } = prices ?? {};
  const { price, was: struck } = shownPrice({
    ...{ priceAmount: amount, currency, struckAmount: was, saleEndsAt: null },
  });
  return { price, was: struck };
}

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
    ...pricesOf(row),
    priceFrom: row.prices?.many ?? false,
    rating: row.rating,
    ratingCount: row.ratingCount,
    category:
      row.categorySlug && row.categoryTitle ? { slug: row.categorySlug, title: row.categoryTitle } : null,
    facts: brief === undefined ? [] : kind.list.facts(brief),
    availability,
  };
}
