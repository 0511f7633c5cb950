import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import pg from 'pg';
import { scratchFolder, startPostgres } from '#launcher/services/services.mjs';
import { run } from '#tests/support/child.ts';
import { percentile } from '#tests/support/load.ts';
import { startServices } from '#tests/support/services.ts';
import { type Shop, startShop } from '#tests/support/shop.ts';
import { signature } from '#tests/support/shop-buy.ts';
import { pgbench, pgbenchProgram } from './pgbench.ts';
import type { Measure } from './section.ts';

const ROUNDS = 5;
const EVENTS = 120;
const WARM_UP = 60;
/** As many events are under way at once, and as many connections does the shop keep for them. */
const LANES = 8;
const CONNECTIONS = 3;

/** How many of Stripe's events the shop completes orders by, beside what the same SQL reaches alone. */
export const measure = (async (say) => {
  // Said at once when it is missing.
  pgbenchProgram();
  const { dir, remove } = scratchFolder();
  const own = process.env['TEST_DATABASE_ADMIN_URL']
    ? null
    : await startPostgres({ dir: `${dir}/postgres`, durable: true, maxConnections: 60 });
  const services = await startServices(own?.url);
  const shop = await startShop({
    services,
    stripe: false,
    redis: false,
    env: { JOBS: 'off', LOG_LEVEL: 'silent' },
  });
  try {
    const perRound = EVENTS * 2;
    const total = WARM_UP * 2 + perRound * ROUNDS;
    say(`placing ${total} orders`);
    const { script, bodies } = await prepare(shop, dir, total);
    const yours: number[] = [];
    const bare: number[] = [];
    const times: number[] = [];
    // Values 1 to n are pgbench's, the events after them the shop's: no order is completed twice.
    const events = bodies.slice(WARM_UP + EVENTS * ROUNDS);
    await bareSql(shop, script, WARM_UP);
    await deliver(shop, events.splice(0, WARM_UP));
    for (let round = 1; round <= ROUNDS; round++) {
      bare.push(await bareSql(shop, script, EVENTS));
      const told = await deliver(shop, events.splice(0, EVENTS));
      yours.push(told.perSecond);
      times.push(...told.times);
      say(
        `round ${round}: pgbench ${Math.round(bare.at(-1) ?? 0)}/s, the shop ${Math.round(told.perSecond)}/s`,
      );
    }
    await expectDone(shop, WARM_UP * 2 + perRound * ROUNDS);
    return sectionOf(yours, bare, times, await readFile(script, 'utf8'));
  } finally {
    await shop.stop();
    await services.stop();
    await own?.stop(true);
    remove();
  }
}) satisfies Measure;

function sectionOf(yours: number[], bare: number[], times: number[], script: string) {
  const [shop, sql] = [yours, bare].map((all) =>
    percentile(
      all.toSorted((a, b) => a - b),
      0.5,
    ),
  ) as [number, number];
  const ratios = yours.map((one, i) => one / (bare[i] ?? Number.NaN)).toSorted((a, b) => a - b);
  const sorted = times.toSorted((a, b) => a - b);
  const statements = script.split(';\n').length - 1;
  const round = (value: number) => String(Math.round(value));
  return {
    title: 'Webhook events that complete an order',
    note:
      `Signed events posted over HTTP to one process of the shop (${LANES} under way, ${CONNECTIONS} connections), beside ` +
      `pgbench (-M prepared, ${CONNECTIONS} clients) with the very statements of that transaction (${statements} of them), recorded from the shop. ` +
      `${ROUNDS} rounds of ${EVENTS} each, taking turns on the same durable PostgreSQL; medians. Every event completes an order of its own.`,
    columns: ['', 'per second', 'share', 'p50 ms', 'p99 ms'],
    rows: [
      [
        'the shop, whole path',
        round(shop),
        percentile(ratios, 0.5).toFixed(2),
        round(percentile(sorted, 0.5)),
        round(percentile(sorted, 0.99)),
      ],
      ['pgbench, bare SQL', round(sql), '1.00', ((CONNECTIONS / sql) * 1000).toFixed(1), ''],
    ],
  };
}

/** In a process of its own: the shop's modules belong to one database. */
async function prepare(
  shop: Shop,
  dir: string,
  count: number,
): Promise<{ script: string; bodies: string[] }> {
  const [script, bodies] = [`${dir}/completes.sql`, `${dir}/bodies.json`];
  const child = run('prepare', ['tests/bench/events-prepare.ts', String(count), script, bodies], {
    ...shop.env,
    BENCH_DATABASE_URL: shop.database.adminUrl,
    LOG_LEVEL: 'error',
  });
  if ((await child.exited) !== 0) throw new Error(`the events could not be prepared:\n${child.output()}`);
  return { script, bodies: JSON.parse(await readFile(bodies, 'utf8')) as string[] };
}

/** @returns transactions per second. */
function bareSql(shop: Shop, scriptFile: string, count: number): Promise<number> {
  const each = Math.round(count / CONNECTIONS);
  return pgbench(shop.database.url, { scriptFile, clients: CONNECTIONS, each });
}

/** Posts the events as Stripe does. */
async function deliver(shop: Shop, bodies: string[]): Promise<{ perSecond: number; times: number[] }> {
  const agent = new Agent({ keepAlive: true, maxSockets: LANES });
  const [count, times] = [bodies.length, [] as number[]];
  const start = performance.now();
  const lane = async () => {
    for (let body = bodies.pop(); body !== undefined; body = bodies.pop()) {
      const begun = performance.now();
      await post(agent, shop.port, body);
      times.push(performance.now() - begun);
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  const seconds = (performance.now() - start) / 1000;
  agent.destroy();
  return { perSecond: count / seconds, times };
}

async function post(agent: Agent, port: number, body: string): Promise<void> {
  const headers = {
    host: `localhost:${port}`,
    'content-type': 'application/json',
    'stripe-signature': signature(body),
  };
  const sent = request({
    agent,
    port,
    host: '127.0.0.1',
    path: '/api/webhooks/stripe',
    method: 'POST',
    headers,
  });
  sent.end(body);
  const [answer] = (await once(sent, 'response')) as [import('node:http').IncomingMessage];
  answer.resume();
  await once(answer, 'end');
  if (answer.statusCode !== 200) throw new Error(`an event was answered ${answer.statusCode}`);
}

/** A measurement of something that did not happen would be none. */
async function expectDone(shop: Shop, count: number): Promise<void> {
  const client = new pg.Client(shop.database.ownerUrl);
  await client.connect();
  const { rows } = await client.query<{ done: number }>(
    `select count(*)::int as done from orders o where o.status = 'completed'
       and exists (select from entitlements g join order_items i on i.id = g.order_item_id where i.order_id = o.id)
       and exists (select from mails m where m.order_id = o.id)`,
  );
  await client.end();
  if (rows[0]?.done !== count) throw new Error(`${rows[0]?.done} orders are complete and not ${count}`);
}

if (process.argv[1] === import.meta.filename) {
  const section = await measure((line) => process.stderr.write(`${line}\n`));
  process.stdout.write(`${section.title}\n${section.note}\n`);
  for (const row of [section.columns, ...section.rows]) process.stdout.write(`${row.join('\t')}\n`);
}
