import type { z } from 'zod';
import type { Statement } from '#lib/db/statement.ts';
import type { Db, Tx } from '#lib/db.ts';
import type { Money } from '#lib/money.ts';
import type { Filter } from './catalogue/filter.ts';

/** One short thing to know about a product, shown on its card: "Level: beginner". */
export interface Fact {
  readonly name: string;
  readonly text: string;
}

export interface CategoryLink {
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
  readonly image: string | null;
  readonly price: Money;
  /** The price differs by variant; `price` is the least. */
  readonly priceFrom: boolean;
  readonly rating: number | null;
  readonly ratingCount: number;
  readonly category: CategoryLink | null;
  readonly facts: readonly Fact[];
}

export interface Variant {
  readonly id: string;
  readonly sku: string;
  readonly title: string;
  readonly price: Money;
  readonly minQuantity: number;
  readonly maxQuantity: number;
}

/** A product as its own page shows it; `details` are its kind's. */
export interface Product extends ProductCard {
  readonly fullDescription: string;
  readonly tags: readonly string[];
  readonly variants: readonly Variant[];
  readonly updatedAt: Date;
  readonly details: unknown;
}

/** How staff edit what only this kind has: form fields as texts, there and back. */
export interface KindForm<Details = unknown> {
  /** What a product begins with. */
  readonly blank: Details;
  /** How many of one variant may be bought at once, at most. */
  readonly maxQuantity: number;
  /** The form's fields by name; each takes a text and says what is wrong with it. */
  readonly fields: Readonly<Record<string, z.ZodType>>;
  texts(details: Details): Readonly<Record<string, string>>;
  /** @param edit the fields as `fields` read them. */
  apply(details: Details, edit: Readonly<Record<string, unknown>>): Details;
  /** What is missing before the product can be sold. */
  missing(db: Db, productId: string, details: Details): Promise<readonly Missing[]>;
}

/** Something without which a product is not put on sale, and where it is filled in. */
export interface Missing {
  /** Name of the form's field, or `curriculum`, say, for another page of the product. */
  readonly field: string;
  readonly text: string;
}

/** A line of an order, as kinds see it. */
export interface OrderLine {
  readonly orderId: string;
  readonly orderItemId: string;
  readonly productId: string;
  readonly variantId: string;
  readonly quantity: number;
}

/** A row of a kind's `briefs`. */
export interface ProductBrief {
  readonly productId: string;
}

/**
 * What a kind of product must be able to do. The last four run inside the caller's transaction, may run twice for one
 * order line with the effect of once, and never touch the network.
 */
export interface ProductKind<Details = unknown, Brief = Details> {
  readonly name: string;
  /** The word in the address: `/courses/<slug>`. */
  readonly section: string;
  readonly label: { readonly one: string; readonly many: string };
  readonly details: z.ZodType<Details>;
  readonly form: KindForm<Details>;
  /** Details by product id. */
  load(db: Db, productIds: readonly string[]): Promise<ReadonlyMap<string, Details>>;
  /**
   * The columns that `facts` needs, for the cards of a list. One plain statement: its type admits nothing else, and the
   * catalogue memoizes what is made of its rows.
   */
  readonly briefs: Statement<ProductBrief & Brief, { readonly productIds: readonly string[] }>;
  save(tx: Tx, productId: string, details: Details): Promise<void>;
  facts(brief: Brief): readonly Fact[];
  /** What its lists can be narrowed by, beside what every product has. */
  readonly filters: readonly Filter[];
  /** Why this many cannot be bought at once, or null. */
  check(line: { readonly quantity: number; readonly variant: Variant }): string | null;
  /** Takes seats or stock until the given instant. @throws ShopError `sold_out` or `held_by_others`. */
  hold(tx: Tx, line: OrderLine, until: Date): Promise<void>;
  release(tx: Tx, line: OrderLine): Promise<void>;
  /** Gives the customer what the line promises. */
  fulfil(tx: Tx, line: OrderLine, customerId: string): Promise<void>;
  /** Takes it back. */
  revoke(tx: Tx, line: OrderLine): Promise<void>;
  /** The page where a customer uses what they bought. */
  openPath(slug: string): string;
}
