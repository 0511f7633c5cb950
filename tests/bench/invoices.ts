import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import PDFDocument from 'pdfkit';
import { scratchFolder, startPostgres } from '#launcher/services/services.mjs';
import { run } from '#tests/support/child.ts';
import { startServices } from '#tests/support/services.ts';
import { startShop } from '#tests/support/shop.ts';
import { figure, median, ms } from './figures.ts';
import type { Measure } from './section.ts';

const ROUNDS = 3;
const ORDERS = 100;
/** What the shop is to make a minute. */
const WANTED = 200;

interface Round {
  readonly numbersMs: number;
  readonly filesMs: number;
  /** How late a timer of the job's own thread came at most. */
  readonly latestMs: number;
}

/** How many invoices one worker makes a minute: number, data, two checks and PDF, beside a PDF of the same words by pdfkit alone. */
export const measure = (async (say) => {
  const { dir, remove } = scratchFolder();
  const own = process.env['TEST_DATABASE_ADMIN_URL']
    ? null
    : await startPostgres({ dir: `${dir}/postgres`, durable: true, maxConnections: 60 });
  const services = await startServices(own?.url);
  const shop = await startShop({
    ...{ services, stripe: false, redis: false },
    env: { JOBS: 'off', LOG_LEVEL: 'error' },
  });
  try {
    const [rounds, bare]: [Round[], number[]] = [[], []];
    for (let at = 1; at <= ROUNDS; at++) {
      bare.push(await byPackage());
      rounds.push(await byWorker(shop.env));
      const { numbersMs, filesMs, latestMs } = rounds.at(-1) ?? { numbersMs: 0, filesMs: 0, latestMs: 0 };
      say(
        `round ${at}: pdfkit ${ms(bare.at(-1) ?? 0)}, numbers ${ms(numbersMs)}, files ${ms(filesMs)} of ${ORDERS}, a timer ${ms(latestMs)} late`,
      );
    }
    return sectionOf(rounds, bare);
  } finally {
    await shop.stop();
    await services.stop();
    await own?.stop(true);
    remove();
  }
}) satisfies Measure;

function sectionOf(rounds: readonly Round[], bare: readonly number[]) {
  const perMinute = (millisecondsOfAll: number) => (ORDERS / millisecondsOfAll) * 60_000;
  const all = median(rounds.map(({ numbersMs, filesMs }) => perMinute(numbersMs + filesMs)));
  const alone = median(bare.map(perMinute));
  const row = (what: string, rate: number) => [what, figure(rate), (rate / alone).toFixed(2)];
  return {
    title: 'Invoices of one worker',
    note: `${ORDERS} orders of two courses that wait for their invoice, in one run of the job with cold fonts, beside pdfkit alone with one open font and the same number of texts. ${ROUNDS} rounds in turn on a durable PostgreSQL; medians. Wanted are ${WANTED} a minute. Meanwhile a timer of the worker’s own thread came at most ${ms(Math.max(...rounds.map(({ latestMs }) => latestMs)))} late.`,
    columns: ['', 'a minute', 'share'],
    rows: [
      row('number and snapshot, data, two checks, PDF, storage', all),
      row('of these the numbers alone', median(rounds.map(({ numbersMs }) => perMinute(numbersMs)))),
      row('pdfkit alone', alone),
    ],
  };
}

async function byWorker(env: Readonly<Record<string, string>>): Promise<Round> {
  const prepared = run('prepare', ['tests/bench/invoices-prepare.ts', String(ORDERS)], env);
  if ((await prepared.exited) !== 0) throw new Error(`there are no orders:\n${prepared.output()}`);
  const child = fork(fileURLToPath(new URL('invoices-run.ts', import.meta.url)), {
    env: { ...process.env, ...env },
  });
  const [result] = (await Promise.race([once(child, 'message'), failed(child)])) as [
    Round & { issued: number; made: number },
  ];
  if (result.issued !== ORDERS || result.made !== ORDERS)
    throw new Error(`${result.issued} were issued and ${result.made} made`);
  return result;
}

async function failed(child: ReturnType<typeof fork>): Promise<never> {
  const [code] = await once(child, 'exit');
  throw new Error(`the job ended with ${String(code)}`);
}

const FONT = fileURLToPath(
  import.meta.resolve('@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2'),
);
/** As many as an invoice of two lines has. */
const TEXTS = 40;

async function byPackage(): Promise<number> {
  const start = performance.now();
  for (let made = 0; made < ORDERS; made++) {
    const doc = new PDFDocument({ size: 'A4', font: FONT });
    for (let at = 0; at < TEXTS; at++) doc.text('Sourdough for beginners, 49.00 EUR', 56, 56 + at * 15);
    doc.end();
    for await (const _ of doc as unknown as AsyncIterable<Buffer>);
  }
  return performance.now() - start;
}
