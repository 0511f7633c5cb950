import { type Db, inTransaction, type Tx } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { t } from '#messages/t.ts';
import type { StaffActor } from '../accounts/audit.ts';
import { recordAudit } from '../accounts/audit-store.ts';
import { resolveConcern } from '../concerns/resolve-concern.ts';
import { findConcern } from '../concerns/store.ts';
import { enqueueEmail } from '../customers/queue-email.ts';
import { type DoubtfulEmails, markDoubtfulSent, queueDoubtfulAgain } from './doubt-store.ts';

/**
 * Staff have an email sent again that may have arrived.
 * @param id of the concern about it, which is closed.
 * @throws ShopError `unknown_concern`, `settled`.
 */
export async function sendDoubtfulAgain(db: Db, id: number, actor: StaffActor): Promise<void> {
  await settle(db, id, actor, 'email.sent_again', async (tx, emails) => {
    const ids = await queueDoubtfulAgain(tx, emails);
    for (const emailId of ids) await enqueueEmail(tx, emailId);
    return ids;
  });
}

/** Staff know that such an email has arrived. @throws ShopError `unknown_concern`, `settled`. */
export async function confirmArrival(db: Db, id: number, actor: StaffActor): Promise<void> {
  await settle(db, id, actor, 'email.arrived', markDoubtfulSent);
}

async function settle(
  db: Db,
  id: number,
  actor: StaffActor,
  action: string,
  change: (tx: Tx, emails: DoubtfulEmails) => Promise<readonly string[]>,
): Promise<void> {
  await inTransaction(db, async (tx) => {
    const concern = await findConcern(tx, id);
    if (concern?.kind !== 'email_doubtful')
      throw new ShopError('unknown_concern', 404, t('There is nothing with that number.'));
    const { kind, subject } = concern;
    const [about = '', email = ''] = subject.split(' ');
    const emails = concern.resolvedAt ? [] : await change(tx, { about, kind: email });
    // The emails first, as a worker does that learns of one late: neither waits for the other.
    if (emails.length === 0 || !(await resolveConcern(tx, { kind, subject, by: actor }))) throw settled();
    const details = { email, emails };
    await recordAudit(tx, { actor, action, subject: `concern:${id}`, details });
  });
}

function settled(): ShopError {
  return new ShopError('settled', 409, t('This email is settled already. Load the page again.'));
}
