import { z } from 'zod';
import type { Money } from '#lib/money.ts';
import { t } from '#messages/t.ts';
import type { SentLater } from '../inventory/stock/promise.ts';
import type { AppliedPromotion } from '../pricing/promotions/promotion.ts';
import type { Totals } from '../pricing/totals.ts';
import type { Part } from '../products/kind-expand.ts';

/** A whole number as a form sends it: digits only, so that "1e3", "1.5" and "10abc" are refused. */
const wholeNumber = z
  .union(
    [
      z.number().int(),
      z
        .string()
        .regex(/^\d{1,6}$/)
        .transform(Number),
    ],
    { error: notWhole },
  )
  .refine((value) => value >= 0 && value <= 1_000_000, { error: notWhole });

function notWhole(): string {
  return t('Enter a whole number.');
}

/** The address of a product. */
export const slug = z
  .string()
  .max(120)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { error: noProduct });

function noProduct(): string {
  return t('There is no such product.');
}

/** Which variant to add; the product's slug will do where it has only one. */
export const addItemInput = z
  .strictObject({
    variant: z.uuid({ error: noProduct }).optional(),
    product: slug.optional(),
    quantity: wholeNumber.default(1),
  })
  .transform(({ variant, product, quantity }, context) => {
    if (variant !== undefined && product === undefined) return { variant, quantity };
    if (product !== undefined && variant === undefined) return { product, quantity };
    context.addIssue({ code: 'custom', message: noProduct() });
    return z.NEVER;
  });
export type AddItemInput = z.infer<typeof addItemInput>;

export const changeItemInput = z.strictObject({ quantity: wholeNumber });

/** Why a line cannot be bought now. */
export type LineProblem =
  | { readonly code: 'unavailable'; readonly text: string }
  | { readonly code: 'owned' | 'being_paid' | 'locked'; readonly text: string }
  | { readonly code: 'price_rose' | 'price_changed'; readonly text: string }
  | { readonly code: 'quantity'; readonly text: string }
  | { readonly code: 'held' | 'sold_out' | 'not_yet' | 'over'; readonly text: string };

export interface CartLine {
  readonly id: string;
  readonly productId: string;
  readonly variantId: string;
  readonly kind: string;
  readonly path: string;
  /** Where it is used, once it is bought. */
  readonly openPath: string;
  readonly title: string;
  readonly variantTitle: string;
  /** Its picture; without one a cover is drawn in the inks of its category. */
  readonly image: string | null;
  readonly category: string | null;
  /** Of its title, ISO 639-1; null where its kind has none. */
  readonly language: string | null;
  readonly quantity: number;
  readonly minQuantity: number;
  readonly maxQuantity: number;
  /** Today's price of one. */
  readonly unit: Money;
  /** What is struck beside that: the lowest price of the 30 days before a reduction. */
  readonly was: Money | null;
  /** The price of one when it was added or last accepted. */
  readonly shownPrice: Money;
  /** Before anything is taken off. */
  readonly total: Money;
  /** What promotions take off all of it, in minor units. */
  readonly discountAmount: number;
  /** As the owner chose it for the product; null: as is usual for its kind. */
  readonly taxClass: string | null;
  /** Of the owner's guarantee for the product; null: as for its kind. */
  readonly guaranteeDays: number | null;
  /** What a bundle consists of; null for a line that is no bundle. */
  readonly parts: readonly Part[] | null;
  /** What of it is not there, and when that is sent. */
  readonly later: SentLater | null;
  readonly problem: LineProblem | null;
  /** A message that does not block the checkout: the price fell. */
  readonly notice: string | null;
  /** The same, where the shopper has one already and may want a second one: for another person, say. */
  readonly ownedNotice: string | null;
  /** An earlier order of this browser gave it, with whatever address. */
  readonly isBoughtHere: boolean;
}

/** What promotions do for a cart. */
export interface CartPromotions {
  readonly applied: readonly AppliedPromotion[];
  /** Codes that do not apply, and why. */
  readonly refused: readonly { readonly code: string; readonly text: string }[];
  /** Delivery costs as much less as the cheapest letter or parcel would cost. */
  readonly freesDelivery: boolean;
  /** What the delivery that was chosen costs less, in minor units; 0 before that. */
  readonly savedOnDelivery: number;
}

export interface Cart {
  readonly id: string;
  readonly version: number;
  readonly lines: readonly CartLine[];
  readonly totals: Totals;
  readonly promotions: CartPromotions;
  /** Whether the whole cart can be checked out now. */
  readonly isReady: boolean;
}

/** Things in the cart, for the badge. */
export function countOf(cart: Pick<Cart, 'lines'>): number {
  return cart.lines.reduce((sum, line) => sum + line.quantity, 0);
}
