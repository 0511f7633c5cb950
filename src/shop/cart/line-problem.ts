import { isolate } from '#lib/isolate.ts';
import { formatMoney, type Money } from '#lib/money.ts';
import { listFormat } from '#messages/formats.ts';
import type { Sentence } from '#messages/sentence.ts';
import { t, translate } from '#messages/t.ts';
import { type Availability, availabilityText } from '../inventory/availability.ts';
import { kindNamed } from '../products/kinds.ts';
import { lockedText } from '../products/unlock.ts';
import type { RequiredCourse } from '../products/unlock-store.ts';
import type { LineProblem } from './cart.ts';
import type { LineRow } from './store.ts';

/** What decides about a line and is not in its row. */
export interface LineFacts {
  readonly isOwned: boolean;
  /** Bought once, and an earlier payment for it is under way. */
  readonly isBeingPaid: boolean;
  readonly availability: Availability;
  /** A course that the shopper has to complete before. */
  readonly requires: RequiredCourse | null;
}

/** Why a line cannot be checked out; null when it can. */
export function lineProblem(
  row: LineRow,
  { isOwned, isBeingPaid, availability, requires }: LineFacts,
): LineProblem | null {
  if (row.status !== 'published' || row.withdrawnAt !== null) {
    return { code: 'unavailable', text: t('This is no longer on sale. Remove it to continue.') };
  }
  const { words, sale } = kindNamed(row.kind);
  if (isOwned) return { code: 'owned', text: `${translate(words.owned)} ${t('Remove it to continue.')}` };
  if (isBeingPaid)
    return { code: 'being_paid', text: t('Your payment for this is processing. Remove it to continue.') };
  if (requires) return { code: 'locked', text: lockedText(requires) };
  const text = availabilityText(availability);
  if (text && availability.is !== 'open') return { code: availability.is, text };
  const refusal =
    sale.check({ quantity: row.quantity, variant: row }) ??
    boundsProblem(row.quantity, row) ??
    quantityProblem(row.quantity, availability);
  return refusal ? { code: 'quantity', text: refusal } : priceProblem(row);
}

/** What a shopper is told who has one already and may buy another. @param added what this one gives beside it. */
export function ownedNotice(
  { kind, isBoughtHere }: LineRow,
  isOwned: boolean,
  added: readonly string[] = [],
): string | null {
  const { words, sale } = kindNamed(kind);
  if (isOwned && added.length > 0)
    return t('You already have some of this. New with this one: {things}.', {
      things: listFormat().format(added.map(isolate)),
    });
  if (sale.isBoughtOnce) return isBoughtHere && !isOwned ? t(BOUGHT_HERE) : null;
  return isOwned || isBoughtHere ? translate(words.owned) : null;
}

const BOUGHT_HERE: Sentence =
  'You already bought this in this browser. Is this one for someone else? Then enter their email at checkout.';

/** Why this many of a variant are not sold at once; null when they are. The owner may have changed the bounds since it was added. */
export function boundsProblem(
  quantity: number,
  { minQuantity, maxQuantity }: Pick<LineRow, 'minQuantity' | 'maxQuantity'>,
): string | null {
  if (quantity > maxQuantity) return t('You can buy at most {max, number} of this.', { max: maxQuantity });
  if (quantity < minQuantity)
    return t('You have to buy at least {min, number} of this.', { min: minQuantity });
  return null;
}

/** The message when more are wanted than are left; null when there are enough. */
export function quantityProblem(quantity: number, availability: Availability): string | null {
  if (availability.is !== 'open' || availability.left === null || quantity <= availability.left) return null;
  return t('Only {count, number} left.', { count: availability.left });
}

const PRICE_CHANGED: Sentence =
  'The price is now {price}; it was {before} when you added this. Accept it, or remove the item.';
const PRICE_ROSE: Sentence =
  'The price rose from {before} to {price} since you added this. Accept it, or remove the item.';

function priceProblem(row: LineRow): LineProblem | null {
  const unit: Money = { amount: row.priceAmount, currency: row.currency };
  const shownPrice: Money = { amount: row.seenAmount, currency: row.seenCurrency };
  if (unit.amount <= shownPrice.amount && unit.currency === shownPrice.currency) return null;
  const [price, before] = [formatMoney(unit), formatMoney(shownPrice)];
  if (unit.currency !== shownPrice.currency)
    return { code: 'price_changed', text: t(PRICE_CHANGED, { price, before }) };
  return { code: 'price_rose', text: t(PRICE_ROSE, { price, before }) };
}
