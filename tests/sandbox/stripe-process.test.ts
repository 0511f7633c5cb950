import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { machineEnv } from '#tests/support/child.ts';
import { isLong } from '#tests/support/timed.ts';
import { order, type Sandbox, startSandbox } from './stripe-start.ts';

async function withSandbox(work: (sandbox: Sandbox) => Promise<Sandbox | undefined>): Promise<void> {
  const first = await startSandbox();
  let last: Sandbox | undefined;
  try {
    last = await work(first);
  } finally {
    await first.stop();
    await last?.stop();
  }
}

const SESSIONS = isLong ? 10_000 : 500;

const journal = (sandbox: Sandbox) => join(sandbox.directory, 'journal.ndjson');

test('a kill loses nothing that was answered', () =>
  withSandbox(async (first) => {
    const { id } = await first.stripe.checkout.sessions.create(order(), { idempotencyKey: 'key-1' });
    // So long that a busy machine does not come to it by itself.
    await first.test('POST', 'webhook-url', { settle_seconds: 3_600 });
    await first.test('POST', `sessions/${id}/pay`, { account: 'succeeds' });
    await first.test('POST', 'clock', { advance_seconds: 1_800 });
    const before = await first.test<{ counts: object }>('GET', 'state');
    const second = await first.restart('SIGKILL');
    expect((await second.test('GET', 'state'))['counts']).toEqual(before.counts);
    const again = await second.stripe.checkout.sessions.create(order(), { idempotencyKey: 'key-1' });
    expect([again.id, again.status]).toEqual([id, 'open']);
    await second.test('POST', 'clock', { advance_seconds: 1_801 });
    expect((await second.stripe.checkout.sessions.retrieve(id)).payment_status).toBe('paid');
    return second;
  }));

test('an incomplete last line is ignored', () =>
  withSandbox(async (first) => {
    const { id } = await first.stripe.checkout.sessions.create(order());
    appendFileSync(journal(first), '[["sessions","cs_test_torn",{"session":{"id"');
    const second = await first.restart('SIGKILL');
    expect(await second.test('GET', 'state')).toMatchObject({ counts: { sessions: 1 } });
    await second.stripe.checkout.sessions.expire(id);
    const third = await second.restart('SIGKILL');
    expect((await third.stripe.checkout.sessions.retrieve(id)).status).toBe('expired');
    return third;
  }));

test('the journal is rewritten when most of it is outdated', () =>
  withSandbox(async (first) => {
    const { id } = await first.stripe.checkout.sessions.create(order());
    for (let n = 0; n < 1100; n += 1) await first.test('POST', 'clock', { advance_seconds: 1 });
    const long = statSync(journal(first)).size;
    const second = await first.restart();
    expect(statSync(journal(second)).size).toBeLessThan(long / 3);
    expect((await second.stripe.checkout.sessions.retrieve(id)).status).toBe('open');
    return second;
  }));

test('wiping leaves nothing', () =>
  withSandbox(async (first) => {
    await first.stripe.checkout.sessions.create(order(), { idempotencyKey: 'key-1' });
    await first.test('DELETE', 'state');
    expect(readFileSync(journal(first), 'utf8')).toBe('');
    expect(await first.test('GET', 'state')).toMatchObject({ counts: { sessions: 0, answers: 0 } });
    await first.test('POST', 'clock', { advance_seconds: 2 * 24 * 3600 });
    expect(await first.test('GET', 'state')).toMatchObject({ counts: { events: 0 } });
    return undefined;
  }));

test('it ends at once on a signal, even with calls running', () =>
  withSandbox(async (sandbox) => {
    await sandbox.test('POST', 'faults', { routes: { do: 'hang' } });
    const hanging = sandbox.stripe.events.list().catch((error) => error.type);
    await new Promise((done) => setTimeout(done, 100));
    const started = Date.now();
    sandbox.process.kill('SIGTERM');
    const [code] = await once(sandbox.process, 'exit');
    expect(code).toBe(0);
    if (isLong) expect(Date.now() - started).toBeLessThan(1000);
    expect(await hanging).toBe('StripeConnectionError');
    return undefined;
  }));

test('it ends when its input pipe closes', () =>
  withSandbox(async ({ directory }) => {
    const env = { ...process.env, STRIPE_SANDBOX_PORT: '0', STRIPE_SANDBOX_DATA: join(directory, 'other') };
    const child = spawn(process.execPath, ['src/sandbox/stripe/main.ts'], {
      ...{ env: { ...env, STRIPE_WEBHOOK_SECRET: 'whsec_x' }, stdio: ['pipe', 'pipe', 'inherit'] },
    });
    await once(child.stdout, 'data');
    child.stdin.end();
    expect(await once(child, 'exit')).toEqual([0, null]);
    return undefined;
  }));

test('every wrong setting is named at once', () => {
  const env = {
    ...machineEnv,
    STRIPE_SANDBOX_PORT: 'x',
    STRIPE_WEBHOOK_URL: 'ftp://x',
    STRIPE_WEBHOOK_SECRET: 'whsec_',
  };
  const run = spawnSync(process.execPath, ['src/sandbox/stripe/main.ts'], { env, encoding: 'utf8' });
  expect(run.status).toBe(1);
  const names = ['STRIPE_SANDBOX_PORT', 'STRIPE_SANDBOX_DATA', 'STRIPE_WEBHOOK_SECRET', 'STRIPE_WEBHOOK_URL'];
  for (const name of names) expect(run.stderr).toContain(name);
});

test('a taken port is named, and the journal of its holder left alone', () =>
  withSandbox(async (sandbox) => {
    const before = readFileSync(journal(sandbox), 'utf8');
    const { port } = new URL(sandbox.url);
    const env = {
      ...{ ...machineEnv, STRIPE_SANDBOX_PORT: port, STRIPE_SANDBOX_DATA: sandbox.directory },
      STRIPE_WEBHOOK_SECRET: 'whsec_x',
    };
    const second = spawn(process.execPath, ['src/sandbox/stripe/main.ts'], { env });
    let said = '';
    second.stderr.on('data', (chunk) => {
      said += chunk;
    });
    const [code] = await once(second, 'exit');
    expect(code).toBe(1);
    expect(said).toContain(`Port ${port} (STRIPE_SANDBOX_PORT) is taken`);
    expect(readFileSync(journal(sandbox), 'utf8')).toBe(before);
    return undefined;
  }));

test(`${SESSIONS} sessions are made and listed, and load again quickly`, () =>
  withSandbox(async (first) => {
    const started = Date.now();
    for (let n = 0; n < SESSIONS; n += 50) {
      await Promise.all(Array.from({ length: 50 }, () => first.stripe.checkout.sessions.create(order())));
    }
    const perSecond = SESSIONS / ((Date.now() - started) / 1000);
    if (isLong) expect(perSecond).toBeGreaterThan(100);
    const loading = Date.now();
    const second = await first.restart();
    if (isLong) expect(Date.now() - loading).toBeLessThan(5000);
    expect(await second.test('GET', 'state')).toMatchObject({ counts: { sessions: SESSIONS } });
    return second;
  }));
