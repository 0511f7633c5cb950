import { now } from '#lib/clock.ts';
import { type Db, inTransaction, type Tx } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { inTurn } from '#lib/in-turn.ts';
import type { Sentence } from '#messages/sentence.ts';
import { t } from '#messages/t.ts';
import { refreshVisitor } from '../../../../customers/identify-visitor.ts';
import type { Visitor } from '../../../../customers/store.ts';
import type { DownloadLink } from './link.ts';
import {
  type BoughtFile,
  findBoughtFile,
  findLastUse,
  insertUse,
  lockCount,
  type TakenReason,
  touchUse,
} from './store.ts';
import { type AskedPart, bytesOf, continuesUse, isProbe } from './use.ts';

const TAKEN: Readonly<Record<TakenReason, Sentence>> = {
  refunded: 'This was refunded, so it can no longer be downloaded.',
  dispute_lost: 'Your bank took back the payment for this, so it can no longer be downloaded.',
  taken_by_staff: 'This was taken back by the shop, so it can no longer be downloaded.',
};

/**
 * The file of a personal link, for the one who bought it.
 * @throws ShopError 404 `unknown_file` for everybody else, 403 `taken_back`.
 */
export async function openDownload(db: Db, link: DownloadLink, visitor: Visitor | null): Promise<BoughtFile> {
  const found = visitor && (await findNow(db, link, visitor));
  if (!found)
    throw new ShopError(
      'unknown_file',
      404,
      t('There is nothing at this address, or only buyers can open it.'),
    );
  if (found.takenReason) throw new ShopError('taken_back', 403, t(TAKEN[found.takenReason]));
  return found;
}

/** Asked again where the browser has proven an address since the request began. */
async function findNow(db: Db, link: DownloadLink, visitor: Visitor): Promise<BoughtFile | null> {
  const found = await findBoughtFile(db, link, visitor);
  if (found) return found;
  const fresh = await refreshVisitor(db, visitor);
  return fresh === visitor ? null : findBoughtFile(db, link, fresh);
}

/**
 * Counts a download that begins, or finds the one that goes on. Two that begin at once wait for each other, so that a limit
 * is kept to the last one.
 * @returns the id of the use.
 * @throws ShopError 403 `used_up`.
 */
export async function beginUse(
  db: Db,
  link: DownloadLink,
  { versionId, useLimit }: Pick<BoughtFile, 'versionId' | 'useLimit'>,
  asked: AskedPart,
): Promise<string> {
  const begin = async (tx: Tx) => {
    const uses = await lockCount(tx, link);
    const at = now();
    const last = await findLastUse(tx, link, versionId);
    if (last && continuesUse(last, asked, at)) {
      await touchUse(tx, last.id, { at, bytes: bytesOf(asked), isStillProbe: isProbe(asked) });
      return last.id;
    }
    if (useLimit !== null && uses >= useLimit) throw usedUp(useLimit);
    return insertUse(tx, link, { versionId, at, openBytes: bytesOf(asked), isProbe: isProbe(asked) });
  };
  return inTurn(`${link.orderItemId} ${link.fileId}`, () => inTransaction(db, begin));
}

function usedUp(limit: number): ShopError {
  const text = t(
    'You have downloaded this file {count, plural, one {once, which is the limit} other {# times, which is the limit}}. Write to us if you need it again.',
    { count: limit },
  );
  return new ShopError('used_up', 403, text);
}
