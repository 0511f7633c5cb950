import { allocate } from '#lib/money.ts';
import type { OrderUse } from '../../pricing/promotions/uses-store.ts';
import type { ItemRow } from '../store.ts';

/** What a promotion took off an item, in minor units. */
export interface PromotionShare {
  readonly name: string;
  readonly amount: number;
}

type Item = Pick<ItemRow, 'id' | 'discountAmount' | 'partOfVariantId'>;
type Use = Pick<OrderUse, 'code' | 'name' | 'amount' | 'lineAmounts'>;

/**
 * What each promotion took off each item of an order, as it was frozen; of a line that became the parts of a bundle, by what
 * was taken off each part. They sum to the discount of the item. Uses from before lines were kept are shared over all.
 * @param items all of the order, by position.
 */
export function promotionShares(
  items: readonly Item[],
  uses: readonly Use[],
): ReadonlyMap<string, readonly PromotionShare[]> {
  const left = new Map(items.map(({ id, discountAmount }) => [id, discountAmount]));
  const found = new Map<string, PromotionShare[]>(items.map(({ id }) => [id, []]));
  const lines = linesOf(items);
  for (const { code, name, amount, lineAmounts } of uses) {
    const groups = lineAmounts
      ? lines.map((line, at) => ({ line, amount: lineAmounts[at] ?? 0 }))
      : [{ line: items, amount }];
    for (const group of groups)
      for (const [at, share] of sharesOf(group.line, group.amount, left).entries()) {
        const id = group.line[at]?.id ?? '';
        left.set(id, (left.get(id) ?? 0) - share);
        if (share > 0) found.get(id)?.push({ name: code ?? name, amount: share });
      }
  }
  return found;
}

/** By what of their discounts no promotion has said yet. */
function sharesOf(line: readonly Item[], amount: number, left: ReadonlyMap<string, number>): number[] {
  const open = line.map(({ id }) => left.get(id) ?? 0);
  const sum = open.reduce((a, b) => a + b, 0);
  return sum === 0 ? open : allocate(Math.min(amount, sum), open);
}

/** The items of each line of the cart: the parts of a bundle stand beside each other. */
function linesOf(items: readonly Item[]): Item[][] {
  const lines: Item[][] = [];
  for (const item of items) {
    const before = lines.at(-1)?.[0];
    const isSame = item.partOfVariantId !== null && before?.partOfVariantId === item.partOfVariantId;
    if (isSame) lines.at(-1)?.push(item);
    else lines.push([item]);
  }
  return lines;
}
