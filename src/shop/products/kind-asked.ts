/** A line of a cart, as far as questions before paying are concerned. */
export interface AskedLine {
  readonly productId: string;
  readonly variantId: string;
  readonly quantity: number;
}

/** What is asked before lines are paid, such as who comes. */
export interface AskedBeforePaying {
  /** Whether a required answer is missing. */
  readonly isMissing: boolean;
  /** Whether there is something that can be said now. */
  readonly canBeSaid: boolean;
}
