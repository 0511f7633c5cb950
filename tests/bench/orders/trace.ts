import { readFileSync, statSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { buy } from './buyers.ts';
import type { CostsOf } from './costs.ts';
import { unsent } from './email.ts';
import type { Market } from './market.ts';
import type { Site } from './site.ts';

/** One statement as the shop asked it. */
export interface Traced {
  /** `prepared` under a name once a connection, `parsed` for this once, or `simple` without any parameter. */
  readonly how: 'prepared' | 'parsed' | 'simple';
  readonly text: string;
}

const LINE = /^(\S+)\/lectern_app \d+ LOG: {2}(execute (\S+)|statement): /;

/** Every statement of one order from PostgreSQL's own log, as they came, from the first to the email sent. A worker must run. */
export async function traceOrder(
  site: Site,
  market: Market,
  costs: CostsOf,
  logFile: string,
): Promise<Traced[]> {
  await unsent(costs, 0);
  await logAll(costs, 'all');
  const from = statSync(logFile).size;
  await buy(site, market, { buyers: 1, products: market.products, orders: 1 });
  await unsent(costs, 0);
  await sleep(300);
  await logAll(costs, 'none');
  return readTrace(readFileSync(logFile).subarray(from).toString(), site.database);
}

async function logAll({ client }: CostsOf, what: 'all' | 'none'): Promise<void> {
  await client.query(`alter system set log_statement = '${what}'`);
  await client.query('select pg_reload_conf()');
  await sleep(300);
}

function readTrace(log: string, database: string): Traced[] {
  const traced: Traced[] = [];
  let isOurs = false;
  for (const line of log.split('\n')) {
    const head = LINE.exec(line);
    const last = traced.at(-1);
    if (head) {
      isOurs = head[1] === database;
      const how = !head[3] ? 'simple' : head[3] === '<unnamed>' ? 'parsed' : 'prepared';
      if (isOurs) traced.push({ how, text: line.slice(head[0].length) });
    } else if (line.startsWith('\t') && isOurs && last) {
      traced[traced.length - 1] = { ...last, text: `${last.text} ${line.trim()}` };
    } else isOurs = false;
  }
  return traced;
}

/** Two texts of one statement are the same here: without its values, and without how it is laid out. */
export function shapeOf(text: string): string {
  return text
    .replaceAll(/--.*$/gm, '')
    .replaceAll(/'[^']*'|\$\d+|\b(\d+|true|false|null)\b/gi, '?')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}
