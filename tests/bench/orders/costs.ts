import { readdirSync, readFileSync } from 'node:fs';
import pg from 'pg';
import type { Site } from './site.ts';

/** The kernel counts processor time in hundredths of a second. */
const TICK_MS = 10;

export interface Processes {
  readonly postmaster: number;
  readonly shop: number;
}

/** Processor milliseconds of each, and bytes of WAL. */
export interface Costs {
  readonly postgres: number;
  readonly shop: number;
  readonly sandbox: number;
  readonly client: number;
  readonly wal: number;
}

/** One text of SQL as PostgreSQL counts it. */
export interface Counted {
  readonly text: string;
  readonly calls: number;
  readonly rows: number;
  /** Milliseconds of planning and carrying out. */
  readonly ms: number;
  /** Asked by PostgreSQL itself inside of another: the check of a foreign key, a function's body. */
  readonly isNested: boolean;
}

/** Opens the superuser's view of a site's costs. */
export async function openCosts(site: Site, { postmaster, shop }: Processes) {
  const client = new pg.Client(site.adminUrl);
  // Ended with the cluster when a measurement fails: what failed is told instead.
  client.on('error', () => {});
  await client.connect();
  const read = async (): Promise<Costs> => {
    const { rows } = await client.query<{ wal: string }>(
      `select pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0') as wal`,
    );
    const { user, system } = process.cpuUsage();
    return {
      postgres: clusterMs(postmaster),
      shop: processMs(shop),
      sandbox: processMs(site.sandboxPid),
      client: (user + system) / 1000,
      wal: Number(rows[0]?.wal),
    };
  };
  return {
    client,
    /** What some work costs, with the statements that the shop asked meanwhile. */
    during: async <T>(work: () => Promise<T>) => {
      await client.query('select pg_stat_statements_reset()');
      const before = await read();
      const result = await work();
      const after = await read();
      return { result, costs: difference(before, after), statements: await counted(client) };
    },
    close: () => client.end(),
  };
}
export type CostsOf = Awaited<ReturnType<typeof openCosts>>;

/** How many statements came over the wire, and how many PostgreSQL asked itself for them. */
export function callsOf(statements: readonly Counted[]): { asked: number; nested: number } {
  const sum = (isNested: boolean) =>
    statements.reduce((calls, one) => calls + (one.isNested === isNested ? one.calls : 0), 0);
  return { asked: sum(false), nested: sum(true) };
}

function difference(before: Costs, after: Costs): Costs {
  const of = (name: keyof Costs) => after[name] - before[name];
  return {
    postgres: of('postgres'),
    shop: of('shop'),
    sandbox: of('sandbox'),
    client: of('client'),
    wal: of('wal'),
  };
}

async function counted(client: pg.Client): Promise<Counted[]> {
  const { rows } = await client.query<Counted>(
    `select query as text, sum(calls)::int as calls, sum(rows)::int as rows,
            sum(total_exec_time + total_plan_time) as ms, not toplevel as "isNested"
       from pg_stat_statements
      where dbid = (select oid from pg_database where datname = current_database())
        and userid = any (array['lectern_app', 'lectern_owner']::regrole[])
      group by query, toplevel order by 4 desc`,
  );
  return rows;
}

/** Processor milliseconds of a process with all its threads. */
export function processMs(pid: number): number {
  return statOf(pid).own;
}

/** Of a whole cluster: the backends that run, and those that have ended. */
function clusterMs(postmaster: number): number {
  const { own, ended } = statOf(postmaster);
  const children = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const running = children.map((pid) => statOf(Number(pid))).filter(({ parent }) => parent === postmaster);
  return own + ended + running.reduce((sum, child) => sum + child.own, 0);
}

function statOf(pid: number): { parent: number; own: number; ended: number } {
  let text = '';
  try {
    text = readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    return { parent: 0, own: 0, ended: 0 };
  }
  const words = text.slice(text.lastIndexOf(')') + 2).split(' ');
  const ticks = (at: number) => Number(words[at]) * TICK_MS;
  return { parent: Number(words[1]), own: ticks(11) + ticks(12), ended: ticks(13) + ticks(14) };
}
