import type { Db, Tx } from '#lib/db.ts';
import { refuseAll, ShopError } from '#lib/errors.ts';
import { findPictureFault, type PictureFault } from '#lib/picture-fault.ts';
import type { Sentence } from '#messages/sentence.ts';
import { t } from '#messages/t.ts';
import type { Missing } from '../kind.ts';
import { refuseUnknownPictures } from '../media/refuse-unknown-pictures.ts';
import { holdPicture } from '../media/unused-store.ts';
import { findProductRow } from './store.ts';

const TEXTS: Readonly<Record<PictureFault, Sentence>> = {
  does_not_load: 'The picture does not load. Check its web address, or leave it empty for a drawn cover.',
  no_picture:
    'The web address of the picture leads to something else. Give the web address of the picture itself.',
  private_address: 'The web address of the picture is inside a private network: shoppers cannot load it.',
};

/** What is wrong with a product's picture; null where it loads, or a cover is drawn. */
export async function findPictureProblem(image: string | null): Promise<Missing | null> {
  const fault = image === null ? null : await findPictureFault(image);
  return fault && { field: 'image', text: t(TEXTS[fault]) };
}

/**
 * Refuses what would show shoppers a broken picture. It asks the network, so it is called before a transaction begins.
 * @param image the new picture of a product on sale; without it, the product is about to be published as it is.
 * @throws ShopError `incomplete` at the field `image`.
 */
export async function refuseBrokenPicture(db: Db, slug: string, image?: string | null): Promise<void> {
  const product = await findProductRow(db, slug);
  if (!product) return;
  if (image !== undefined && (product.status !== 'published' || image === product.image)) return;
  const problem = await findPictureProblem(image === undefined ? product.image : image);
  if (problem) throw new ShopError('incomplete', 422, problem.text, { image: problem.text });
}

/** Keeps an uploaded picture from being deleted while a product takes it. @throws ShopError `incomplete` where it is gone. */
export async function refuseDeletedPicture(tx: Tx, image: string): Promise<void> {
  if (!image.startsWith('/media/') || (await holdPicture(tx, image))) return;
  const text = t('This picture was deleted. Choose another.');
  throw new ShopError('incomplete', 422, text, { image: text });
}

interface Shows {
  readonly image: string | null;
  readonly fullDescription: string;
}

/** Refuses an edit that newly shows pictures of the library that are gone, each at its field; the others stay until it is saved. */
export async function refuseGonePictures(tx: Tx, before: Shows, after: Shows): Promise<void> {
  const { image } = after;
  const texts = { before: before.fullDescription, after: after.fullDescription };
  await refuseAll([
    () => image && image !== before.image && refuseDeletedPicture(tx, image),
    () => refuseUnknownPictures(tx, 'full_description', texts),
  ]);
}
