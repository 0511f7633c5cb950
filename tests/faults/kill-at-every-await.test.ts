import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { scratchFolder } from '#launcher/services/services.mjs';
import { db, jobsDb } from '#lib/db.ts';
import { checkInvariants } from '#shop/payments/invariants/check-invariants.ts';
import { reconcile } from '#shop/payments/reconcile/reconcile.ts';
import { ageRows } from '#tests/support/age-rows.ts';
import { ORIGIN } from '#tests/support/checkout-fixtures.ts';
import { type Child, run } from '#tests/support/child.ts';
import { goodsScenarios } from '#tests/support/crash-goods.ts';
import { invoiceScenarios } from '#tests/support/crash-invoices.ts';
import { crashProcesses, type Outcome } from '#tests/support/crash-processes.ts';
import { type CrashCase, type CrashScenario, crashScenarios, FREE } from '#tests/support/crash-scenarios.ts';
import { runJobs } from '#tests/support/jobs.ts';
import { factsOf } from '#tests/support/order-facts.ts';
import { isLong, report } from '#tests/support/timed.ts';

/** Moments of each scenario at which the shop is killed in the short form, spread over all of them. */
const SAMPLES = 1;
const MINUTES = 60_000;
/** Of what is done with goods, which is alike in much, the short form does some: other ones in every run. */
const SOME_OF_GOODS = 5;

const scenarios = [...Object.entries({ ...crashScenarios, ...invoiceScenarios }), ...ofGoods()];

const totals = { moments: 0, kills: 0, orders: 0, lost: 0, doubled: 0, emailsSentTwice: 0 };
const { dir, remove } = scratchFolder();
let mailbox: Child;
let mailboxUrl: string;
let env: Record<string, string>;
let processes: ReturnType<typeof crashProcesses>;

beforeAll(async () => {
  mailbox = run('mailbox', ['src/sandbox/mailbox/main.ts'], {
    MAILBOX_PORT: '0',
    MAILBOX_SMTP_PORT: '0',
    MAILBOX_DATA: `${dir}/mailbox`,
  });
  const [line] = await mailbox.line(/\{"mailbox".*\}/);
  const { smtp, mailbox: url } = JSON.parse(line) as { smtp: string; mailbox: string };
  mailboxUrl = url;
  const given = [
    'DATABASE_URL',
    'DATABASE_OWNER_URL',
    'STRIPE_WEBHOOK_SECRET',
    'STRIPE_API_BASE',
    'AUTH_SECRET',
    'FILES_URL',
  ];
  env = {
    ...Object.fromEntries(given.map((name) => [name, process.env[name] ?? ''])),
    ...{
      LOG_LEVEL: 'silent',
      SMTP_URL: smtp,
      NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'] ?? `${dir}/compiled`,
    },
  };
  // In the short form only those that are killed are started anew: to start one costs more than what it does.
  processes = crashProcesses(env, { isReused: !isLong });
  const free = db.selectFrom('products').select('id').where('slug', '=', FREE);
  await db.updateTable('variants').set({ priceAmount: 0 }).where('productId', 'in', free).execute();
});
afterAll(async () => {
  await processes?.stop();
  await mailbox?.stop();
  remove();
});

test.each(scenarios)(
  '%s: killed at every moment it waits, begun again and told again, it ends as if nothing had been',
  async (name, scenario) => {
    const whole = await runScenario(scenario, 0);
    expect(whole.outcome.isKilled).toBe(false);
    expect(whole.outcome.answer).not.toHaveProperty('error');
    expect(whole.wrong, 'without being killed').toBeNull();
    const { moments } = whole.outcome;
    const failures: string[] = [];
    let kills = 0;
    for (const killAt of isLong ? all(moments.length) : some(moments.length)) {
      // A scenario may have fewer await points without lock waits: then an earlier one is taken.
      for (let at = killAt, isKilled = false; at > 0 && !isKilled; at = isLong ? 0 : Math.floor(at / 2)) {
        const { outcome, wrong } = await runScenario(scenario, at);
        isKilled = outcome.isKilled;
        if (isKilled) kills++;
        if (wrong) failures.push(`killed ${outcome.moments.at(-1)} (${at}): ${wrong}`);
      }
    }
    totals.moments += moments.length;
    totals.kills += kills;
    report(name, { moments: moments.length, kills, ...(isLong ? { list: moments.join(' | ') } : {}) });
    expect(failures).toEqual([]);
    expect(kills).toBeGreaterThan(0);
  },
  20 * MINUTES,
);

