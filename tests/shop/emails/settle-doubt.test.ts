import { randomUUID } from 'node:crypto';
import { afterAll, describe, expect, test } from 'vitest';
import { db } from '#lib/db.ts';
import { createMailer } from '#lib/mail/mailer.ts';
import { MAIL_TIMEOUTS } from '#lib/mail/timeouts.ts';
import { listAuditOf } from '#shop/accounts/audit-store.ts';
import { findConcernAbout, listOpenConcernsOf } from '#shop/concerns/store.ts';
import { emailSender } from '#shop/emails/send-email.ts';
import { confirmArrival, sendDoubtfulAgain } from '#shop/emails/settle-doubt.ts';
import { emailLeases, type Lease } from '#shop/emails/store.ts';
import { concernsAbout, numberOf } from '#tests/support/changed-event.ts';
import { ORIGIN } from '#tests/support/checkout-fixtures.ts';
import { aPlacedOrder } from '#tests/support/placed-order.ts';
import { startSmtpServer } from '#tests/support/smtp-server.ts';

const server = await startSmtpServer(() => undefined);
const mailer = createMailer(server.url, 'Shop <shop@example.com>', MAIL_TIMEOUTS);
afterAll(async () => {
  mailer.close();
  await server.close();
});
const send = emailSender(db, { origin: ORIGIN, secret: 'only-for-this-test-and-long-enough' }, { mailer });
const leases = emailLeases(db, 90);

interface Doubt {
  readonly id: string;
  readonly lease: Lease;
  readonly subject: string;
  readonly concernId: number;
}

const anOrder = async () => (await aPlacedOrder()).orderId;
const rowOf = (id: string) =>
  db.selectFrom('mails').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

/** An email whose worker stopped after it had handed it over. Without an order, it is a question to the shop. */
async function aDoubt(orderId: string | null): Promise<Doubt> {
  const kind = orderId ? 'order-confirmation' : 'contact';
  const details = orderId ? {} : { email: 'ada@example.com', message: 'Is it open?' };
  const row = { kind, dedupeKey: `test:${randomUUID()}`, recipient: 'shop@example.com', orderId };
  const { id } = await db
    .insertInto('mails')
    .values({ ...row, details: JSON.stringify(details) })
    .returning('id')
    .executeTakeFirstOrThrow();
  const lease = await leases.take(id);
  if (!lease || !(await leases.handOver(lease))) throw new Error('no lease');
  await db
    .updateTable('mails')
    .set({ leasedUntil: new Date(0) })
    .where('id', '=', id)
    .execute();
  await send(id);
  const subject = `${orderId ? await numberOf(orderId) : id.slice(0, 8)} ${kind}`;
  const concern = await findConcernAbout(db, 'email_doubtful', subject);
  return { id, lease, subject, concernId: concern?.id ?? expect.fail('no concern') };
}

describe.each([
  ['about an order', anOrder],
  ['without an order', async () => null],
])('an email %s that may have arrived', (_, about) => {
  test('is sent again once when staff say so, and its concern closes', async () => {
    const { id, subject, concernId } = await aDoubt(await about());
    const both = [1, 2].map(() => sendDoubtfulAgain(db, concernId, 'staff:7'));
    expect((await Promise.allSettled(both)).map(({ status }) => status).toSorted()).toEqual([
      ...['fulfilled', 'rejected'],
    ]);
    expect(await concernsAbout(subject)).toEqual([]);
    expect(await listAuditOf(db, `concern:${concernId}`)).toMatchObject([
      { actor: 'staff:7', action: 'email.sent_again', details: { emails: [id] } },
    ]);
    await send(id);
    await send(id);
    expect(server.kept.filter((kept) => kept === id)).toEqual([id]);
    expect(await rowOf(id)).toMatchObject({ failure: null, sentAt: expect.any(Date) });
  });

  test('counts as sent when staff know that it arrived, and is not sent', async () => {
    const { id, subject, concernId } = await aDoubt(await about());
    await confirmArrival(db, concernId, 'cli');
    await expect(confirmArrival(db, concernId, 'cli')).rejects.toMatchObject({ code: 'settled' });
    await expect(sendDoubtfulAgain(db, concernId, 'cli')).rejects.toMatchObject({ code: 'settled' });
    await send(id);
    expect(server.kept).not.toContain(id);
    const { sentAt, handedOverAt, failure } = await rowOf(id);
    expect([sentAt, failure]).toEqual([handedOverAt, null]);
    expect(await concernsAbout(subject)).toEqual([]);
    expect(await listAuditOf(db, `concern:${concernId}`)).toMatchObject([{ action: 'email.arrived' }]);
  });

  test('and was accepted after all closes its concern by itself', async () => {
    const { subject, lease, concernId } = await aDoubt(await about());
    expect(await concernsAbout(subject)).toEqual(['email_doubtful']);
    expect(await leases.accept(lease)).toBe(true);
    expect(await concernsAbout(subject)).toEqual([]);
    expect(await findConcernAbout(db, 'email_doubtful', subject)).toMatchObject({ resolvedBy: 'job' });
    await expect(sendDoubtfulAgain(db, concernId, 'cli')).rejects.toMatchObject({ code: 'settled' });
  });
});

describe('two emails of one kind about one order', () => {
  test('are one concern, which the last that is accepted closes', async () => {
    const orderId = await anOrder();
    const [first, second] = [await aDoubt(orderId), await aDoubt(orderId)];
    expect(second.concernId).toBe(first.concernId);
    expect(await listOpenConcernsOf(db, await numberOf(orderId))).toMatchObject([{ id: first.concernId }]);
    await leases.accept(first.lease);
    expect(await concernsAbout(first.subject)).toEqual(['email_doubtful']);
    await leases.accept(second.lease);
    expect(await concernsAbout(first.subject)).toEqual([]);
  });

  test('are sent again together, and no email of another order is', async () => {
    const orderId = await anOrder();
    const other = await aDoubt(await anOrder());
    const doubts = [await aDoubt(orderId), await aDoubt(orderId)];
    await sendDoubtfulAgain(db, doubts[0]?.concernId ?? 0, 'cli');
    const failures = await Promise.all([...doubts, other].map(async ({ id }) => (await rowOf(id)).failure));
    expect(failures).toEqual([null, null, 'doubtful']);
  });
});
