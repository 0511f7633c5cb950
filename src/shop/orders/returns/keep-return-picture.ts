import type { Readable } from 'node:stream';
import { type Db, inTransaction } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { createSemaphore } from '#lib/semaphore.ts';
import { t } from '#messages/t.ts';
import { mayAccess } from '../../customers/access.ts';
import type { Visitor } from '../../customers/store.ts';
import { shrinkPicture } from '../../products/media/keep-picture.ts';
import { insertReturnPicture } from '../../shipping/return-picture-store.ts';
import { isOrderNumber } from '../order.ts';
import { findOrder } from '../store.ts';
import { listReturnable } from './pieces.ts';

/** Longest picture, in bytes, as it is sent. */
export const RETURN_PICTURE_BYTES = 15_728_640;
/** What is kept of it is at most so wide, in pixels. */
const WIDTH = 1280;

/** Anybody who was sent something may ask for it: few are worked on at once, each with its pixels in memory. */
const inTurn = createSemaphore('pictures', 2, 20_000);

/** The order of which this visitor can send something back, and a picture with it; null for any other. */
export async function orderForPicture(
  db: Db,
  number: string,
  visitor: Visitor | null,
): Promise<string | null> {
  const order = isOrderNumber(number) ? await findOrder(db, { number }) : null;
  if (!order || !mayAccess(visitor, 'shipment', { order })) return null;
  return (await listReturnable(db, order.id)).length > 0 ? order.id : null;
}

/**
 * Keeps the picture that a buyer sends with a return, small; nothing is left of what was sent.
 * @returns its id, for the form.
 * @throws ShopError 413 `too_large`, 415 `no_picture`, 422 `too_many_pixels`, 429 `too_many_pictures`.
 */
export async function keepReturnPicture(db: Db, orderId: string, content: Readable): Promise<string> {
  const picture = await inTurn(() => shrinkPicture(content, { limit: RETURN_PICTURE_BYTES, width: WIDTH }));
  const id = await inTransaction(db, (tx) => insertReturnPicture(tx, orderId, picture));
  if (id) return id;
  throw new ShopError('too_many_pictures', 429, t('You have sent many pictures. Please try again tomorrow.'));
}
