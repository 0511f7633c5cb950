import { z } from 'zod';
import { type Db, inTransaction } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { typedText } from '#lib/typed-text.ts';
import type { Sentence } from '#messages/sentence.ts';
import { t } from '#messages/t.ts';
import type { StaffActor } from '../../accounts/audit.ts';
import { recordAudit } from '../../accounts/audit-store.ts';
import { insertNote } from '../../customers/note-store.ts';

/** What staff write for themselves: a note, or the reason of what they do. */
export const noteText = (missing: Sentence) => typedText(2000).min(1, { error: () => t(missing) });

/** The key of a form: sent twice, it acts once. */
export const formKey = z.uuid({ error: () => t('This form is not whole. Load the page again.') });

/** A form of one order was sent for another. @throws ShopError `other_form` */
export function refuseOtherForm(before: { readonly orderId: string }, orderId: string): void {
  if (before.orderId === orderId) return;
  throw new ShopError('other_form', 422, t('This form is not whole. Load the page again.'));
}

export const noteInput = z.strictObject({
  act: z.literal('note', { error: () => t('That is not something this page does.') }),
  key: formKey,
  body: noteText('Write the note first.'),
});
export type NoteInput = z.infer<typeof noteInput>;

/** Writes a note about a customer, or about an order of his. Sent twice it is written once. The customer never sees it. */
export async function writeNote(
  db: Db,
  about: { readonly customerId: string; readonly orderId: string | null },
  { key, body }: NoteInput,
  actor: StaffActor,
): Promise<void> {
  await inTransaction(db, async (tx) => {
    if (!(await insertNote(tx, { id: key, ...about, kind: 'note', body, author: actor }))) return;
    const subject = about.orderId ? `order:${about.orderId}` : `customer:${about.customerId}`;
    await recordAudit(tx, { actor, action: 'note.written', subject, details: { noteId: key } });
  });
}
