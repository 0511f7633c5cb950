import { z } from 'zod';
import { type Db, inTransaction, type Tx } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { files } from '#lib/files.ts';
import { t } from '#messages/t.ts';
import type { AuditChange, StaffActor } from '../../accounts/audit.ts';
import { recordAudit } from '../../accounts/audit-store.ts';
import { alternativeText, gone } from './library.ts';
import { findMedium, type MediaFile, setAlternativeText, setFocalPoint } from './library-store.ts';
import { purgePicture } from './purge-picture.ts';
import { replaceContent } from './replace-content.ts';
import { deleteFiles, lockFile, stillUnused } from './unused-store.ts';
import { renewAddresses } from './uses-store.ts';

const percent = z
  .string()
  .trim()
  .regex(/^(?:100|\d{1,2})$/, { error: () => t('Give a whole number from 0 to 100.') })
  .transform(Number);
const coordinate = z.coerce.number().int().min(0).max(10_000);

/** What the forms of the page of a file or picture do. */
export const mediumInput = z.discriminatedUnion(
  'act',
  [
    z.strictObject({
      act: z.literal('describe'),
      alt: alternativeText,
      language: z
        .string()
        .regex(/^(?:[a-z]{2})?$/, { error: () => t('Two letters, for example en.') })
        .default('')
        .transform((tag) => tag || null),
    }),
    z.strictObject({ act: z.literal('focus'), x: percent, y: percent }),
    /** A click on the picture: where, of what was shown, in pixels. */
    z.strictObject({
      act: z.literal('point'),
      ...{ 'focus.x': coordinate, 'focus.y': coordinate },
      ...{ width: coordinate.min(1), height: coordinate.min(1) },
    }),
    z.strictObject({
      act: z.literal('replace'),
      picture: z.uuid({ error: () => t('Choose a picture.') }),
    }),
    z.strictObject({ act: z.literal('delete') }),
  ],
  { error: () => t('That is not something this page does.') },
);
export type MediumInput = z.infer<typeof mediumInput>;

/** What an act did, for the audit log, and the keys of bytes that are to be deleted. */
interface Done {
  readonly changes: readonly AuditChange[];
  readonly keys: readonly string[];
}

/**
 * Describes a picture, says what it is cropped around, gives it another content wherever it is used, or deletes what nothing
 * uses. Pages that show it, and no others, are made anew.
 * @throws ShopError 409 `gone`, `in_use`, `already_there`; 422 `no_picture`.
 */
export async function editMedium(db: Db, id: string, input: MediumInput, actor: StaffActor): Promise<void> {
  const { keys, after } = await inTransaction(db, async (tx) => {
    // A use of it that is being saved is waited for, and a later one waits.
    if (!(await lockFile(tx, id))) throw gone();
    const before = await findMedium(tx, id);
    if (!before) throw gone();
    const purged = await purgePicture(tx, id);
    const done = await change(tx, before, input);
    const action = `media.${input.act === 'point' ? 'focus' : input.act}`;
    const details = { title: before.name, changes: done.changes };
    await recordAudit(tx, { actor, action, subject: `file:${id}`, details });
    return { keys: done.keys, after: purged };
  });
  await after();
  const store = await files();
  for (const key of keys) await store.delete(key);
}

async function change(tx: Tx, before: MediaFile, input: MediumInput): Promise<Done> {
  const { id } = before;
  if (input.act === 'delete') return { changes: [], keys: await deleteUnused(tx, id) };
  if (before.widths.length === 0) throw noPicture();
  if (input.act === 'describe') {
    await setAlternativeText(tx, id, input.alt, input.language);
    return { changes: described(before, input.alt, input.language), keys: [] };
  }
  if (input.act === 'replace') {
    const keys = await replaceContent(tx, id, input.picture);
    await renewAddresses(tx, id);
    return { changes: [], keys };
  }
  const [x, y] = pointOf(input);
  await setFocalPoint(tx, id, x, y);
  await renewAddresses(tx, id);
  const text = (of: number, down: number) => `${of} % / ${down} %`;
  const from = text(before.focalX, before.focalY);
  return { changes: [{ field: 'focal_point', from, to: text(x, y) }], keys: [] };
}

function described(before: MediaFile, alt: string, language: string | null): readonly AuditChange[] {
  return [
    ...(before.alternativeText === alt
      ? []
      : [{ field: 'alternative_text', from: before.alternativeText, to: alt }]),
    ...(before.alternativeLanguage === language
      ? []
      : [{ field: 'language', from: before.alternativeLanguage, to: language }]),
  ];
}

function pointOf(input: Extract<MediumInput, { act: 'focus' | 'point' }>): readonly [number, number] {
  if (input.act === 'focus') return [input.x, input.y];
  const part = (at: number, of: number) => Math.min(100, Math.round((100 * at) / of));
  return [part(input['focus.x'], input.width), part(input['focus.y'], input.height)];
}

async function deleteUnused(tx: Tx, fileId: string): Promise<readonly string[]> {
  if ((await stillUnused(tx, [fileId])).length === 0)
    throw new ShopError('in_use', 409, t('It is used by now, so it was not deleted.'));
  return deleteFiles(tx, [fileId]);
}

function noPicture(): ShopError {
  return new ShopError('no_picture', 422, t('That is not something this page does.'));
}
