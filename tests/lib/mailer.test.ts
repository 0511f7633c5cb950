import { afterEach, describe, expect, test } from 'vitest';
import { db } from '#lib/db.ts';
import type { Delivery } from '#lib/mail/delivery.ts';
import { createMailer, type Mailer } from '#lib/mail/mailer.ts';
import { MAIL_TIMEOUTS } from '#lib/mail/timeouts.ts';
import { queues } from '#shop/jobs/queues.ts';
import {
  type Behaviour,
  type SmtpServer,
  STEPS,
  type Step,
  startSmtpServer,
} from '#tests/support/smtp-server.ts';

/** Milliseconds. What is to succeed has time enough on a busy machine; what is to be silent is given up soon. */
const PATIENT = { connect: 30_000, greeting: 30_000, silence: 30_000, total: 60_000 };
const IMPATIENT = { ...PATIENT, greeting: 300, silence: 500 };
const open: { close(): unknown }[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

async function withServer(behaviour: Behaviour, timeouts = PATIENT): Promise<[Mailer, SmtpServer]> {
  const server = await startSmtpServer(behaviour);
  const mailer = createMailer(server.url, 'Shop <shop@example.com>', timeouts);
  open.push(mailer, server);
  return [mailer, server];
}

let count = 0;
const email = () => ({
  to: 'ada@example.com',
  subject: 'Hello',
  text: 'One\n.\nTwo',
  html: '<p>One</p>',
  messageId: `email-${count++}`,
});
const send = (mailer: Mailer): Promise<Delivery> => mailer.send(email(), async () => true);
const at =
  (wanted: Step, act: ReturnType<Behaviour>): Behaviour =>
  (step) =>
    step === wanted ? act : undefined;

describe('time-outs', () => {
  test('are at least what RFC 5321 asks, and end before the job of the email does', () => {
    const MINUTE = 60_000;
    expect(MAIL_TIMEOUTS.greeting).toBeGreaterThanOrEqual(5 * MINUTE);
    expect(MAIL_TIMEOUTS.silence).toBeGreaterThanOrEqual(10 * MINUTE);
    // Connecting and greeting, then EHLO, MAIL, RCPT, DATA and its content at the slowest that is allowed.
    expect(MAIL_TIMEOUTS.total).toBeGreaterThanOrEqual((5 + 5 + 5 + 5 + 2 + 3 + 10) * MINUTE);
    const { rules } = queues(db, { origin: '', secret: '' }).find(({ name }) => name === 'send-mail') ?? {};
    expect(MAIL_TIMEOUTS.total).toBeLessThan((rules?.expireInSeconds ?? 0) * 1_000);
  });

  test('a server that is slow at every step, but in time, accepts the email once', async () => {
    const [mailer, server] = await withServer((step) => ({ wait: step === 'content' ? 400 : 150 }));
    expect(await send(mailer)).toEqual({ state: 'accepted' });
    expect(server.kept).toHaveLength(1);
  });

  test.each(STEPS.filter((step) => step !== 'content'))(
    'silent at %s: not accepted, to be tried again',
    async (step) => {
      const [mailer, server] = await withServer(at(step, { wait: 60_000 }), IMPATIENT);
      expect(await send(mailer)).toEqual({ state: 'deferred', reason: 'no answer in time' });
      expect(server.kept).toEqual([]);
    },
  );

  test('silent after the content: it may have arrived', async () => {
    const [mailer, server] = await withServer(at('content', { wait: 60_000, keeps: true }), IMPATIENT);
    expect(await send(mailer)).toEqual({ state: 'doubtful', reason: 'no answer in time' });
    expect(server.kept).toHaveLength(1);
  });

  test('the whole dialogue has an end, though every step is in time', async () => {
    const [mailer, server] = await withServer((step) => ({ wait: step === 'greeting' ? 0 : 400 }), {
      ...PATIENT,
      total: 1_000,
    });
    expect(await send(mailer)).toEqual({ state: 'deferred', reason: 'no answer in time' });
    expect(server.kept).toEqual([]);
  });
});

describe('a connection that is cut', () => {
  test.each(STEPS.filter((step) => step !== 'content'))(
    'at %s: not accepted, to be tried again',
    async (step) => {
      const [mailer, server] = await withServer(at(step, { cut: 'before' }));
      expect(await send(mailer)).toMatchObject({ state: 'deferred' });
      expect(server.kept).toEqual([]);
    },
  );

  test.each([true, false])('after the content, kept (%s) or not: it may have arrived', async (keeps) => {
    const [mailer, server] = await withServer(at('content', { cut: 'before', keeps }));
    expect(await send(mailer)).toEqual({ state: 'doubtful', reason: 'the connection broke' });
    expect(server.kept).toHaveLength(keeps ? 1 : 0);
  });

  test('after it was accepted: accepted; the next email has a connection of its own', async () => {
    const [mailer, server] = await withServer(at('content', { cut: 'after' }));
    expect([await send(mailer), await send(mailer)]).toEqual([{ state: 'accepted' }, { state: 'accepted' }]);
    expect(server.kept).toHaveLength(2);
    expect(server.counts.connections).toBe(2);
  });

  test('while it was idle: the next email is sent on another', async () => {
    const [mailer, server] = await withServer((step, dialogue) =>
      step === 'MAIL' && dialogue === 1 && server.kept.length > 0 ? { cut: 'before' } : undefined,
    );
    expect([await send(mailer), await send(mailer)]).toEqual([{ state: 'accepted' }, { state: 'accepted' }]);
    expect(server.kept).toHaveLength(2);
  });
});

describe('an answer of the server', () => {
  test.each([
    ['MAIL', '550 5.7.1 not from you', 'refused', '550 5.7.1'],
    ['RCPT', '550 5.1.1 <ada@example.com> unknown', 'refused', '550 5.1.1'],
    ['RCPT', '451 try later', 'deferred', '451'],
    ['DATA', '452 4.3.1 no space', 'deferred', '452 4.3.1'],
    ['content', '554 spam', 'refused', '554'],
    ['content', '451 4.7.1 greylisted', 'deferred', '451 4.7.1'],
    ['content', '421 closing', 'deferred', '421'],
    ['greeting', '554 not you', 'deferred', '554'],
    ['greeting', '421 too busy', 'deferred', '421'],
  ] as const)('at %s, %s: %s', async (step, reply, state, reason) => {
    const [mailer, server] = await withServer(at(step, { reply }));
    expect(await send(mailer)).toEqual({ state, reason });
    expect(server.kept).toEqual([]);
  });

  test('that refuses one email leaves the connection to the next', async () => {
    const [mailer, server] = await withServer((step) =>
      step === 'RCPT' && server.kept.length === 1 ? { reply: '550 5.1.1 unknown' } : undefined,
    );
    expect([await send(mailer), await send(mailer)]).toMatchObject([
      { state: 'accepted' },
      { state: 'refused' },
    ]);
    expect(server.counts.connections).toBe(1);
  });
});

test('no byte of the content is sent without leave', async () => {
  const [mailer, server] = await withServer(() => undefined);
  expect(await mailer.send(email(), async () => false)).toMatchObject({ state: 'deferred' });
  expect(server.kept).toEqual([]);
});

test('no connection at all: to be tried again', async () => {
  const mailer = createMailer('smtp://127.0.0.1:9', 'shop@example.com', PATIENT);
  expect(await send(mailer)).toMatchObject({ state: 'deferred' });
});

test('many emails share few connections', async () => {
  const [mailer, server] = await withServer(() => undefined);
  for (let i = 0; i < 30; i++) expect(await send(mailer)).toEqual({ state: 'accepted' });
  expect(server.kept).toHaveLength(30);
  expect(server.counts.connections).toBe(1);
});
