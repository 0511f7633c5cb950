import type { Tx } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { t } from '#messages/t.ts';
import { isSkuTaken } from './store.ts';

/** @throws ShopError `sku_taken` at the field `sku` when a variant other than `ownId` has the code. */
export async function refuseTakenSku(tx: Tx, sku: string, ownId: string | null): Promise<void> {
  if (!(await isSkuTaken(tx, sku, ownId))) return;
  const text = t('“{sku}” is the code of something else.', { sku });
  throw new ShopError('sku_taken', 409, text, { sku: text });
}

/** A code made from a text, such as the slug of a product. */
export async function freeSku(tx: Tx, text: string): Promise<string> {
  const sku = text.toUpperCase().slice(0, 60);
  return (await isSkuTaken(tx, sku, null)) ? `${sku.slice(0, 55)}-${crypto.randomUUID().slice(0, 8)}` : sku;
}
