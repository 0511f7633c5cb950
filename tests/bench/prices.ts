import { scratchFolder, startPostgres } from '#launcher/services/services.mjs';
import { run } from '#tests/support/child.ts';
import { addressesOf, asAdmin, shopEnv, startServices, type TestServices } from '#tests/support/services.ts';
import { figure, median, spread } from './figures.ts';
import type { Turns } from './in-turns.ts';
import { pgbenchProgram } from './pgbench.ts';
import type { Measure } from './section.ts';

const ROUNDS = 5;
const EACH = 120;
const CONNECTIONS = 8;

/** Checkouts with taxes and promotions, and their completion with an invoice asked for, beside what the same SQL reaches alone. */
export const measure: Measure = async (say) => {
  // Said at once when it is missing.
  pgbenchProgram();
  const { dir, remove } = scratchFolder();
  const postgres = await startPostgres({ dir: `${dir}/postgres`, durable: true, maxConnections: 60 });
  const services = await startServices(postgres.url);
  const rows: string[][] = [];
  try {
    for (const code of ['unlimited', 'limited'] as const) {
      say(`a code, ${code}`);
      const { starts, completions } = await withCode(services, code, dir);
      const name = code === 'limited' ? 'all with one code that has a limit' : 'a code without a limit';
      rows.push(rowOf(`start, ${name}`, starts), rowOf(`completion, ${name}`, completions));
    }
  } finally {
    await services.stop();
    await postgres.stop(true);
    remove();
  }
  return {
    title: 'Checkouts with taxes and promotions',
    note:
      `The transaction of a checkout of a course and two goods for a business abroad (the cart locked and read, a code and an automatic promotion applied, the delivery priced, each thing taxed where it is supplied, the order placed with its taxes, the goods held, the uses taken) and that of the event that completes it and asks for an invoice, by the shop's own verbs in one process, ${CONNECTIONS} at once, ` +
      `beside pgbench (-M prepared, ${CONNECTIONS} clients) with the very statements of it, recorded from the shop. ${ROUNDS} rounds of ${EACH} each, in turns on one durable PostgreSQL; medians, the ratio taken within each round. Number, XML and PDF of the invoice are made by jobs (see invoices).`,
    columns: ['', 'statements', 'the shop, per second', 'pgbench, per second', 'ratio (least to most)'],
    rows,
  };
};

function rowOf(name: string, { found, statements }: Turns): string[] {
  const middle = (side: 'shop' | 'bare') => figure(median(found.map((one) => one[side])));
  const ratios = found.map(({ shop, bare }) => shop / bare);
  return [name, figure(statements), middle('shop'), middle('bare'), spread(ratios, 2)];
}

async function withCode(
  services: TestServices,
  code: 'limited' | 'unlimited',
  dir: string,
): Promise<{ readonly starts: Turns; readonly completions: Turns }> {
  const name = `${services.template}_prices_${code}`;
  await asAdmin(services.adminUrl, (client) =>
    client.query(`create database ${name} template ${services.template}`),
  );
  const admin = new URL(services.adminUrl);
  admin.pathname = `/${name}`;
  const child = run(
    'prices',
    ['tests/bench/prices/run.ts', code, ...[ROUNDS, EACH, CONNECTIONS].map(String), dir],
    { ...shopEnv(addressesOf(services.adminUrl, name)), BENCH_DATABASE_URL: admin.href, LOG_LEVEL: 'error' },
  );
  const exit = await child.exited;
  const line = child
    .output()
    .split('\n')
    .findLast((text) => text.startsWith('{"found"'));
  if (exit !== 0 || !line) throw new Error(`the checkouts could not be measured:\n${child.output()}`);
  return (JSON.parse(line) as { found: { starts: Turns; completions: Turns } }).found;
}
