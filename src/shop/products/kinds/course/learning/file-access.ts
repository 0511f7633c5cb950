import type { Db } from '#lib/db.ts';
import type { Visitor } from '../../../../customers/store.ts';
import type { FileAccess } from '../../../kind-own.ts';
import { type FileUse, findFilmUses, findTextsNaming } from './file-store.ts';
import { fileNamesOf, linksOneOf } from './linked-files.ts';
import { findEnrolmentNow } from './open-lesson.ts';

/**
 * Who may load a film, the captions beside it, or a file that the text of a lesson links. What shows or describes a product
 * on sale, and what its free lessons have, is for everybody; anything else is open to those its lesson is open to.
 * @param addresses the spellings of the file's address.
 * @returns null for a file that no course has.
 */
export async function lessonFileAccess(
  db: Db,
  addresses: readonly string[],
  visitor: () => Promise<Visitor | null>,
): Promise<FileAccess | null> {
  const [films, linked] = await Promise.all([findFilmUses(db, addresses), findLinkUses(db, addresses)]);
  const uses = [...films, ...linked];
  if (uses.length === 0) return null;
  if (uses.some(({ isPublic }) => isPublic)) return 'everybody';
  const who = await visitor();
  if (!who) return 'nobody';
  for (const productId of new Set(uses.map((use) => use.productId)))
    if (await findEnrolmentNow(db, productId, who)) return 'visitor';
  return 'nobody';
}

/** The lessons and products whose text links the file. */
async function findLinkUses(db: Db, addresses: readonly string[]): Promise<FileUse[]> {
  const texts = await findTextsNaming(db, fileNamesOf(addresses));
  return texts.filter(({ markdown }) => linksOneOf(markdown, addresses));
}
