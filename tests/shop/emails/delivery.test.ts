import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { db } from '#lib/db.ts';
import { createMailer, type Mailer } from '#lib/mail/mailer.ts';
import { MAIL_TIMEOUTS } from '#lib/mail/timeouts.ts';
import { emailSender } from '#shop/emails/send-email.ts';
import { emailLeases } from '#shop/emails/store.ts';
import { ORIGIN } from '#tests/support/checkout-fixtures.ts';
import { aPlacedOrder } from '#tests/support/placed-order.ts';
import { type Behaviour, type SmtpServer, startSmtpServer } from '#tests/support/smtp-server.ts';
import { isLong } from '#tests/support/timed.ts';

/** Milliseconds. A busy machine must not make a doubt of what is only slow; what is silent is given up soon. */
const PATIENT = { connect: 30_000, greeting: 30_000, silence: 30_000, total: 60_000 };
const IMPATIENT = { ...PATIENT, silence: 300 };
const LEASE_SECONDS = 30;
const SENDER = { origin: ORIGIN, secret: 'only-for-this-test-and-long-enough' };
const ORDERS = 14;

const orders: string[] = [];
const open: { close(): unknown }[] = [];
beforeAll(async () => {
  for (let i = 0; i < ORDERS; i++) orders.push((await aPlacedOrder()).orderId);
});
afterAll(async () => {
  for (const one of open) await one.close();
});

async function serverWith(
  behaviour: Behaviour,
  timeouts = PATIENT,
): Promise<{ server: SmtpServer; mailer: Mailer }> {
  const server = await startSmtpServer(behaviour);
  const mailer = createMailer(server.url, 'Shop <shop@example.com>', timeouts);
  open.push(mailer, server);
  return { server, mailer };
}

async function anEmailAbout(orderId: string): Promise<string> {
  const dedupeKey = `test:${randomUUID()}`;
  const row = { kind: 'order-confirmation', dedupeKey, recipient: 'ada@example.com', orderId };
  return (await db.insertInto('mails').values(row).returning('id').executeTakeFirstOrThrow()).id;
}

const rowOf = (id: string) =>
  db.selectFrom('mails').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
interface EmailConcern {
  readonly kind: string;
  readonly times: number;
  readonly details: object;
}
async function concernsAbout(orderId: string): Promise<readonly EmailConcern[]> {
  const { rows } = await sql<EmailConcern>`
    select c.kind, c.times, c.details from concerns c join orders o on c.subject = o.number || ' order-confirmation'
    where o.id = ${orderId}`.execute(db);
  return rows;
}

/** Sends as jobs do: tried again until it is sent or given up. */
async function sendUntilSettled(
  send: (id: string) => Promise<void>,
  id: string,
  pauseMs = 100,
): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    await send(id).catch(() => undefined);
    const { sentAt, failure } = await rowOf(id);
    if (sentAt || failure) return;
    await sleep(pauseMs);
  }
  throw new Error(`email ${id} was neither sent nor given up`);
}

type End = 'accepted' | 'doubtful' | 'refused';
interface Case {
  readonly behaviour: Behaviour;
  /** How its emails may end. */
  readonly ends: readonly End[];
  readonly isSilent?: boolean;
}
/** A behaviour of the first half of the connections only: another attempt succeeds. */
const atFirst =
  (behaviour: Behaviour): Behaviour =>
  (step, dialogue) =>
    dialogue <= ORDERS ? behaviour(step, dialogue) : undefined;
const on =
  (wanted: string, act: ReturnType<Behaviour>): Behaviour =>
  (step) =>
    step === wanted ? act : undefined;

