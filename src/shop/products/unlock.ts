import type { Db } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { t } from '#messages/t.ts';
import type { Visitor } from '../customers/store.ts';
import { listLocked, type RequiredCourse } from './unlock-store.ts';

/** Why something cannot be bought yet. */
export function lockedText({ title }: RequiredCourse): string {
  return t('This is for those who have finished “{title}”. Finish it first, or sign in where you did.', {
    title,
  });
}

/** @throws ShopError `locked` where the visitor has not completed the course that a product asks for. */
export async function refuseLocked(
  db: Db,
  visitor: Visitor | null,
  { productId, requiredCourseId }: { readonly productId: string; readonly requiredCourseId: string | null },
): Promise<void> {
  if (requiredCourseId === null) return;
  const course = (await listLocked(db, visitor, [productId])).get(productId);
  if (course) throw new ShopError('locked', 409, lockedText(course));
}
