import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { scratchFolder } from '#launcher/services/services.mjs';
import { db, jobsDb } from '#lib/db.ts';
import { checkInvariants } from '#shop/payments/invariants/check-invariants.ts';
import { reconcile } from '#shop/payments/reconcile/reconcile.ts';
import { ageEverything } from '#tests/support/aged.ts';
import { type Child, run } from '#tests/support/child.ts';
import { runJobs } from '#tests/support/jobs.ts';
import { FREE, type Scene, type Story, stories } from '#tests/support/mortal-stories.ts';
import { type Fate, mortals } from '#tests/support/mortals.ts';
import { factsOf } from '#tests/support/order-facts.ts';
import { ORIGIN } from '#tests/support/story.ts';
import { isLong, report } from '#tests/support/timed.ts';

/** Moments of each story at which the shop is killed in the short form, spread over all of them. */
const SAMPLES = 1;
const MINUTES = 60_000;

const totals = { moments: 0, kills: 0, orders: 0, lost: 0, doubled: 0, lettersTwice: 0 };
const { dir, remove } = scratchFolder();
let mailbox: Child;
let mailboxUrl: string;
let env: Record<string, string>;
let crew: ReturnType<typeof mortals>;

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
  ];
  env = {
    ...Object.fromEntries(given.map((name) => [name, process.env[name] ?? ''])),
    ...{ LOG_LEVEL: 'silent', SMTP_URL: smtp, NODE_COMPILE_CACHE: `${dir}/compiled` },
  };
  crew = mortals(env);
  const free = db.selectFrom('products').select('id').where('slug', '=', FREE);
  await db.updateTable('variants').set({ priceAmount: 0 }).where('productId', 'in', free).execute();
});
afterAll(async () => {
  await crew?.stop();
  await mailbox?.stop();
  remove();
});

test.each(Object.entries(stories))(
  '%s: killed at every moment it waits, begun again and told again, it ends as if nothing had been',
  async (name, story) => {
    const whole = await play(story, 0);
    expect(whole.fate.isDead).toBe(false);
    expect(whole.fate.answer).not.toHaveProperty('error');
    expect(whole.wrong, 'without being killed').toBeNull();
    const { moments } = whole.fate;
    const failures: string[] = [];
    let kills = 0;
    for (const dieAt of isLong ? all(moments.length) : some(moments.length)) {
      // A story is told in fewer moments when nobody is in its way: then an earlier one is taken.
      for (let at = dieAt, isDead = false; at > 0 && !isDead; at = isLong ? 0 : Math.floor(at / 2)) {
        const { fate, wrong } = await play(story, at);
        isDead = fate.isDead;
        if (isDead) kills++;
        if (wrong) failures.push(`killed ${fate.moments.at(-1)} (${at}): ${wrong}`);
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
  await ageEverything(inject('services').adminUrl, 40);
  await reconcile(jobsDb, ORIGIN, { isImpatient: true });
  await runJobs('send-refund', 'close-page', 'ask-refunds');
  const broken = (await checkInvariants(db)).filter((finding) => finding.broken > 0);
  const letters = await lettersOf();
  // One that was handed over by a process that died before it could say so goes out again, under its own number.
  totals.lettersTwice = letters.length - new Set(letters).size;
  report('killed at every await', totals);
  expect(broken).toEqual([]);
  expect(totals).toMatchObject({ lost: 0, doubled: 0 });
});

test(
  'control: with every statement for itself, kills lose orders',
  async () => {
    const careless = mortals({ ...env, MORTAL_CONTROL: 'yes' });
    const story = stories['webhook: session completed'];
    if (!story) throw new Error('no such story');
    const { fate } = await play(story, 0, careless);
    const wrongs: string[] = [];
    const middle = Math.floor(fate.moments.length / 2);
    for (let dieAt = middle; dieAt < fate.moments.length && wrongs.length === 0; dieAt += 4) {
      const { wrong } = await play(story, dieAt, careless);
      if (wrong) wrongs.push(wrong);
    }
    await careless.stop();
    expect(wrongs).not.toEqual([]);
  },
  MINUTES,
);

async function play(story: Story, dieAt: number, by = crew) {
  const scene = await story();
  const fate = await by.send(scene.act, dieAt);
  const wrong = await endOf(scene, fate, by === crew).catch((error: Error) => error.message);
  return { fate, wrong };
}

/** What is not as it must be after a restart, or null. */
async function endOf(scene: Scene, fate: Fate, isCounted: boolean): Promise<string | null> {
  const isAcknowledged = fate.answer !== null && !('error' in fate.answer);
  if (isAcknowledged && scene.act.does === 'receive') {
    const told = await wrongIn(scene, false);
    if (told) return `acknowledged, but ${told}`;
  }
  if (scene.again) await scene.again();
  else if (fate.isDead) await crew.send(scene.act, 0);
  await runJobs('send-refund');
  return (await wrongIn(scene, isCounted)) ?? (await scene.also?.()) ?? null;
}

async function wrongIn(scene: Scene, isCounted: boolean): Promise<string | null> {
  const facts = await factsOf(await scene.orderId());
  const wanted = { ...facts, ...scene.wanted };
  // A letter about a refund comes when it does.
  const mails = scene.wanted.mails ? facts.mails.filter((kind) => wanted.mails.includes(kind)) : facts.mails;
  if (isCounted) {
    totals.orders++;
    if (facts.completions < wanted.completions || facts.open < wanted.open) totals.lost++;
    if (facts.completions > wanted.completions || facts.granted > wanted.granted) totals.doubled++;
  }
  const seen = JSON.stringify({ ...facts, mails });
  if (seen !== JSON.stringify({ ...wanted, mails: scene.wanted.mails ?? mails })) return seen;
  return new Set(facts.mails).size === facts.mails.length ? null : `letters twice: ${facts.mails.join(', ')}`;
}

/** The numbers of all letters that reached the mailbox. */
async function lettersOf(): Promise<string[]> {
  const answer = await fetch(`${mailboxUrl}/api/v1/messages?limit=1000`);
  const { messages } = (await answer.json()) as { messages: { MessageID: string }[] };
  return messages.map(({ MessageID }) => MessageID);
}

function all(count: number): number[] {
  return Array.from({ length: count }, (_, i) => i + 1);
}

/** Some of them, other ones in every run. */
function some(count: number): number[] {
  const step = count / SAMPLES;
  return all(SAMPLES).map((n) => Math.min(count, Math.ceil((n - Math.random()) * step)));
}
