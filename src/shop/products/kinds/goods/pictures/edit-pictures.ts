import { z } from 'zod';
import { now } from '#lib/clock.ts';
import { type Db, inTransaction, type Tx } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { typedText } from '#lib/typed-text.ts';
import { t } from '#messages/t.ts';
import type { StaffActor } from '../../../../accounts/audit.ts';
import { recordAudit } from '../../../../accounts/audit-store.ts';
import { versionField } from '../../../editing/edit-form.ts';
import { findProductToEdit } from '../../../editing/product-to-edit.ts';
import { incrementVersion } from '../../../editing/store.ts';
import { invalidateProductCache, purgePages } from '../../../invalidate-product.ts';
import { setAlternativeText } from '../../../media/library-store.ts';
import { editedMeanwhile } from '../variants/change-goods.ts';
import {
  dropVariantPicture,
  holdUploadedPicture,
  listProductPictures,
  saveProductPictures,
  showFirstPicture,
} from './store.ts';

const MOST_PICTURES = 20;
const version = versionField;
const of = z.uuid({ error: () => t('That is no longer here. Load the page again.') });
const alt = typedText(250).regex(/^\P{Cc}*$/u, { error: () => t('Keep it to one line.') });

/** One change of the pictures of a product, as the buttons of its page submit it. */
export const picturesInput = z.discriminatedUnion(
  'act',
  [
    z.strictObject({
      ...{ act: z.literal('add'), version, alt },
      picture: z.uuid({ error: () => t('Choose a picture.') }),
    }),
    z.strictObject({ act: z.literal('describe'), version, of, alt }),
    z.strictObject({ act: z.enum(['up', 'remove']), version, of }),
  ],
  { error: () => t('That is not something this page does.') },
);
export type PicturesInput = z.infer<typeof picturesInput>;

/**
 * Adds, describes, moves or removes a picture of an item. Variants no longer show one that is removed.
 * @throws ShopError `unknown_product`, `edited_meanwhile`, `gone`, `too_many`.
 */
export async function editPictures(
  db: Db,
  slug: string,
  input: PicturesInput,
  actor: StaffActor,
): Promise<void> {
  await inTransaction(db, async (tx) => {
    const product = await findProductToEdit(tx, slug, { isLocked: true });
    if (product?.kind !== 'goods')
      throw new ShopError('unknown_product', 404, t('There is no such product.'));
    if (product.version !== input.version) throw editedMeanwhile();
    const before = (await listProductPictures(tx, product.id)).map(({ id }) => id);
    await saveProductPictures(tx, product.id, await applyChange(tx, before, input));
    if (input.act === 'remove') await dropVariantPicture(tx, product.id, input.of);
    await showFirstPicture(tx, product.id);
    await recordAudit(tx, {
      ...{ actor, action: 'product.pictures_edited', subject: `product:${product.id}` },
      details: {
        fields: ['image', 'goods.picture'],
        version: await incrementVersion(tx, product.id, now()),
        changes: [],
      },
    });
    await purgePages(tx, product);
  });
  await invalidateProductCache(slug);
}

/** @returns the pictures after the change, in their order. */
async function applyChange(
  tx: Tx,
  before: readonly string[],
  input: PicturesInput,
): Promise<readonly string[]> {
  if (input.act === 'add') {
    if (before.length >= MOST_PICTURES) throw tooMany();
    if (!(await holdUploadedPicture(tx, input.picture))) throw gone();
    await setAlternativeText(tx, input.picture, input.alt);
    return [...before.filter((id) => id !== input.picture), input.picture];
  }
  const at = before.indexOf(input.of);
  if (at < 0) throw gone();
  if (input.act === 'describe') await setAlternativeText(tx, input.of, input.alt);
  if (input.act === 'remove') return before.toSpliced(at, 1);
  if (input.act === 'up' && at > 0) return before.toSpliced(at, 1).toSpliced(at - 1, 0, input.of);
  return before;
}

function tooMany(): ShopError {
  const text = t('At most {max} pictures.', { max: MOST_PICTURES });
  return new ShopError('too_many', 422, text, { picture: text });
}

const gone = () => new ShopError('gone', 409, t('That is no longer here. Load the page again.'));
