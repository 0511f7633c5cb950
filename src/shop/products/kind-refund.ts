import type { Db, Tx } from '#lib/db.ts';

/** A line that was bought, as the policy of its kind sees it. */
export interface RefundLine {
  readonly orderItemId: string;
  readonly variantId: string;
}

/** What goes back of a line by the owner's policy. */
export interface RefundShare {
  /** Of what was paid, 0 to 100. */
  readonly percent: number;
  /** How it comes to that, in the current language: "3 days before the date: no refund under the policy." */
  readonly working: string;
}

/** The owner's policy for money back, beside the right to withdraw. */
export interface KindRefund {
  /** What goes back of these lines at an instant, by order item; every line has an answer. */
  shares(db: Db, lines: readonly RefundLine[], at: Date): Promise<ReadonlyMap<string, RefundShare>>;
  /** The same before buying, in one sentence; null where nothing is promised beside the right to withdraw. */
  promise(): string | null;
  /** For a kind whose units the buyer can give back one by one: seats. */
  readonly units?: GivableUnits;
}

export interface GivableUnits {
  /** The units of these lines that are the buyer's, in their order. */
  list(db: Db, orderItemIds: readonly string[], at: Date): Promise<readonly GivableUnit[]>;
  /**
   * Ends units before `revoke` counts them, and never gives them again. Locks what tells whether they were used.
   * @throws ShopError `used` when one was used meanwhile.
   */
  end(tx: Tx, orderItemId: string, numbers: readonly number[]): Promise<void>;
}

/** A unit of a line. */
export interface GivableUnit {
  readonly orderItemId: string;
  /** Among the units of its line, from 1. */
  readonly number: number;
  /** As its buyer knows it: "Seat 2, Ada Lovelace". */
  readonly name: string;
  /** Until when it can be given back, in words; null for one that cannot be given back. */
  readonly until: string | null;
  /** Why it cannot be given back, in the current language; null when it can. */
  readonly why: string | null;
}
