import { z } from 'zod';
import { now } from '#lib/clock.ts';
import { type Db, inTransaction } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { t } from '#messages/t.ts';
import type { Visitor } from '../customers/store.ts';
import { codeKey } from '../pricing/promotions/code.ts';
import { deleteCode, insertCode } from './code-store.ts';
import { lockAndMergeCart } from './lock-and-merge.ts';
import { bumpVersion } from './store.ts';
import { assembleCart } from './view.ts';

/** A code as it is typed; no more of it is looked at. */
export const codeField = z
  .string({ error: () => t('Enter a code.') })
  .max(1_000, { error: () => t('Enter a code.') });

/**
 * Puts a promotion code into the cart. One that does not apply now is refused with the reason, and not kept.
 * @throws ShopError `code_refused` at the field `code`.
 */
export async function applyCode(db: Db, visitor: Visitor, typed: string): Promise<void> {
  const key = codeKey(typed);
  if (key === null) throw codeRefused(t('Enter a code.'));
  await inTransaction(db, async (tx) => {
    const cart = await lockAndMergeCart(tx, visitor);
    await insertCode(tx, cart.id, key);
    const { promotions } = await assembleCart(tx, cart, visitor, { codes: [typed.trim()] });
    const refused = promotions.refused.find(({ code }) => codeKey(code) === key);
    if (refused) throw codeRefused(refused.text);
    await bumpVersion(tx, cart.id, now());
  });
}

/** Takes a code out of the cart; nothing where it is not in it. */
export async function removeCode(db: Db, visitor: Visitor, typed: string): Promise<void> {
  const key = codeKey(typed);
  if (key === null) return;
  await inTransaction(db, async (tx) => {
    const cart = await lockAndMergeCart(tx, visitor);
    if (await deleteCode(tx, cart.id, key)) await bumpVersion(tx, cart.id, now());
  });
}

export function codeRefused(text: string): ShopError {
  return new ShopError('code_refused', 422, text, { code: text });
}
