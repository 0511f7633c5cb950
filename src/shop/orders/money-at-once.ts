import type { Db } from '#lib/db.ts';
import { kindNamed } from '../products/kinds.ts';

/** Whether one of these lines must not be paid by a method that takes days. */
export async function needsMoneyAtOnce(
  db: Db,
  lines: readonly { readonly kind: string; readonly variantId: string; readonly quantity: number }[],
  at: Date,
): Promise<boolean> {
  for (const [name, group] of Map.groupBy(lines, ({ kind }) => kind))
    if (await kindNamed(name).sale.needsMoneyAtOnce?.(db, group, at)) return true;
  return false;
}
