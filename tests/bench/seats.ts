import { scratchFolder, startPostgres } from '#launcher/services/services.mjs';
import { run } from '#tests/support/child.ts';
import { addressesOf, asAdmin, shopEnv, startServices, type TestServices } from '#tests/support/services.ts';
import { eventPages } from './event-pages.ts';
import { figure, median, spread } from './figures.ts';
import { pgbenchProgram } from './pgbench.ts';
import type { Measure, Section } from './section.ts';

const ROUNDS = 5;
const EACH = 200;
const CONNECTIONS = 8;
/** All buyers want a seat of one date, or each of one of a hundred. */
const POOLS = [1, 100];

interface Found {
  readonly found: readonly { readonly shop: number; readonly bare: number }[];
  readonly statements: number;
}

/** Checkouts that hold seats beside what the same SQL reaches alone, and pages of events beside those of courses. */
export const measure: Measure = async (say) => [await checkouts(say), await eventPages(say)];

async function checkouts(say: (line: string) => void): Promise<Section> {
  // Said at once when it is missing.
  pgbenchProgram();
  const { dir, remove } = scratchFolder();
  const postgres = await startPostgres({ dir: `${dir}/postgres`, durable: true, maxConnections: 60 });
  const services = await startServices(postgres.url);
  const rows: string[][] = [];
  let statements = 0;
  try {
    for (const pools of POOLS) {
      say(`${pools === 1 ? 'one date' : `${pools} dates`}`);
      const result = await ofPools(services, pools, `${dir}/seats-${pools}.sql`);
      statements = result.statements;
      const [shop, bare] = (['shop', 'bare'] as const).map((side) =>
        median(result.found.map((one) => one[side])),
      );
      const ratios = result.found.map((one) => one.shop / one.bare);
      rows.push([
        pools === 1 ? 'one date for all' : `${pools} dates`,
        figure(shop ?? 0),
        figure(bare ?? 0),
        spread(ratios, 2),
      ]);
    }
  } finally {
    await services.stop();
    await postgres.stop(true);
    remove();
  }
  return {
    title: 'Checkouts that hold a seat',
    note:
      `The transaction of a checkout (the cart locked and read, the order placed, a seat held), by the shop's own verbs in one process, ${CONNECTIONS} at once, ` +
      `beside pgbench (-M prepared, ${CONNECTIONS} clients) with the very statements of it (${statements}), recorded from the shop. ${ROUNDS} rounds of ${EACH} each, in turns on one durable PostgreSQL; medians, the ratio taken within each round.`,
    columns: ['', 'the shop, per second', 'pgbench, per second', 'ratio (least to most)'],
    rows,
  };
}

async function ofPools(services: TestServices, pools: number, script: string): Promise<Found> {
  const name = `${services.template}_seats_${pools}`;
  await asAdmin(services.adminUrl, (client) =>
    client.query(`create database ${name} template ${services.template}`),
  );
  const admin = new URL(services.adminUrl);
  admin.pathname = `/${name}`;
  const child = run(
    'seats',
    ['tests/bench/seats-run.ts', ...[pools, ROUNDS, EACH, CONNECTIONS].map(String), script],
    { ...shopEnv(addressesOf(services.adminUrl, name)), BENCH_DATABASE_URL: admin.href, LOG_LEVEL: 'error' },
  );
  const code = await child.exited;
  const line = child
    .output()
    .split('\n')
    .findLast((text) => text.startsWith('{"found"'));
  if (code !== 0 || !line) throw new Error(`the checkouts could not be measured:\n${child.output()}`);
  return JSON.parse(line) as Found;
}
