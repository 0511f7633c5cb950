import { z } from 'zod';
import { type Db, inTransaction } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { enqueue } from '#lib/jobs.ts';
import { typedText } from '#lib/typed-text.ts';
import { t } from '#messages/t.ts';
import type { StaffActor } from '../../accounts/audit.ts';
import { recordAudit } from '../../accounts/audit-store.ts';
import { emailKey } from '../../customers/email.ts';
import type { NamedEvent } from '../../products/kinds/event/dates/state-store.ts';
import { formKey } from '../by-staff/write-note.ts';
import { listSeatsAt } from './affected-store.ts';
import { NOTICE_QUEUE } from './notice.ts';
import { hasActed, insertNotices } from './notice-store.ts';

export const messageForm = z.strictObject({
  step: z.literal(['look', 'send'], { error: () => t('That is not something this page does.') }),
  key: formKey,
  subject: typedText(160).min(1, { error: () => t('Write a subject.') }),
  text: typedText(5000).min(1, { error: () => t('Write the message first.') }),
});
export type MessageInput = z.infer<typeof messageForm>;

/** Who would be told of a date: buyers, and attendees with an address of their own. */
export interface PeopleToTell {
  readonly seats: number;
  readonly people: number;
}

export async function countPeople(db: Db, dateIds: readonly string[]): Promise<PeopleToTell> {
  const all = await listSeatsAt(db, dateIds);
  const keys = all
    .flatMap(({ email, attendeeEmails }) => [email, ...attendeeEmails])
    .flatMap((address) => (address ? [emailKey(address)] : []));
  return {
    seats: all.reduce((sum, { bookingIds }) => sum + bookingIds.length, 0),
    people: new Set(keys).size,
  };
}

/**
 * Sends a message to everybody who has a seat at a date, once to each person. Sent twice by the same form it is one message.
 * @returns whether it was queued now.
 * @throws ShopError `nobody_booked`.
 */
export async function messageBooked(
  db: Db,
  event: NamedEvent,
  dateId: string,
  { key, subject, text }: Pick<MessageInput, 'key' | 'subject' | 'text'>,
  actor: StaffActor,
): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    if (await hasActed(tx, key)) return false;
    const notice = { actId: key, dateIds: [dateId], kind: 'message', subject, body: text, actor } as const;
    const seats = await insertNotices(tx, notice);
    if (seats === 0) throw nobody();
    await recordAudit(tx, {
      ...{ actor, action: 'event.message_sent', subject: `product:${event.id}` },
      details: { date: dateId, seats },
    });
    await enqueue(tx, NOTICE_QUEUE, {});
    return true;
  });
}

function nobody(): ShopError {
  return new ShopError('nobody_booked', 409, t('Nobody has a seat at this date.'));
}
