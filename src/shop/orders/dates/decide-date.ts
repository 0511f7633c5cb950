import { z } from 'zod';
import { now } from '#lib/clock.ts';
import { type Db, inTransaction } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { enqueue } from '#lib/jobs.ts';
import { typedText } from '#lib/typed-text.ts';
import { t } from '#messages/t.ts';
import type { StaffActor } from '../../accounts/audit.ts';
import { recordAudit } from '../../accounts/audit-store.ts';
import { raiseConcern } from '../../concerns/raise-concern.ts';
import { resolveConcern } from '../../concerns/resolve-concern.ts';
import { listOpenConcerns } from '../../concerns/store.ts';
import { purgePages } from '../../products/invalidate-product.ts';
import { dateAddress, type EventDate } from '../../products/kinds/event/dates/date.ts';
import { listUndecided, setConfirmed } from '../../products/kinds/event/dates/minimum-store.ts';
import type { NamedEvent } from '../../products/kinds/event/dates/state-store.ts';
import { formKey } from '../by-staff/write-note.ts';
import { NOTICE_QUEUE } from './notice.ts';
import { hasActed, insertNotices } from './notice-store.ts';

const CONCERN = 'date_undecided';

export const confirmForm = z.strictObject({ key: formKey, text: typedText(2000) });

type DateOfEvent = { readonly event: NamedEvent; readonly date: EventDate };

/**
 * Decides that a date with a minimum takes place; those who have booked are emailed by a job. Sent twice it happens once.
 * @throws ShopError `nothing_to_decide`.
 */
export async function confirmDate(
  db: Db,
  { event, date }: DateOfEvent,
  { key, text }: Pick<z.infer<typeof confirmForm>, 'key' | 'text'>,
  actor: StaffActor,
): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    if (!(await setConfirmed(tx, date.id, now()))) {
      if (await hasActed(tx, key)) return false;
      throw new ShopError(
        'nothing_to_decide',
        409,
        t('There is nothing to decide about this date any more.'),
      );
    }
    const seats = await insertNotices(tx, {
      ...{ actId: key, dateIds: [date.id], kind: 'confirmed', body: text, actor },
    });
    const subject = `${event.slug}/${dateAddress(date.startsLocal)}`;
    await resolveConcern(tx, { kind: CONCERN, subject, by: actor });
    await purgePages(tx, event);
    await recordAudit(tx, {
      ...{ actor, action: 'event.date_confirmed', subject: `product:${event.id}` },
      details: { date: date.id, seats },
    });
    await enqueue(tx, NOTICE_QUEUE, {});
    return true;
  });
}

/** Asks staff about dates whose day of decision has come, and takes back what is settled otherwise. */
export async function askForDecisions(db: Db): Promise<void> {
  const wanted = new Set(await listUndecided(db, now()));
  const open = new Set((await listOpenConcerns(db, CONCERN, 1000)).map(({ subject }) => subject));
  for (const subject of wanted.difference(open)) await raiseConcern(db, { kind: CONCERN, subject });
  for (const subject of open.difference(wanted))
    await resolveConcern(db, { kind: CONCERN, subject, by: 'job' });
}
