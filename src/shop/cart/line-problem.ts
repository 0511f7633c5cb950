import { formatMoney, type Money } from '#lib/money.ts';
import { type Availability, availabilityText } from '../inventory/availability.ts';
import { kindNamed } from '../products/kinds.ts';
import type { LineProblem } from './cart.ts';
import type { LineRow } from './store.ts';

/** What is known about a line beside its row. */
export interface LineFacts {
  readonly isOwned: boolean;
  readonly availability: Availability;
}

/** What stands between a line and the checkout; null when nothing does. */
export function lineProblem(row: LineRow, { isOwned, availability }: LineFacts): LineProblem | null {
  if (row.status !== 'published' || row.withdrawnAt !== null) {
    return { code: 'unavailable', text: 'This is no longer on sale. Remove it to go on.' };
  }
  const { words, sale } = kindNamed(row.kind);
  if (isOwned) return { code: 'owned', text: `${words.owned} Remove it to go on.` };
  const text = availabilityText(availability);
  if (text && availability.is !== 'open') return { code: availability.is, text };
  const refusal = sale.check({ quantity: row.quantity, variant: row }) ?? tooMany(row.quantity, availability);
  return refusal ? { code: 'quantity', text: refusal } : priceProblem(row);
}

/** More than there are; the field and the cart say how many. */
export function tooMany(quantity: number, availability: Availability): string | null {
  if (availability.is !== 'open' || availability.left === null || quantity <= availability.left) return null;
  return availability.left === 1 ? 'There is only one left.' : `There are only ${availability.left} left.`;
}

function priceProblem(row: LineRow): LineProblem | null {
  const unit: Money = { amount: row.priceAmount, currency: row.currency };
  const seen: Money = { amount: row.seenAmount, currency: row.seenCurrency };
  if (unit.amount <= seen.amount && unit.currency === seen.currency) return null;
  const text = `The price rose from ${formatMoney(seen)} to ${formatMoney(unit)} since you added this. Accept it, or remove the line.`;
  return { code: 'price_rose', text };
}