const CASES: Readonly<Record<string, Case>> = {
  'answers at once': { behaviour: () => undefined, ends: ['accepted'] },
  'is slow at every step': { behaviour: () => ({ wait: 150 }), ends: ['accepted'] },
  'accepts late, but in time': { behaviour: on('content', { wait: 700 }), ends: ['accepted'] },
  'accepts later than we wait': {
    ...{ behaviour: on('content', { wait: 900, keeps: true }), ends: ['doubtful'], isSilent: true },
  },
  'never answers after the content': {
    ...{ behaviour: on('content', { wait: 60_000, keeps: false }), ends: ['doubtful'], isSilent: true },
  },
  'accepts and cuts without a word': {
    ...{ behaviour: on('content', { cut: 'before', keeps: true }), ends: ['doubtful'] },
  },
  'cuts after the content and forgets it': {
    ...{ behaviour: on('content', { cut: 'before', keeps: false }), ends: ['doubtful'] },
  },
  'accepts and cuts': { behaviour: on('content', { cut: 'after' }), ends: ['accepted'] },
  'cuts at the greeting': { behaviour: atFirst(on('greeting', { cut: 'before' })), ends: ['accepted'] },
  'cuts at RCPT': { behaviour: atFirst(on('RCPT', { cut: 'before' })), ends: ['accepted'] },
  'cuts at DATA': { behaviour: atFirst(on('DATA', { cut: 'before' })), ends: ['accepted'] },
  'is silent at MAIL': {
    // On a busy machine its last answer may come too late for our short patience.
    ...{ behaviour: atFirst(on('MAIL', { wait: 60_000 })), ends: ['accepted', 'doubtful'], isSilent: true },
  },
  'asks to come again': {
    ...{ behaviour: atFirst(on('content', { reply: '451 4.7.1 greylisted' })), ends: ['accepted'] },
  },
  'refuses for good': { behaviour: on('RCPT', { reply: '550 5.1.1 unknown' }), ends: ['refused'] },
};

describe(`${ORDERS} emails × ${Object.keys(CASES).length} behaviours: each is accepted once, or shown`, () => {
  test.concurrent.each(Object.entries(CASES))(
    'a server that %s',
    async (_, { behaviour, ends, isSilent }) => {
      const { server, mailer } = await serverWith(behaviour, isSilent ? IMPATIENT : PATIENT);
      // Two workers that know nothing of each other are given the same emails.
      const workers = [1, 2].map(() => emailSender(db, SENDER, { mailer, leaseSeconds: LEASE_SECONDS }));
      const ids = await Promise.all(orders.map(anEmailAbout));
      await Promise.all(workers.flatMap((send) => ids.map((id) => sendUntilSettled(send, id))));
      for (const id of ids) {
        const { sentAt, failure } = await rowOf(id);
        const times = server.kept.filter((kept) => kept === id).length;
        const end: End = sentAt ? 'accepted' : (failure as End);
        expect(ends).toContain(end);
        expect({ end, times }).toEqual({
          end,
          times: end === 'accepted' ? 1 : end === 'refused' ? 0 : Math.min(times, 1),
        });
      }
    },
  );

  test('and every one that was given up is a concern of staff', async () => {
    const { rows } = await sql<{ kind: string; mails: number }>`
      select failure as kind, count(*) as mails from mails where failure is not null group by 1 order by 1`.execute(
      db,
    );
    const concerns = await Promise.all(orders.map(concernsAbout));
    const times = (kind: string) =>
      concerns
        .flat()
        .reduce((sum, concern) => sum + (concern.kind === `email_${kind}` ? concern.times : 0), 0);
    expect(rows.map(({ kind }) => kind)).toEqual(['doubtful', 'refused']);
    for (const { kind, mails } of rows) expect({ kind, times: times(kind) }).toEqual({ kind, times: mails });
    expect(JSON.stringify(concerns)).not.toContain('example.com');
  });
});

