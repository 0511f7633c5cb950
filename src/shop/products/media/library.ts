import { z } from 'zod';
import { type Cursor, type PageOf, pageOf } from '#lib/db/keyset.ts';
import { type Db, inTransaction } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { cursorFields, emptyAsMissing } from '#lib/query-fields.ts';
import { typedText } from '#lib/typed-text.ts';
import { t } from '#messages/t.ts';
import type { StaffActor } from '../../accounts/audit.ts';
import { recordAudit } from '../../accounts/audit-store.ts';
import { findMedium, keepInLibrary, type MediaFile, type MediaFilter, selectMedia } from './library-store.ts';

/** The parameters of the media library; any other is refused. */
export const mediaQuery = z.strictObject({
  show: z.preprocess(emptyAsMissing, z.enum(['pictures', 'files']).optional()),
  use: z.preprocess(emptyAsMissing, z.enum(['used', 'unused', 'undescribed']).optional()),
  q: z.preprocess(emptyAsMissing, z.string().trim().max(200).optional()),
  /** The slug of a product that a picture is chosen for. */
  for: z.preprocess(
    emptyAsMissing,
    z
      .string()
      .regex(/^[a-z0-9-]{1,120}$/)
      .optional(),
  ),
  /** How many pictures were just uploaded. */
  done: z.preprocess(
    emptyAsMissing,
    z
      .string()
      .regex(/^\d{1,2}$/)
      .optional(),
  ),
  ...cursorFields,
});

export const alternativeText = typedText(250).regex(/^\P{Cc}*$/u, {
  error: () => t('Keep it to one line.'),
});

/** How many pictures one form may bring. */
export const MOST_AT_ONCE = 20;

/** What was uploaded to be used later. */
export const uploadInput = z.strictObject({
  act: z.literal('upload', { error: () => t('That is not something this page does.') }),
  pictures: z.array(z.uuid()).min(1, { error: () => t('Choose a picture.') }),
  alt: alternativeText.default(''),
});

const PAGE_SIZE = 30;

/** One page of what was uploaded, newest first. */
export async function listMedia(
  db: Db,
  filter: MediaFilter,
  cursor: Cursor | null,
): Promise<PageOf<MediaFile>> {
  return pageOf(await selectMedia(db, filter, cursor, PAGE_SIZE + 1), cursor, PAGE_SIZE);
}

/**
 * Keeps pictures that were just uploaded. What they show is said of one alone: of several each is asked on its page.
 * @throws ShopError 409 `gone`.
 */
export async function keepUploaded(
  db: Db,
  { pictures, alt }: z.infer<typeof uploadInput>,
  actor: StaffActor,
): Promise<void> {
  const ids = [...new Set(pictures)].toSorted();
  await inTransaction(db, async (tx) => {
    for (const id of ids) {
      if (!(await keepInLibrary(tx, id, ids.length === 1 ? alt : ''))) throw gone();
      const title = (await findMedium(tx, id))?.name ?? '';
      await recordAudit(tx, { actor, action: 'media.upload', subject: `file:${id}`, details: { title } });
    }
  });
}

export const gone = () => new ShopError('gone', 409, t('That is no longer here. Load the page again.'));
