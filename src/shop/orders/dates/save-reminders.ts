import { z } from 'zod';
import { type Db, inTransaction } from '#lib/db.ts';
import { typedText } from '#lib/typed-text.ts';
import type { StaffActor } from '../../accounts/audit.ts';
import { recordAudit } from '../../accounts/audit-store.ts';
import { REMINDER_MINUTES } from './reminder.ts';
import { saveReminderRules } from './reminder-store.ts';

/** The name of a tick. */
export const tickOf = (minutes: number) => `before_${minutes}`;

const tick = z.literal('on').optional();

export const remindersForm = z.strictObject({
  ...Object.fromEntries(REMINDER_MINUTES.map((minutes) => [tickOf(minutes), tick])),
  words: typedText(2000),
  thanks: tick,
  thanks_words: typedText(2000),
});
export type RemindersInput = z.infer<typeof remindersForm> & { readonly [name: string]: string | undefined };

/** Saves when people are reminded of an event's dates, whether they are thanked, and what the emails say beside it. */
export async function saveReminders(
  db: Db,
  productId: string,
  input: RemindersInput,
  actor: StaffActor,
): Promise<void> {
  const reminders = REMINDER_MINUTES.filter((minutes) => input[tickOf(minutes)] === 'on');
  await inTransaction(db, async (tx) => {
    await saveReminderRules(tx, productId, {
      ...{ reminders: [...reminders], reminderWords: input.words, thanksWords: input.thanks_words },
      isThanked: input.thanks === 'on',
    });
    await recordAudit(tx, {
      ...{ actor, action: 'event.reminders_changed', subject: `product:${productId}` },
    });
  });
}
