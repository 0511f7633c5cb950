import type { Db } from '#lib/db.ts';
import type { AskedBeforePaying } from '../products/kind-asked.ts';
import { kindNamed } from '../products/kinds.ts';
import type { Cart } from './cart.ts';
import { unitsOfLines } from './line-units.ts';

/** What the kinds ask before a cart is paid. */
export async function askedBeforePaying(
  db: Db,
  { id, lines }: Pick<Cart, 'id' | 'lines'>,
): Promise<AskedBeforePaying> {
  const all: AskedBeforePaying[] = [];
  for (const [kind, own] of Map.groupBy(unitsOfLines(lines), (unit) => unit.kind)) {
    const asked = await kindNamed(kind).sale.asked?.(db, id, own);
    if (asked) all.push(asked);
  }
  return {
    isMissing: all.some(({ isMissing }) => isMissing),
    canBeSaid: all.some(({ canBeSaid }) => canBeSaid),
  };
}