test('all in all: nothing lost, nothing doubled, and everything holds that must hold of the money', async () => {
  await ageRows(inject('services').adminUrl, 40);
  await reconcile(jobsDb, ORIGIN, { isImpatient: true });
  await runJobs('send-refund', 'close-page', 'ask-refunds');
  const broken = (await checkInvariants(db)).filter(
    // Nobody sends emails here but the scenarios of emails: in a run of more than an hour the others wait for as long.
    ({ name, broken: count }) => count > 0 && name !== 'no_email_is_stuck',
  );
  const emails = await sentEmailIds();
  // One that was handed over by a process that died before it could say so is shown as doubtful, and not sent again.
  totals.emailsSentTwice = emails.length - new Set(emails).size;
  report('killed at every await', totals);
  expect(broken).toEqual([]);
  expect(totals).toMatchObject({ lost: 0, doubled: 0, emailsSentTwice: 0 });
});

test.each([
  // An order takes few statements: between the event and the completion there are only a few moments.
  ['orders', 'webhook: session completed', /./],
  // The ledger is written and what the line has is not yet, or the other way round.
  ['pieces', 'a return is received', /^after PostgreSQL: (with|update|insert)/],
  ...(isLong
    ? [['pieces', 'a packed parcel leaves', /^after PostgreSQL: (with|update|insert)/] as const]
    : []),
] as const)(
  'control: with every statement for itself, kills lose or double %s: %s',
  async (_what, name, moment) => {
    const unprotected = crashProcesses({ ...env, CRASH_CONTROL: 'yes' }, { isReused: !isLong });
    const scenario = { ...crashScenarios, ...goodsScenarios }[name];
    if (!scenario) throw new Error('no such scenario');
    const { outcome } = await runScenario(scenario, 0, unprotected);
    const wrongs: string[] = [];
    for (let killAt = 1; killAt < outcome.moments.length && wrongs.length === 0; killAt++) {
      if (!moment.test(outcome.moments[killAt - 1] ?? '')) continue;
      const { wrong } = await runScenario(scenario, killAt, unprotected);
      if (wrong) wrongs.push(wrong);
    }
    await unprotected.stop();
    report('control', { name, wrongs });
    expect(wrongs).not.toEqual([]);
  },
  isLong ? 20 * MINUTES : MINUTES,
);

async function runScenario(scenario: CrashScenario, killAt: number, by = processes) {
  const crashCase = await scenario();
  const outcome = await by.send(crashCase.action, killAt);
  const wrong = await endOf(crashCase, outcome, by === processes).catch((error: Error) => error.message);
  return { outcome, wrong };
}

/** What is not as it must be after a restart, or null. */
async function endOf(crashCase: CrashCase, outcome: Outcome, isCounted: boolean): Promise<string | null> {
  const isAcknowledged = outcome.answer !== null && !('error' in outcome.answer);
  // One that lived does what it was to do; that it is done right when it is done again would hide that.
  if (!outcome.isKilled && !isAcknowledged) return `it failed: ${JSON.stringify(outcome.answer)}`;
  if (isAcknowledged && crashCase.action.does === 'receive') {
    const told = await wrongIn(crashCase, false);
    if (told) return `acknowledged, but ${told}`;
  }
  if (outcome.isKilled) await crashCase.later?.();
  if (crashCase.again) await crashCase.again();
  else if (outcome.isKilled) await processes.sendAgain(crashCase.action);
  await runJobs('send-refund');
  return (await wrongIn(crashCase, isCounted)) ?? (await crashCase.also?.()) ?? null;
}

async function wrongIn(crashCase: CrashCase, isCounted: boolean): Promise<string | null> {
  const facts = await factsOf(await crashCase.orderId());
  const wanted = { ...facts, ...crashCase.wanted };
  // An email about a refund comes when it does.
  const mails = crashCase.wanted.mails
    ? facts.mails.filter((kind) => wanted.mails.includes(kind))
    : facts.mails;
  if (isCounted) {
    totals.orders++;
    if (facts.completions < wanted.completions || facts.open < wanted.open) totals.lost++;
    if (facts.completions > wanted.completions || facts.granted > wanted.granted) totals.doubled++;
  }
  const seen = JSON.stringify({ ...facts, mails });
  if (seen !== JSON.stringify({ ...wanted, mails: crashCase.wanted.mails ?? mails })) return seen;
  return new Set(facts.mails).size === facts.mails.length ? null : `emails twice: ${facts.mails.join(', ')}`;
}

/** The numbers of all emails that reached the mailbox. */
async function sentEmailIds(): Promise<string[]> {
  const answer = await fetch(`${mailboxUrl}/api/v1/messages?limit=1000`);
  const { messages } = (await answer.json()) as { messages: { MessageID: string }[] };
  return messages.map(({ MessageID }) => MessageID);
}

function ofGoods(): [string, CrashScenario][] {
  const named = Object.entries(goodsScenarios);
  if (isLong) return named;
  const first = Math.floor(Math.random() * named.length);
  return [...named.slice(first), ...named.slice(0, first)].slice(0, SOME_OF_GOODS);
}

function all(count: number): number[] {
  return Array.from({ length: count }, (_, i) => i + 1);
}

/** Some of them, other ones in every run. */
function some(count: number): number[] {
  const step = count / SAMPLES;
  return all(SAMPLES).map((n) => Math.min(count, Math.ceil((n - Math.random()) * step)));
}
