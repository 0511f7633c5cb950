import type { Db, Tx } from '#lib/db.ts';
import type { Visitor } from '../customers/store.ts';

/** What somebody owns, as the account lists it; its kind's `Own.astro` draws it. */
export interface OwnedProduct {
  readonly slug: string;
  readonly title: string;
  readonly image: string | null;
  /** The slug of its category, which chooses its cover's colours. */
  readonly category: string | null;
  /** Of its title, ISO 639-1; null where its kind has none. */
  readonly language: string | null;
}

/** Who may load a file of the shop; `visitor`: the one who asks. */
export type FileAccess = 'everybody' | 'visitor' | 'nobody';

/** Where the buyer uses it. */
export interface KindOwn {
  /** The word in the account's address, `/account/bookings`; by default the kind's section. */
  readonly section?: string;
  /** The page where it is used. */
  path(slug: string): string;
  /**
   * An address that answers as JSON `{ owned, beingPaid?, email?, done?, lessonCount?, next? }` for the visitor, so that the product's page,
   * which is the same for everybody, can offer what is owned already, and say that a payment for it is under way. None for what is sold again and again.
   */
  readonly statusPath?: (slug: string) => string;
  /**
   * What an order's page and emails say at a line that is the buyer's, by order item: when and where it is. None for a kind
   * whose variant says all.
   */
  readonly lineNotes?: (
    db: Db,
    orderItemIds: readonly string[],
  ) => Promise<ReadonlyMap<string, readonly string[]>>;
  /** The same while the order waits for money, for a kind that has promised something already. */
  readonly waitingNotes?: (
    db: Db,
    lines: readonly { readonly id: string; readonly quantity: number }[],
  ) => Promise<ReadonlyMap<string, readonly string[]>>;
  /** A page of an order that only this kind has, linked at its lines: who comes. `text` is a sentence for `translate`. */
  readonly orderPage?: { readonly text: string; path(number: string): string };
  /** What a visitor may use, latest first. */
  list(db: Db, visitor: Visitor): Promise<readonly OwnedProduct[]>;
  /**
   * Who may load a file that a product of the kind has; null where none has it. None for a kind without files.
   * @param addresses the spellings of the file's address.
   */
  readonly fileAccess?: (
    db: Db,
    addresses: readonly string[],
    visitor: () => Promise<Visitor | null>,
  ) => Promise<FileAccess | null>;
  /**
   * An address was proven: the customer gets his part of the lines, and what the kind keeps apart for the orders whose buyer
   * has proven it is merged with the customer's, so that neither side loses anything. Called under the locks of the orders
   * and of the customer, and again at every later proof. None for a kind that keeps nothing apart.
   */
  readonly join?: (tx: Tx, joining: Joining) => Promise<void>;
  /**
   * Lines go to another customer, because the address was mistyped: this one loses his part of them, and keeps what he made
   * of them. Under the same locks. None for a kind that keeps nothing apart.
   */
  readonly leave?: (tx: Tx, leaving: Pick<Joining, 'customerId' | 'orderItemIds'>) => Promise<void>;
}

/** What is joined when a customer has proven the address. */
export interface Joining {
  readonly customerId: string;
  /** The lines of the kind that were given by orders with the customer's address, of all buyers. */
  readonly orderItemIds: readonly string[];
  /** The orders whose buyer has proven to be the customer. */
  readonly orderIds: readonly string[];
}
