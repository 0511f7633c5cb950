import type { Tx } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { pictureIdsIn } from '#lib/markdown/pictures.ts';
import { t } from '#messages/t.ts';
import { holdPictures } from './product-pictures-store.ts';

/**
 * Keeps the pictures that a text newly names from being deleted until the caller's transaction ends.
 * @param field of the form that has the text.
 * @throws ShopError `unknown_picture` at that field where one is not in the library.
 */
export async function refuseUnknownPictures(
  tx: Tx,
  field: string,
  texts: { readonly before: string; readonly after: string },
): Promise<void> {
  const had = new Set(pictureIdsIn(texts.before));
  const fresh = pictureIdsIn(texts.after).filter((id) => !had.has(id));
  if (fresh.length === 0) return;
  const held = await holdPictures(tx, fresh);
  const missing = fresh.find((id) => !held.has(id));
  if (!missing) return;
  const text = t('No picture of the media library is called media:{id}. Choose it again from there.', {
    id: missing,
  });
  throw new ShopError('unknown_picture', 422, text, { [field]: text });
}
