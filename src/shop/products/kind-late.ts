import type { Db, Tx } from '#lib/db.ts';

/** What a kind offers for late money where nothing is free. */
export interface LateChoice {
  /** What the buyer may have instead of a line, for the same price or less, in the order to offer it. */
  others(db: Db, line: LateLine): Promise<readonly OtherVariant[]>;
  readonly waiting?: LateWaiting;
}

/** A waiting list on which late buyers come first, with their money back. */
export interface LateWaiting {
  /** Whether there is one for what the line was. */
  isOpen(db: Db, line: LateLine): Promise<boolean>;
  /** Puts an address before all others. */
  join(tx: Tx, line: LateLine, email: string): Promise<void>;
}

export interface LateLine {
  readonly variantId: string;
  readonly units: number;
  /** What one was sold for, in minor units. */
  readonly unitAmount: number;
  readonly currency: string;
}

export interface OtherVariant {
  readonly variantId: string;
  readonly title: string;
  readonly unitAmount: number;
}
