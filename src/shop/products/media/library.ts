import { z } from 'zod';
import { type Cursor, type PageOf, pageOf } from '#lib/db/keyset.ts';
import { type Db, inTransaction, type Tx } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { files } from '#lib/files.ts';
import { cursorFields, emptyAsMissing } from '#lib/query-fields.ts';
import { typedText } from '#lib/typed-text.ts';
import { t } from '#messages/t.ts';
import type { StaffActor } from '../../accounts/audit.ts';
import { recordAudit } from '../../accounts/audit-store.ts';
import { keepInLibrary, type MediaFile, selectMedia, setAlternativeText } from './library-store.ts';
import { deleteFiles, lockFile, stillUnused } from './unused-store.ts';

/** The parameters of the media library; any other is refused. */
export const mediaQuery = z.strictObject({
  show: z.preprocess(emptyAsMissing, z.enum(['pictures', 'files']).optional()),
  /** The slug of a product that a picture is chosen for. */
  for: z.preprocess(
    emptyAsMissing,
    z
      .string()
      .regex(/^[a-z0-9-]{1,120}$/)
      .optional(),
  ),
  ...cursorFields,
});

const id = z.uuid({ error: () => t('That is no longer here. Load the page again.') });
const alt = typedText(250).regex(/^\P{Cc}*$/u, { error: () => t('Keep it to one line.') });

/** What the buttons of the media library do. */
export const mediaInput = z.discriminatedUnion(
  'act',
  [
    z.strictObject({
      act: z.literal('upload'),
      picture: z.uuid({ error: () => t('Choose a picture.') }),
      alt,
    }),
    z.strictObject({ act: z.literal('describe'), of: id, alt }),
    z.strictObject({ act: z.literal('delete'), of: id }),
  ],
  { error: () => t('That is not something this page does.') },
);

const PAGE_SIZE = 30;

/** One page of what was uploaded, newest first. */
export async function listMedia(
  db: Db,
  show: 'pictures' | 'files' | undefined,
  cursor: Cursor | null,
): Promise<PageOf<MediaFile>> {
  return pageOf(await selectMedia(db, show, cursor, PAGE_SIZE + 1), cursor, PAGE_SIZE);
}

/**
 * Keeps a picture that was just uploaded, says what one shows, or deletes a file that nothing uses.
 * @throws ShopError 409 `gone`, `in_use`.
 */
export async function editMedia(db: Db, input: z.infer<typeof mediaInput>, actor: StaffActor): Promise<void> {
  const fileId = input.act === 'upload' ? input.picture : input.of;
  const keys = await inTransaction(db, async (tx) => {
    const gone = await change(tx, input, fileId);
    await recordAudit(tx, { actor, action: `media.${input.act}`, subject: `file:${fileId}` });
    return gone;
  });
  const store = await files();
  for (const key of keys) await store.delete(key);
}

/** @returns the keys of bytes that are to be deleted. */
async function change(tx: Tx, input: z.infer<typeof mediaInput>, fileId: string): Promise<readonly string[]> {
  if (input.act === 'delete') return deleteUnused(tx, fileId);
  const write = input.act === 'upload' ? keepInLibrary : setAlternativeText;
  if (!(await write(tx, fileId, input.alt))) throw gone();
  return [];
}

async function deleteUnused(tx: Tx, fileId: string): Promise<readonly string[]> {
  if (!(await lockFile(tx, fileId))) throw gone();
  if ((await stillUnused(tx, [fileId])).length === 0)
    throw new ShopError('in_use', 409, t('It is used by now, so it was not deleted.'));
  return deleteFiles(tx, [fileId]);
}

const gone = () => new ShopError('gone', 409, t('That is no longer here. Load the page again.'));
