import { z } from 'zod';
import { now } from '#lib/clock.ts';
import type { Db } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { typedText } from '#lib/typed-text.ts';
import { t } from '#messages/t.ts';
import type { Visitor } from '../../../../customers/store.ts';
import { deleteNote, findNote, type Note, saveNote } from './note-store.ts';
import { openLesson, unknownLesson } from './open-lesson.ts';
import { withEnrolment } from './with-enrolment.ts';

/** Most characters in the notes of a lesson. */
export const MAX_NOTE_LENGTH = 5_000;

export const noteInput = z.strictObject({
  body: typedText(MAX_NOTE_LENGTH, () =>
    t('Keep the notes of a lesson to {max, number} characters.', { max: MAX_NOTE_LENGTH }),
  ),
  /** The version that the page showed: see `versionOf`. */
  seen: z.string().regex(/^\d{1,16}$/, { error: () => t('This form is incomplete. Reload the page.') }),
});
export type NoteInput = z.infer<typeof noteInput>;

/** A version that changes with every save; `0` while there are no notes. */
export function noteVersion(note: Note | null): string {
  return String(note?.updatedAt.getTime() ?? 0);
}

/** Texts of several sides put together, each once: one that stands in another already is left out. */
export function joinTexts(texts: readonly string[]): string {
  return texts.reduce((joined, text) => {
    if (joined.includes(text)) return joined;
    return text.includes(joined) ? text : `${joined}\n\n${text}`;
  }, '');
}

/**
 * Saves a learner's notes on a lesson; an empty text deletes them. Notes saved elsewhere since the page was opened are not
 * overwritten.
 * @returns the new version.
 * @throws ShopError `unknown_lesson`, `note_changed`.
 */
export async function writeNote(
  db: Db,
  slug: string,
  lessonSlug: string,
  visitor: Visitor | null,
  { body, seen }: NoteInput,
): Promise<string> {
  const opened = await openLesson(db, slug, lessonSlug, visitor);
  if (!visitor || !opened?.learning) throw unknownLesson();
  const lessonId = opened.lesson.id;
  const written = await withEnrolment(db, opened.learning.enrolment, visitor, async (tx, { id }) => {
    const saved = await findNote(tx, id, lessonId);
    if (saved?.body === body || (!saved && body === '')) return noteVersion(saved);
    if (noteVersion(saved) !== seen) {
      const text = t(
        'These notes were changed in another window since you opened this page. Both versions are below: combine what you want to keep, and save again.',
      );
      throw new ShopError('note_changed', 409, text, { body: text });
    }
    if (body === '') {
      await deleteNote(tx, id, lessonId);
      return noteVersion(null);
    }
    const at = now();
    await saveNote(tx, id, lessonId, body, at);
    return noteVersion({ body, updatedAt: at });
  });
  if (!written) throw unknownLesson();
  return written.result;
}