describe('a worker that dies', () => {
  const endLease = (id: string) =>
    db
      .updateTable('mails')
      .set({ leasedUntil: new Date(Date.now() - 1_000) })
      .where('id', '=', id)
      .execute();

  test('before the server had the email is followed by another when its lease has ended', async () => {
    const { server, mailer } = await serverWith(() => undefined);
    const id = await anEmailAbout(orders[0] ?? '');
    await emailLeases(db, LEASE_SECONDS).take(id);
    const send = emailSender(db, SENDER, { mailer, leaseSeconds: LEASE_SECONDS });
    await expect(send(id)).rejects.toThrow('another worker');
    expect(server.kept).toEqual([]);
    await endLease(id);
    await send(id);
    expect(server.kept).toEqual([id]);
    expect((await rowOf(id)).sentAt).not.toBeNull();
    await send(id);
    expect(server.kept).toEqual([id]);
  });

  test('after it handed the email over leaves a doubt, which is shown and not sent again', async () => {
    const { server, mailer } = await serverWith(() => undefined);
    const { orderId } = await aPlacedOrder();
    const id = await anEmailAbout(orderId);
    const leases = emailLeases(db, LEASE_SECONDS);
    const lease = await leases.take(id);
    if (!lease) throw new Error('no lease');
    expect(await leases.handOver(lease)).toBe(true);
    const send = emailSender(db, SENDER, { mailer, leaseSeconds: LEASE_SECONDS });
    await expect(send(id)).rejects.toThrow('another worker');
    await endLease(id);
    await send(id);
    await send(id);
    expect(server.kept).toEqual([]);
    expect(await rowOf(id)).toMatchObject({ failure: 'doubtful', sentAt: null });
    expect(await concernsAbout(orderId)).toMatchObject([
      {
        kind: 'email_doubtful',
        times: 1,
        details: { email: 'order-confirmation', reply: 'its worker stopped' },
      },
    ]);
    // It was only slow: what it knows now is true.
    expect(await leases.accept(lease)).toBe(true);
    expect(await rowOf(id)).toMatchObject({ failure: null });
  });

  test('or only sleeps hands nothing over any more when another has taken the lease', async () => {
    const id = await anEmailAbout(orders[0] ?? '');
    const leases = emailLeases(db, LEASE_SECONDS);
    const first = await leases.take(id);
    await endLease(id);
    const second = await leases.take(id);
    if (!first || !second) throw new Error('no lease');
    expect([await leases.handOver(first), await leases.handOver(second)]).toEqual([false, true]);
    expect(await leases.accept(first)).toBe(false);
  });

  test('with a clock that was a day ahead holds up nobody', async () => {
    const id = await anEmailAbout(orders[0] ?? '');
    const leases = emailLeases(db, LEASE_SECONDS);
    await leases.take(id);
    await db
      .updateTable('mails')
      .set({ leasedUntil: new Date(Date.now() + 86_400_000) })
      .where('id', '=', id)
      .execute();
    expect(await leases.take(id)).toMatchObject({ state: 'free' });
  });
});

test('a lease is renewed for as long as the email is being sent', async () => {
  const { server, mailer } = await serverWith((step) => (step === 'content' ? { wait: 3_500 } : undefined));
  const id = await anEmailAbout(orders[0] ?? '');
  const send = () => emailSender(db, SENDER, { mailer, leaseSeconds: 2 })(id);
  const first = send();
  await sleep(3_000);
  await expect(send()).rejects.toThrow('another worker');
  await first;
  expect(server.kept).toEqual([id]);
});

describe.skipIf(!isLong)('in real time', () => {
  test.concurrent.each([
    ['the last answer comes after 12 s', (step: string) => ({ wait: step === 'content' ? 12_000 : 0 })],
    ['the dialogue takes 78 s', () => ({ wait: 13_000 })],
  ] as const)('%s: accepted once, by one of two workers', async (_, behaviour) => {
    const { server, mailer } = await serverWith(behaviour, MAIL_TIMEOUTS);
    const id = await anEmailAbout(orders[0] ?? '');
    const workers = [1, 2].map(() => emailSender(db, SENDER, { mailer }));
    await Promise.all(workers.map((send) => sendUntilSettled(send, id, 1_000)));
    expect(server.kept).toEqual([id]);
    expect((await rowOf(id)).sentAt).not.toBeNull();
  });
});
