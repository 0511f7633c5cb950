import { setTimeout as sleep } from 'node:timers/promises';
import nodemailer from 'nodemailer';
import { scratchFolder, startPostgres } from '#launcher/services/services.mjs';
import { run } from '#tests/support/child.ts';
import { percentile } from '#tests/support/load.ts';
import { startServices } from '#tests/support/services.ts';
import { type Shop, startShop } from '#tests/support/shop.ts';
import { type SmtpServer, startSmtpServer } from '#tests/support/smtp-server.ts';
import type { Measure } from './section.ts';

const ROUNDS = 3;
const EMAILS = 600;
const CONNECTIONS = 10;
const LONGEST_MS = 120_000;

/** How many queued emails one worker sends a second, beside what the package sends that speaks to the mail server. */
export const measure = (async (say) => {
  const { dir, remove } = scratchFolder();
  const own = process.env['TEST_DATABASE_ADMIN_URL']
    ? null
    : await startPostgres({ dir: `${dir}/postgres`, durable: true, maxConnections: 60 });
  const services = await startServices(own?.url);
  const smtp = await startSmtpServer(() => undefined);
  const shop = await startShop({
    ...{ services, stripe: false, redis: false },
    env: { JOBS: 'off', LOG_LEVEL: 'error', SMTP_URL: smtp.url },
  });
  try {
    const [ours, bare]: [number[], number[]] = [[], []];
    for (let round = 1; round <= ROUNDS; round++) {
      bare.push(await byPackage(smtp));
      ours.push(await byWorker(shop, smtp));
      say(
        `round ${round}: the package ${Math.round(bare.at(-1) ?? 0)}/s, the worker ${Math.round(ours.at(-1) ?? 0)}/s`,
      );
    }
    return sectionOf(ours, bare);
  } finally {
    await shop.stop();
    await smtp.close();
    await services.stop();
    await own?.stop(true);
    remove();
  }
}) satisfies Measure;

function sectionOf(ours: number[], bare: number[]) {
  const middle = (all: number[]) =>
    percentile(
      all.toSorted((a, b) => a - b),
      0.5,
    );
  const ratios = ours.map((one, i) => one / (bare[i] ?? Number.NaN));
  return {
    title: 'Emails of one worker',
    note: `${EMAILS} queued confirmations of orders, sent by one worker to a mail server that answers at once (the bench itself), beside nodemailer alone with ${CONNECTIONS} connections and a ready message. From the first email to the last; ${ROUNDS} rounds in turn on a durable PostgreSQL; medians.`,
    columns: ['', 'emails per second', 'share'],
    rows: [
      [
        'the worker: job, lease, order read, email composed, sent, written down',
        String(Math.round(middle(ours))),
        middle(ratios).toFixed(2),
      ],
      ['nodemailer alone', String(Math.round(middle(bare))), '1.00'],
    ],
  };
}

/** Queues emails, starts a worker, and takes the time from the first that arrives to the last. */
async function byWorker(shop: Shop, smtp: SmtpServer): Promise<number> {
  const prepared = run('prepare', ['tests/bench/emails-prepare.ts', String(EMAILS)], shop.env);
  if ((await prepared.exited) !== 0) throw new Error(`the emails could not be queued:\n${prepared.output()}`);
  const before = smtp.kept.length;
  const worker = run('worker', ['src/worker.ts'], shop.env);
  const perSecond = await rateOf(smtp, before);
  await worker.stop();
  return perSecond;
}

async function byPackage(smtp: SmtpServer): Promise<number> {
  const transport = nodemailer.createTransport({ url: smtp.url, pool: true, maxConnections: CONNECTIONS });
  const message = {
    from: 'shop@example.com',
    to: 'ada@example.com',
    subject: 'Hello',
    text: 'x'.repeat(2_000),
    html: '<p>x</p>',
  };
  const before = smtp.kept.length;
  for (let i = 0; i < EMAILS; i++) transport.sendMail(message).catch(() => {});
  const perSecond = await rateOf(smtp, before);
  transport.close();
  return perSecond;
}

async function rateOf(smtp: SmtpServer, before: number): Promise<number> {
  const until = performance.now() + LONGEST_MS;
  const arrived = () => smtp.kept.length - before;
  while (arrived() === 0 && performance.now() < until) await sleep(1);
  const start = performance.now();
  const first = arrived();
  while (arrived() < EMAILS && performance.now() < until) await sleep(2);
  if (arrived() !== EMAILS) throw new Error(`${arrived()} emails arrived and not ${EMAILS}`);
  return ((EMAILS - first) / (performance.now() - start)) * 1_000;
}
