import type { Money } from '#lib/money.ts';
import type { RequiredCourse } from '../../products/unlock-store.ts';

/** What a promotion does. Rates in millionths, amounts in minor units. */
export type Effect =
  | { readonly is: 'percent'; readonly rate: number }
  /** Off the sum of what it is for, once. */
  | { readonly is: 'fixed'; readonly amount: number }
  /** What each piece costs then, where that is less. */
  | { readonly is: 'fixed_price'; readonly amount: number }
  /** Delivery costs as much less as the cheapest letter or parcel would cost. */
  | { readonly is: 'free_delivery' }
  /** Of each `buy + get` pieces the cheapest `get` cost less: like is paired with like, the dearest first. */
  | { readonly is: 'buy_get'; readonly buy: number; readonly get: number; readonly rate: number };

/** What a promotion is for: all, or what has one of these. */
export type Targets =
  | { readonly scope: 'everything' }
  | { readonly scope: 'kind' | 'category' | 'product' | 'variant'; readonly of: ReadonlySet<string> };

export const promotionStates = ['active', 'paused', 'ended'] as const;
export type PromotionState = (typeof promotionStates)[number];

/** A rule by which something costs less. */
export interface Promotion {
  readonly id: string;
  readonly name: string;
  /** As its owner wrote it; null for one that applies by itself. */
  readonly code: string | null;
  readonly codeKey: string | null;
  readonly effect: Effect;
  /** Of its amounts; null where it has none. */
  readonly currency: string | null;
  readonly targets: Targets;
  readonly startsAt: Date | null;
  /** It holds until just before. */
  readonly endsAt: Date | null;
  /** Of what it is for, before anything is taken off. */
  readonly minAmount: number | null;
  readonly minPieces: number | null;
  readonly totalLimit: number | null;
  readonly customerLimit: number | null;
  readonly isFirstOnly: boolean;
  /** Only for those who have completed this course; null for everybody. */
  readonly requires: RequiredCourse | null;
  readonly isCombinable: boolean;
  readonly state: PromotionState;
}

/** A promotion with what has become of it so far, not counting an order of this cart that waits for its money. */
export interface UsedPromotion extends Promotion {
  /** Uses that count against its limit; 0 where it has none. */
  readonly uses: number;
  /** Those of this buyer, as far as the buyer is known; 0 where that does not matter. */
  readonly ownUses: number;
  /** Whether this buyer has bought before, as far as known; false where that does not matter. */
  readonly hasBought: boolean;
}

/** A line that may cost less; its amounts in minor units of the cart's currency. */
export interface PromotionLine {
  readonly variantId: string;
  readonly productId: string;
  readonly kind: string;
  /** Slug of its category. */
  readonly category: string | null;
  readonly quantity: number;
  readonly unitAmount: number;
  /** Whether it is sent. */
  readonly isSent: boolean;
}

/** A promotion as it applies to a cart or an order. */
export interface AppliedPromotion {
  readonly promotionId: string;
  readonly code: string | null;
  readonly name: string;
  /** Off the lines, in minor units. */
  readonly amount: number;
  /** The same by line, in their order. */
  readonly lineAmounts?: readonly number[];
  readonly freesDelivery: boolean;
  /** The course that its buyer has completed for it; left out where it asks for none. */
  readonly requiredCourseId?: string;
}

/** Whether a promotion is for a line. */
export function isFor(targets: Targets, line: PromotionLine): boolean {
  switch (targets.scope) {
    case 'everything':
      return true;
    case 'kind':
      return targets.of.has(line.kind);
    case 'category':
      return line.category !== null && targets.of.has(line.category);
    case 'product':
      return targets.of.has(line.productId);
    case 'variant':
      return targets.of.has(line.variantId);
  }
}

/** How people read a promotion: its code, or its name where it has none. */
export function nameOf({ code, name }: Pick<Promotion, 'code' | 'name'>): string {
  return code ?? name;
}

export function moneyOf(promotion: Pick<Promotion, 'currency'>, amount: number, fallback = ''): Money {
  return { amount, currency: promotion.currency ?? fallback };
}
