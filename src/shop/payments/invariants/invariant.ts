import type { Sentence } from '#messages/sentence.ts';

/** Something that must always hold of the money, as a query for what breaks it. */
export interface Invariant {
  readonly name: string;
  /** The rule, for people. */
  readonly rule: Sentence;
  /**
   * Selects `subject` (an order's number, or an id) of everything that breaks it. `$1` is the instant from which on
   * orders changed: the schedule looks at the last days, the doctor at everything. Practice orders are left out.
   */
  readonly broken: string;
}
