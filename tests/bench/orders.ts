import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { scratchFolder } from '#launcher/services/services.mjs';
import { figure, ms } from './figures.ts';
import { type Bought, buy, openMarket, STEPS, timeAt } from './orders/buyers.ts';
import { type Costs, type Counted, callsOf, openCosts } from './orders/costs.ts';
import { type EmailCost, emailCost } from './orders/email.ts';
import type { Product } from './orders/market.ts';
import { besidePairs } from './orders/pairs.ts';
import { startCountingPostgres } from './orders/postgres.ts';
import { profileOrders } from './orders/profile.ts';
import { openSite, type Site } from './orders/site.ts';
import { statementSections } from './orders/statements.ts';
import { traceOrder } from './orders/trace.ts';
import { bareOrders } from './orders/yardstick.ts';
import type { Measure, Section } from './section.ts';
import { table } from './table.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');
const SECONDS = 5;
const EMAILS_FIRST = 24;
/** The engine goes on making the code of a new process faster for some hundred orders. */
const WARM_UP_ORDERS = 300;
const WARM_UP_SECONDS = 12;
const AGAIN_SECONDS = 1;

export interface Window {
  readonly bought: Bought;
  readonly costs: Costs;
  readonly statements: readonly Counted[];
}

/** What an order costs the shop and PostgreSQL, from the first request to the email that says it is complete. */
export const measure: Measure = async (say) => {
  const { beside, profile } = parseArgs({
    args: process.argv.slice(3),
    options: { beside: { type: 'string' }, profile: { type: 'string' } },
  }).values;
  const { dir, remove } = scratchFolder();
  const postgres = await startCountingPostgres(dir);
  const sites: Site[] = [];
  const open = async (root: string, name: string) => {
    say(`setting up ${name}`);
    const site = await openSite(root, name, postgres.url, dir);
    sites.push(site);
    return site;
  };
  try {
    const site = await open(ROOT, 'this_checkout');
    if (beside) {
      const other = await open(resolve(beside), 'the_other');
      return await besidePairs({ ours: site, other, postmaster: postgres.pid }, say);
    }
    const [costs, ...sections] = await measureSite(site, postgres, say, profile && resolve(profile));
    say('bare orders by pgbench');
    return [withYardstick(costs, await bareOrders(site.adminUrl, dir)), ...sections];
  } finally {
    await Promise.all(sites.map((site) => site.stop()));
    await postgres.stop(true);
    remove();
  }
};

type Postgres = Awaited<ReturnType<typeof startCountingPostgres>>;

async function measureSite(
  site: Site,
  postgres: Postgres,
  say: (line: string) => void,
  folder?: string,
): Promise<[Section, ...Section[]]> {
  const server = await site.serve();
  const market = await openMarket(site);
  const { products } = market;
  const costs = await openCosts(site, { postmaster: postgres.pid, shop: server.pid });
  await buy(site, market, { buyers: 4, products, orders: EMAILS_FIRST });
  const worker = await site.work();
  say('the email of an order');
  const email = await emailCost(site, market, costs, worker);
  say('one order, statement by statement');
  const trace = await traceOrder(site, market, costs, postgres.logFile);
  await worker.stop();
  say('warming up');
  await buy(site, market, { buyers: 16, products, orders: WARM_UP_ORDERS, seconds: WARM_UP_SECONDS });
  const hot = products.slice(0, 1);
  const cases: readonly (readonly [string, number, readonly Product[], boolean?])[] = [
    ['1 buyer', 1, products],
    ['16 buyers', 16, products],
    ['64 buyers', 64, products],
    ['16 buyers, one product', 16, hot],
    [`16 buyers, every event of Stripe’s (${market.others.length} more)`, 16, products, true],
  ];
  const windows = new Map<string, Window>();
  for (const [name, buyers, sold, isToldAll = false] of cases) {
    say(name);
    await buy(site, market, { buyers, products: sold, seconds: AGAIN_SECONDS, isToldAll });
    const work = () => buy(site, market, { buyers, products: sold, seconds: SECONDS, isToldAll });
    const { result, ...cost } = await costs.during(work);
    windows.set(name, { bought: result, ...cost });
  }
  await expectCompleted(costs.client, windows);
  await costs.close();
  await server.stop();
  const usual = windows.get('16 buyers');
  if (!usual) throw new Error('nothing was measured');
  const statements = statementSections({ trace, email, usual });
  const sections: [Section, ...Section[]] = [ordersSection(windows, email), statements.byCost];
  if (!folder) return sections;
  say('profiling 16 buyers');
  await mkdir(folder, { recursive: true });
  sections.push(...(await profileOrders(site, market, folder)));
  await writeFile(
    join(folder, 'statements.md'),
    `${table(statements.inOrder)}\n\n${table(statements.nested)}\n`,
  );
  return sections;
}

function ordersSection(windows: ReadonlyMap<string, Window>, email: EmailCost): Section {
  const rows = [...windows].map(([name, { bought, costs, statements }]) => {
    const each = (value: number) => value / bought.orders;
    const { asked, nested } = callsOf(statements);
    const [postgres, shop] = [each(costs.postgres), each(costs.shop)];
    return [
      name,
      figure(bought.orders / bought.seconds),
      figure(each(asked) + email.asked, 1),
      figure(each(nested) + email.nested, 1),
      ...[postgres, shop, postgres + shop].map((value) => figure(value, 2)),
      figure(each(costs.sandbox), 2),
      figure(each(costs.client), 2),
      figure(each(costs.wal) / 1024, 1),
      figure(bought.refused),
      ...STEPS.map((step) => `${ms(timeAt(bought, step, 0.5))} / ${ms(timeAt(bought, step, 0.99))}`),
    ];
  });
  return {
    title: 'What an order costs',
    note: `Each order is three requests (add to cart, check out as a guest, the signed event that completes it), ${SECONDS} s for each row after a warm-up; the server on one core; PostgreSQL (durable), the sandbox and the buyers on the other. Refused: answers of 503 in all, after each of which the buyer asks again; the times of a request are with every try. Milliseconds of the processor per order, read from the processes' own accounts. Statements with begin and commit, from the first request to the email sent; nested are those that PostgreSQL asks itself for them (foreign keys, bodies of functions). The email's job is measured by itself: ${figure(email.asked, 1)} statements, which are in every row's, and some ${figure(email.postgres, 2)} ms of PostgreSQL and ${figure(email.worker, 2)} ms of the worker beyond an idle one, which are in none.`,
    columns: [
      '',
      'orders/s',
      'statements',
      'nested',
      'PostgreSQL ms',
      'shop ms',
      'both',
      'sandbox ms',
      'buyers ms',
      'WAL KB',
      'refused',
      ...STEPS.map((step) => `${step} p50 / p99`),
    ],
    rows,
  };
}

function withYardstick(section: Section, bare: number): Section {
  const row = ['pgbench, a bare order of six round trips', figure(bare), '6', '2'];
  const rest = section.columns.slice(row.length).map(() => '');
  return { ...section, rows: [...section.rows, [...row, ...rest]] };
}

/** A measurement of something that did not happen would be none. */
async function expectCompleted(
  client: Awaited<ReturnType<typeof openCosts>>['client'],
  windows: ReadonlyMap<string, Window>,
): Promise<void> {
  const { rows } = await client.query<{ n: number }>(
    `select count(*)::int as n from orders where status = 'completed'`,
  );
  const told = [...windows.values()].reduce((sum, { bought }) => sum + bought.orders, 0);
  if ((rows[0]?.n ?? 0) < told) throw new Error(`${rows[0]?.n} orders are complete and not ${told}`);
}
