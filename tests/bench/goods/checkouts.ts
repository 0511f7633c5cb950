import { scratchFolder, startPostgres } from '#launcher/services/services.mjs';
import { run } from '#tests/support/child.ts';
import { addressesOf, asAdmin, shopEnv, startServices, type TestServices } from '#tests/support/services.ts';
import { figure, median, spread } from '../figures.ts';
import type { Turns } from '../in-turns.ts';
import { pgbenchProgram } from '../pgbench.ts';
import type { Section } from '../section.ts';

const ROUNDS = 5;
const EACH = 120;
const CONNECTIONS = 8;
/** All buyers want the same two variants, or each two of a hundred. */
const VARIANTS = [1, 100];

/** Checkouts of goods with an address, and their completion, beside what the same SQL reaches alone. */
export async function goodsCheckouts(say: (line: string) => void): Promise<Section> {
  // Said at once when it is missing.
  pgbenchProgram();
  const { dir, remove } = scratchFolder();
  const postgres = await startPostgres({ dir: `${dir}/postgres`, durable: true, maxConnections: 60 });
  const services = await startServices(postgres.url);
  const rows: string[][] = [];
  try {
    for (const variants of VARIANTS) {
      const name = variants === 1 ? 'two hot variants' : `${variants} variants`;
      say(name);
      const { starts, completions } = await ofVariants(services, variants, dir);
      rows.push(rowOf(`start, ${name}`, starts), rowOf(`completion, ${name}`, completions));
    }
  } finally {
    await services.stop();
    await postgres.stop(true);
    remove();
  }
  return {
    title: 'Checkouts of goods with an address',
    note:
      `The transaction of a checkout of two goods (the cart locked and read, the method of delivery priced, the order placed with its address, the goods held in a warehouse of two) and that of the event that completes it, by the shop's own verbs in one process, ${CONNECTIONS} at once, ` +
      `beside pgbench (-M prepared, ${CONNECTIONS} clients) with the very statements of it, recorded from the shop. ${ROUNDS} rounds of ${EACH} each, in turns on one durable PostgreSQL; medians, the ratio taken within each round.`,
    columns: ['', 'statements', 'the shop, per second', 'pgbench, per second', 'ratio (least to most)'],
    rows,
  };
}

function rowOf(name: string, { found, statements }: Turns): string[] {
  const middle = (side: 'shop' | 'bare') => figure(median(found.map((one) => one[side])));
  const ratios = found.map(({ shop, bare }) => shop / bare);
  return [name, figure(statements), middle('shop'), middle('bare'), spread(ratios, 2)];
}

async function ofVariants(
  services: TestServices,
  variants: number,
  dir: string,
): Promise<{ readonly starts: Turns; readonly completions: Turns }> {
  const name = `${services.template}_goods_${variants}`;
  await asAdmin(services.adminUrl, (client) =>
    client.query(`create database ${name} template ${services.template}`),
  );
  const admin = new URL(services.adminUrl);
  admin.pathname = `/${name}`;
  const child = run(
    'goods',
    ['tests/bench/goods/checkouts-run.ts', ...[variants, ROUNDS, EACH, CONNECTIONS].map(String), dir],
    { ...shopEnv(addressesOf(services.adminUrl, name)), BENCH_DATABASE_URL: admin.href, LOG_LEVEL: 'error' },
  );
  const code = await child.exited;
  const line = child
    .output()
    .split('\n')
    .findLast((text) => text.startsWith('{"found"'));
  if (code !== 0 || !line) throw new Error(`the checkouts could not be measured:\n${child.output()}`);
  return (JSON.parse(line) as { found: { starts: Turns; completions: Turns } }).found;
}
