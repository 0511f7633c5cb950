import type { z } from 'zod';
import type { Statement } from '#lib/db/statement.ts';
import type { Db, Tx } from '#lib/db.ts';
import type { Availability } from '../inventory/availability.ts';
import type { Filter, FilterText } from './catalogue/filter.ts';
import type { Adds } from './kind-adds.ts';
import type { KindAdmin } from './kind-admin.ts';
import type { AskedBeforePaying, AskedLine } from './kind-asked.ts';
import type { KindDelivery } from './kind-delivery.ts';
import type { ExpandableLine, Part } from './kind-expand.ts';
import type { KindOwn } from './kind-own.ts';
import type { KindParcel } from './kind-parcel.ts';
import type { KindRefund } from './kind-refund.ts';
import type { KindSort } from './kind-sort.ts';
import type { KindTax } from './kind-tax.ts';
import type { Withdrawal } from './kind-withdrawal.ts';
import type { KindWords } from './kind-words.ts';
import type { Fact, Variant } from './product.ts';

/**
 * What a kind of product must be able to do: the contract behind which everything lies that only this kind has. A kind is
 * one folder, one line in `kinds.ts` and a migration. Its folder may hold views that shared pages find by name:
 * `Choice.astro` (the choice between its variants in the form that buys it), `Pictures.astro` (instead of its cover),
 * `Details.astro` (its part of the product page, with its JSON-LD and reviews), `Questions.astro` (answers below that),
 * `Front.astro` (its part of the front page), `Own.astro` (the account's list), `AdminFields.astro` (its form).
 */
export interface ProductKind<Details = unknown, Brief = Details> {
  /** As in `products.kind`. */
  readonly name: string;
  /** The word in the address: `/courses/<slug>`. */
  readonly section: string;
  readonly words: KindWords;
  readonly details: KindDetails<Details>;
  readonly list: KindList<Brief>;
  readonly sale: KindSale;
  readonly tax: KindTax;
  /** Null for a kind that only stands for other lines (`sale.expand`). */
  readonly delivery: KindDelivery | null;
  /** None for a kind of which nothing is sent. */
  readonly parcel?: KindParcel;
  readonly own: KindOwn;
  /** What the admin has for this kind alone. */
  readonly admin?: KindAdmin;
}

/** What only this kind has: its detail tables, and how staff edit them. */
export interface KindDetails<Details> {
  /** Survives JSON: details are kept in Redis. */
  readonly schema: z.ZodType<Details>;
  readonly form: KindForm<Details>;
  /** Details by product id. */
  load(db: Db, productIds: readonly string[]): Promise<ReadonlyMap<string, Details>>;
  save(tx: Tx, productId: string, details: Details): Promise<void>;
}

/** How staff edit details: form fields as texts, there and back. */
export interface KindForm<Details = unknown> {
  /** What a product begins with. */
  readonly blank: Details;
  /** The form's fields by name; each takes a text and says what is wrong with it. Forms and edits call them `<kind>.<name>`. */
  readonly fields: Readonly<Record<string, z.ZodType>>;
  texts(details: Details): Readonly<Record<string, string>>;
  /** @param edit the fields as `fields` read them. */
  apply(details: Details, edit: Readonly<Record<string, unknown>>): Details;
  /** What is missing before the product can be sold. */
  missing(db: Db, productId: string, details: Details): Promise<readonly Missing[]>;
}

/** Something without which a product is not put on sale, and where it is filled in. */
export interface Missing {
  /** Name of the kind's own field, or of another page of the product (`curriculum`). */
  readonly field: string;
  readonly text: string;
}

/** A row of a kind's `briefs`. */
export interface ProductBrief {
  readonly productId: string;
}

/** How the kind appears in lists. */
export interface KindList<Brief> {
  /**
   * The columns that `facts` needs, for the cards of a list. One plain statement: its type admits nothing else, and the
   * catalogue memoizes what is made of its rows.
   */
  readonly briefs: Statement<ProductBrief & Brief, { readonly productIds: readonly string[] }>;
  /** In the current language. */
  facts(brief: Brief): readonly Fact[];
  /** What its lists can be filtered by, beside what every product has. */
  readonly filters: readonly Filter[];
  /** How values of these filters, and their groups, are written; those without a row say it themselves. */
  readonly filterTexts?: Statement<FilterText, { readonly keys: readonly string[] }>;
  /** Sorts of its own, beside those of every list. */
  readonly sorts: readonly KindSort[];
  /** The sort of a list for which none was chosen: a shared one, or one of its own. */
  readonly usualSort: string;
  /** Ids of other products whose price or stock is shown with these: the parts of bundles. None for a kind that shows its own alone. */
  readonly shows?: (db: Db, productIds: readonly string[]) => Promise<readonly string[]>;
}

/** How it is sold. */
export interface KindSale {
  /** A second one is of no use: what is owned already cannot be bought again. */
  readonly isBoughtOnce: boolean;
  /** For a kind that is bought once, but of whose variants each gives other things. */
  readonly adds?: Adds;
  /** How many of one variant may be bought at once, at most, unless the variant says less. */
  readonly maxQuantity: number;
  /** Why this many cannot be bought at once, in the current language, or null. */
  check(line: {
    readonly quantity: number;
    readonly variant: Pick<Variant, 'minQuantity' | 'maxQuantity'>;
  }): string | null;
  /**
   * Whether variants can be bought now, by id; null for a kind of which nothing ever runs out.
   * @param ownOrderId the asker's own order that waits for money: what it holds does not block him.
   */
  readonly available:
    | ((
        db: Db,
        variantIds: readonly string[],
        ownOrderId: string | null,
      ) => Promise<ReadonlyMap<string, Availability>>)
    | null;
  /**
   * The same of whole products, by id, by their variants on sale together, in one statement: for lists. A product without such
   * variants is left out. A kind without it is asked for the variants of the products.
   */
  readonly availableProducts?: (
    db: Db,
    productIds: readonly string[],
  ) => Promise<ReadonlyMap<string, Availability>>;
  /** Whether these must not be paid by a method that takes days; none for a kind that can wait. */
  readonly needsMoneyAtOnce?: (
    db: Db,
    lines: readonly { readonly variantId: string; readonly quantity: number }[],
    at: Date,
  ) => Promise<boolean>;
  readonly withdrawal: Withdrawal;
  /** What goes back beside that, by the owner's policy. */
  readonly refund: KindRefund;
  /** What is asked before paying; none for a kind that asks nothing. `cartId`: null for what is got without a cart. */
  readonly asked?: (db: Db, cartId: string | null, lines: readonly AskedLine[]) => Promise<AskedBeforePaying>;
  /** Moves what was answered in one cart to another, before the lines of that cart are moved. Both are locked. */
  readonly moveAnswers?: (tx: Tx, fromCartId: string, toCartId: string) => Promise<void>;
  /**
   * For a kind that stands for several lines: its parts by variant id, with their shares of the unit price, which sum to
   * it. Null: the line itself.
   */
  readonly expand:
    | ((db: Db, lines: readonly ExpandableLine[]) => Promise<ReadonlyMap<string, readonly Part[]>>)
    | null;
}

/** Types a kind with its own details and takes it into the register. */
export function defineKind<Details, Brief extends object>(kind: ProductKind<Details, Brief>): ProductKind {
  return kind as unknown as ProductKind;
}
