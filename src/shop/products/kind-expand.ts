/** A cart line as `expand` sees it; its unit price in minor units. */
export interface ExpandableLine {
  readonly variantId: string;
  readonly unitAmount: number;
}

/** A part of one unit. */
export interface Part {
  readonly productId: string;
  readonly variantId: string;
  readonly kind: string;
  readonly title: string;
  readonly variantTitle: string;
  readonly quantity: number;
  /** Of its product; left out: as is usual for its kind. */
  readonly taxClass?: string | null;
  /** Of the owner's guarantee for its product; left out: as for its kind. */
  readonly guaranteeDays?: number | null;
  /** Whether it can be bought at all; left out: it can. */
  readonly isOnSale?: boolean;
  /** Its share of the price of one whole, for one of this part, in minor units. */
  readonly unitAmount: number;
}
