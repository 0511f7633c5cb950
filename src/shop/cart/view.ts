import { type Db, inTransaction } from '#lib/db.ts';
import { formatMoney, type Money } from '#lib/money.ts';
import type { Visitor } from '../customers/store.ts';
import { type PricedLine, type Totals, totalsOf } from '../pricing/totals.ts';
import { kindNamed } from '../products/kinds.ts';
import { listOwnedProductIds } from '../products/owned-store.ts';
import type { Cart, CartLine, LineProblem } from './cart.ts';
import { lockAndMergeCart } from './lock-and-merge.ts';
import { hasUnmergedBrowserCart } from './merge.ts';
import { findCart, type LineRow, listLines } from './store.ts';

/** The cart of whoever asks, at today's prices; null when there is none yet. */
export async function viewCart(db: Db, owner: Visitor): Promise<Cart | null> {
  if (await hasUnmergedBrowserCart(db, owner)) await inTransaction(db, (tx) => lockAndMergeCart(tx, owner));
  const cart = await findCart(db, owner);
  return cart ? assembleCart(db, cart, owner) : null;
}

export async function assembleCart(
  db: Db,
  cart: { id: string; version: number },
  owner: Visitor,
): Promise<Cart> {
  const rows = await listLines(db, cart.id);
  const owned = await listOwnedProductIds(
    db,
    owner,
    rows.filter(isBoughtOnce).map(({ productId }) => productId),
  );
  const lines = rows.map((row) => toLine(row, owned));
  const sellable = lines.filter((line) => line.problem?.code !== 'unavailable');
  const isReady = lines.length > 0 && lines.every((line) => line.problem === null);
  return { ...cart, lines, totals: sumOf(sellable), isReady };
}

export function sumOf(lines: readonly CartLine[]): Totals {
  const priced: PricedLine[] = lines.map(({ quantity, unit }) => ({
    quantity,
    unitAmount: unit.amount,
    currency: unit.currency,
  }));
  return totalsOf(priced);
}

function isBoughtOnce({ maxQuantity }: LineRow): boolean {
  return maxQuantity === 1;
}

function toLine(row: LineRow, owned: ReadonlySet<string>): CartLine {
  const kind = kindNamed(row.kind);
  const unit = { amount: row.priceAmount, currency: row.currency };
  const seen = { amount: row.seenAmount, currency: row.seenCurrency };
  return {
    id: row.id,
    productId: row.productId,
    variantId: row.variantId,
    kind: row.kind,
    path: `/${kind.section}/${row.slug}`,
    openPath: kind.openPath(row.slug),
    title: row.title,
    variantTitle: row.variantTitle,
    image: row.image,
    category: row.category,
    quantity: row.quantity,
    minQuantity: row.minQuantity,
    maxQuantity: row.maxQuantity,
    unit,
    seen,
    total: { amount: unit.amount * row.quantity, currency: unit.currency },
    problem: problemOf(row, unit, seen, owned),
    notice: unit.amount < seen.amount ? `The price fell from ${formatMoney(seen)}; you pay today’s.` : null,
  };
}

/** What stands between this line and the checkout. */
function problemOf(row: LineRow, unit: Money, seen: Money, owned: ReadonlySet<string>): LineProblem | null {
  if (row.status !== 'published' || row.withdrawnAt !== null) {
    return { code: 'unavailable', text: 'This is no longer on sale. Remove it to go on.' };
  }
  if (isBoughtOnce(row) && owned.has(row.productId)) {
    const label = kindNamed(row.kind).label.one.toLowerCase();
    return { code: 'owned', text: `You already have this ${label}. Remove it to go on.` };
  }
  const variant = {
    id: row.variantId,
    sku: row.sku,
    title: row.variantTitle,
    price: unit,
    minQuantity: row.minQuantity,
    maxQuantity: row.maxQuantity,
  };
  const refusal = kindNamed(row.kind).check({ quantity: row.quantity, variant });
  if (refusal) return { code: 'quantity', text: refusal };
  if (unit.amount > seen.amount || unit.currency !== seen.currency) {
    const text = `The price rose from ${formatMoney(seen)} to ${formatMoney(unit)} since you added this. Accept it, or remove the line.`;
    return { code: 'price_rose', text };
  }
  return null;
}
