import { setTimeout as sleep } from 'node:timers/promises';
import { type Db, inTransaction } from '#lib/db.ts';
import { log } from '#lib/logging/log.ts';
import type { Delivery } from '#lib/mail/delivery.ts';
import type { Mailer } from '#lib/mail/mailer.ts';
import { mailer as shopMailer } from '#lib/mail.ts';
import { mailSender } from '../settings/mail-sender.ts';
import { composeQueuedEmail } from './compose-queued-email.ts';
import { raiseEmailConcern } from './email-concern.ts';
import type { Sender } from './email-links.ts';

import { keepLeases } from './keep-leases.ts';
import { type EmailLeases, type EmailRow, emailLeases, type Lease, writeFailure } from './store.ts';

/** A worker that died is followed by another after so many seconds. */
const LEASE_SECONDS = 90;
/** An answer of the mail server that could not be written down is tried to be written again so often, at a pause. */
const WRITE_TRIES = 60;
const WRITE_PAUSE_MS = 1_000;

/**
 * The verb that sends a queued email once, as far as SMTP allows. An email that was sent, given up or erased is skipped; one
 * that was refused, or may have arrived without an answer, is given up and shown to staff.
 * @returns a function of the email's id. It throws when the server did not take the email; the job tries again.
 */
export function emailSender(
  db: Db,
  sender: Sender,
  { mailer = shopMailer, leaseSeconds = LEASE_SECONDS }: { mailer?: Mailer; leaseSeconds?: number } = {},
): (emailId: string) => Promise<void> {
  const leases = emailLeases(db, leaseSeconds);
  const kept = keepLeases(leases, leaseSeconds);
  return async (emailId) => {
    const row = await leases.take(emailId);
    if (!row) return;
    if (row.state === 'held') throw new Error(`email ${emailId} is being sent by another worker`);
    if (row.state === 'lost') return giveUp(db, row, row, 'doubtful', 'its worker stopped');
    kept.add(row);
    try {
      const delivery = await deliver(db, sender, mailer, leases, row);
      await untilWritten(() => record(db, leases, row, delivery));
      if (delivery.state === 'deferred')
        throw new Error(`email ${emailId} was not accepted: ${delivery.reason}`);
    } finally {
      kept.remove(row);
    }
  };
}

type Leased = EmailRow & Lease;

async function deliver(
  db: Db,
  sender: Sender,
  mailer: Mailer,
  leases: EmailLeases,
  row: Leased,
): Promise<Delivery | { readonly state: 'needless' }> {
  try {
    const composed = await composeQueuedEmail(db, sender, row);
    if (!composed) return { state: 'needless' };
    const email = { ...composed, from: mailSender(), to: row.recipient, messageId: row.id };
    return await mailer.send(email, () => leases.handOver(row));
  } catch (error) {
    await leases.release(row);
    throw error;
  }
}

async function record(
  db: Db,
  leases: EmailLeases,
  row: Leased,
  delivery: Delivery | { readonly state: 'needless' },
): Promise<void> {
  if (delivery.state === 'refused' || delivery.state === 'doubtful')
    return giveUp(db, row, row, delivery.state, delivery.reason);
  if (delivery.state !== 'accepted') return void (await leases.release(row));
  await leases.accept(row);
}

/** Given up and put on the list of what waits for staff, both or neither. */
async function giveUp(
  db: Db,
  email: EmailRow,
  lease: Lease,
  failure: 'refused' | 'doubtful',
  reason: string,
): Promise<void> {
  await inTransaction(db, async (tx) => {
    if (await writeFailure(tx, lease, failure, reason)) await raiseEmailConcern(tx, email, failure, reason);
  });
}

/** What the server said must be written down: otherwise nobody knows whether the email arrived. */
async function untilWritten(write: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await write();
    } catch (error) {
      log.warn({ err: error }, 'the end of an email could not be written down yet');
      if (attempt === WRITE_TRIES) throw error;
      await sleep(WRITE_PAUSE_MS);
    }
  }
}
