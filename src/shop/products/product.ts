import type { Money } from '#lib/money.ts';
import type { Availability } from '../inventory/availability.ts';
import type { ShownPrice } from './prices/reduction.ts';

/** One short thing to know about a product, shown on its card: "Level: beginner". */
export interface Fact {
  readonly name: string;
  readonly text: string;
}

export interface CategoryLink {
  readonly slug: string;
  readonly title: string;
}

export interface Tag {
  readonly slug: string;
  readonly title: string;
}

/** What every product shows of itself, in a list or on its page. */
export interface ProductCard {
  readonly id: string;
  readonly kind: string;
  readonly section: string;
  readonly slug: string;
  readonly title: string;
  readonly description: string;
  /** What it is written in, ISO 639-1; null where its kind has none. */
  readonly language: string | null;
  readonly image: string | null;
  readonly price: Money;
  /** What is struck beside the price: the lowest of the 30 days before a reduction. */
  readonly was: Money | null;
  /** The price differs by variant; `price` is the least. */
  readonly priceFrom: boolean;
  readonly rating: number | null;
  readonly ratingCount: number;
  readonly category: CategoryLink | null;
  readonly facts: readonly Fact[];
  /** Whether one of its variants can be bought now. */
  readonly availability: Availability;
}

export interface Variant extends ShownPrice {
  readonly id: string;
  readonly sku: string;
  readonly title: string;
  readonly minQuantity: number;
  readonly maxQuantity: number;
  readonly availability: Availability;
}

/** A product as its own page shows it; `details` are its kind's. */
export interface Product extends ProductCard {
  readonly fullDescription: string;
  /** Of the owner's guarantee for it; null: as for its kind. */
  readonly guaranteeDays: number | null;
  /** Null: the usual class of its kind. */
  readonly taxClass: string | null;
  readonly tags: readonly Tag[];
  readonly variants: readonly Variant[];
  /** As staff say it; else when it was first published. */
  readonly contentChangedAt: Date;
  /** Nobody has said since it was first published that its content changed. */
  readonly isUnchanged: boolean;
  readonly details: unknown;
}
