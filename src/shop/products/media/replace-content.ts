import type { Tx } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { isolate } from '#lib/isolate.ts';
import { t } from '#messages/t.ts';
import { gone } from './library.ts';
import { lockNewContent, moveContent } from './replace-store.ts';

/**
 * Puts what was just uploaded in the place of a picture, wherever that is used.
 * @returns the keys of the bytes that it had.
 * @throws ShopError 409 `gone`; `already_there` where the new content is a picture of its own already.
 */
export async function replaceContent(tx: Tx, id: string, newId: string): Promise<readonly string[]> {
  const fresh = await lockNewContent(tx, newId);
  if (!fresh) throw gone();
  if (newId === id) throw refusal(t('This is the picture that is here already.'));
  if (fresh.isKept || fresh.isUsed)
    throw refusal(
      t('This picture is in the library already, as “{name}”. Use that one instead.', {
        name: isolate(fresh.name),
      }),
    );
  return moveContent(tx, newId, id);
}

const refusal = (text: string) => new ShopError('already_there', 409, text, { picture: text });
