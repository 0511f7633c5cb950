import { CompiledQuery } from 'kysely';
import type { Db } from '#lib/db.ts';
import { recordingDb, type Statement } from '#tests/bench/statements.ts';

interface PlanNode {
  readonly 'Relation Name'?: string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly 'Rows Removed by Index Recheck'?: number;
  readonly Plans?: readonly PlanNode[];
}

export interface RowsRead {
  readonly text: string;
  /** Of each table how many rows the statement looked at, those that it left out again included. */
  readonly tables: ReadonlyMap<string, number>;
}

/**
 * What work has PostgreSQL read: each of its statements is run once more, and counted by its plan. The tables of a test are
 * small: one is read whole here only where no index could be used.
 */
export async function rowsReadBy(work: (db: Db) => Promise<unknown>): Promise<readonly RowsRead[]> {
  const { db, asked, close } = await recordingDb(process.env['DATABASE_URL'] ?? '');
  try {
    await work(db);
    const statements = asked.slice();
    return await db.connection().execute(async (connection) => {
      await connection.executeQuery(CompiledQuery.raw('set enable_seqscan = off'));
      const read: RowsRead[] = [];
      for (const one of statements) read.push({ text: one.text, tables: await tablesOf(connection, one) });
      return read;
    });
  } finally {
    await close();
  }
}

async function tablesOf(db: Db, { text, values }: Statement): Promise<ReadonlyMap<string, number>> {
  const explain = CompiledQuery.raw(`explain (analyze, format json) ${text}`, [...values]);
  const { rows } = await db.executeQuery<Record<string, readonly { Plan: PlanNode }[]>>(explain);
  const tables = new Map<string, number>();
  for (const plans of Object.values(rows[0] ?? {})) for (const { Plan } of plans) addRows(Plan, tables);
  return tables;
}

/** The most rows of a table that one of the statements looked at. */
export function mostOf(read: readonly RowsRead[], table: string): number {
  return Math.max(0, ...read.map(({ tables }) => tables.get(table) ?? 0));
}

function addRows(node: PlanNode, tables: Map<string, number>): void {
  const table = node['Relation Name'];
  const left = (node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Index Recheck'] ?? 0);
  if (table)
    tables.set(table, (tables.get(table) ?? 0) + (node['Actual Rows'] + left) * node['Actual Loops']);
  for (const inner of node.Plans ?? []) addRows(inner, tables);
}
