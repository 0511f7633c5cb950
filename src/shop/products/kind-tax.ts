import type { Db } from '#lib/db.ts';

/** How products are taxed; `exempt` is taxed nowhere. */
export const taxClasses = ['standard', 'reduced', 'book', 'ebook', 'admission', 'exempt'] as const;
export type TaxClass = (typeof taxClasses)[number];

/** The key of a class of the owner's own, which stands in a table. */
export const ownTaxClassKey = /^own_[a-z0-9_]{1,26}$/;

/** Where a variant is supplied, which decides whose tax it has. */
export type Supply =
  /** Where it is sent to. */
  | { readonly at: 'destination' }
  /** Where the buyer lives: what is used over a network. */
  | { readonly at: 'buyer' }
  /** Where it happens (ISO 3166-1 alpha-2; null: in the seller's country), on that day (`2027-03-28`). */
  | { readonly at: 'place'; readonly country: string | null; readonly day: string };

/** What a kind says about its tax. */
export interface KindTax {
  /** The class of a product for which the owner chose none. */
  readonly usualClass: TaxClass;
  /** The same for every product of the kind, or by variant id. */
  readonly supply: Supply | ((db: Db, variantIds: readonly string[]) => Promise<ReadonlyMap<string, Supply>>);
}
