import type { Db, Tx } from '#lib/db.ts';
import type { Sentence } from '#messages/sentence.ts';

/** What a kind offers for late money where nothing is free. */
export interface LateChoice {
  /** What it is written down as when the buyer takes one of the others. */
  readonly decision: 'date' | 'variant';
  /** What the buyer may have instead of a line, for the same price or less, in the order to offer it. */
  others(db: Db, line: LateLine): Promise<readonly OtherVariant[]>;
  readonly waiting?: LateWaiting;
  /** Whether the buyer may keep the order and wait until it can be had: it is given beyond what is there. */
  readonly isKept?: (db: Db, line: LateLine) => Promise<boolean>;
  readonly words: LateWords;
}

/** What the buyer is told, as keys. */
export interface LateWords {
  /** In the email: why, before what was ordered. */
  readonly gone: Sentence;
  /** In the email: what to do. With `{time}`. */
  readonly choose: Sentence;
  /** On the page: both. With `{amount}` and `{time}`. */
  readonly page: Sentence;
  /** The one that was chosen is gone too. */
  readonly notOffered: Sentence;
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
