import type { Db } from '#lib/db.ts';
import type { Visitor } from '../../../../customers/store.ts';
import type { FileAccess } from '../../../kind-own.ts';
import { findFilmUses } from './film-store.ts';
import { findEnrolmentNow } from './open-lesson.ts';

/**
 * Who may load a film, or the captions beside it. The film that shows a course on sale, and those of its free lessons, are
 * for everybody; any other film is open to those its lesson is open to.
 * @param addresses the spellings of the file's address.
 * @returns null for a file that is no film of a course.
 */
export async function filmAccess(
  db: Db,
  addresses: readonly string[],
  visitor: () => Promise<Visitor | null>,
): Promise<FileAccess | null> {
  const uses = await findFilmUses(db, addresses);
  if (uses.length === 0) return null;
  if (uses.some(({ isPublic }) => isPublic)) return 'everybody';
  const who = await visitor();
  if (!who) return 'nobody';
  for (const productId of new Set(uses.map((use) => use.productId)))
    if (await findEnrolmentNow(db, productId, who)) return 'visitor';
  return 'nobody';
}
