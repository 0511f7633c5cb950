import { now, secondsFrom } from '#lib/clock.ts';
import { type Db, inTransaction, type Tx } from '#lib/db.ts';
import { emailKey } from '../../customers/email.ts';
import { queueFreeEmail } from '../../customers/free-email.ts';
import { queueEmail } from '../../customers/queue-email.ts';
import { REMINDER_EMAIL, THANKS_EMAIL } from './reminder.ts';
import { type DueSeat, takeReminders, takeThanks } from './reminder-store.ts';

const BATCH = 100;
/** Thanks are sent so long after the end, and not when they come later than a week. */
const THANKS_AFTER_SECONDS = 3 * 3_600;
const THANKS_UNTIL_SECONDS = 7 * 86_400;

/**
 * Reminds those who have a seat of dates that are near, and thanks those whose dates are over: each once. What a pause of the
 * jobs has made useless is left out.
 * @returns how many seats were written down.
 */
export async function remind(db: Db, at: Date = now()): Promise<number> {
  const thanks = {
    after: secondsFrom(-THANKS_UNTIL_SECONDS, at),
    before: secondsFrom(-THANKS_AFTER_SECONDS, at),
  };
  const reminded = await inBatches(db, (tx) => takeReminders(tx, at, BATCH), queueReminder);
  return reminded + (await inBatches(db, (tx) => takeThanks(tx, thanks, at, BATCH), queueThanks));
}

async function inBatches(
  db: Db,
  take: (tx: Tx) => Promise<DueSeat[]>,
  queue: (tx: Tx, seat: DueSeat) => Promise<void>,
): Promise<number> {
  for (let count = 0; ; ) {
    const taken = await inTransaction(db, async (tx) => {
      const seats = await take(tx);
      for (const seat of seats) await queue(tx, seat);
      return seats.length;
    });
    count += taken;
    if (taken < BATCH) return count;
  }
}

/** To the attendee; of a seat that has none with an address, to the buyer. One for each person, whatever number of seats. */
async function queueReminder(tx: Tx, { attendeeEmail, email, ...seat }: DueSeat): Promise<void> {
  const recipient = attendeeEmail ?? email;
  if (!recipient) return;
  const about = `${seat.dateId}:${seat.kind}:${seat.startsAt.getTime()}`;
  await send(tx, seat, {
    ...{ kind: REMINDER_EMAIL, recipient, dedupeKey: `${REMINDER_EMAIL}:${about}:${emailKey(recipient)}` },
    customerId: recipient === email ? seat.customerId : null,
    details: { date: seat.dateId, startsAt: seat.startsAt.toISOString() },
  });
}

/** To the buyer, who can write a review. */
async function queueThanks(tx: Tx, { email: recipient, ...seat }: DueSeat): Promise<void> {
  if (!recipient) return;
  const dedupeKey = `${THANKS_EMAIL}:${seat.productId}:${seat.orderId}`;
  const { customerId, dateId } = seat;
  await send(tx, seat, { kind: THANKS_EMAIL, recipient, dedupeKey, customerId, details: { date: dateId } });
}

type NewEmail = Omit<Parameters<typeof queueEmail>[1], 'orderId'>;

/** Anybody can book something free with an address that is not theirs: those emails are counted. */
async function send(
  tx: Tx,
  { orderId, isFree }: Pick<DueSeat, 'orderId' | 'isFree'>,
  email: NewEmail,
): Promise<void> {
  if (isFree) await queueFreeEmail(tx, { ...email, orderId }, 'reminder');
  else await queueEmail(tx, { ...email, orderId });
}
