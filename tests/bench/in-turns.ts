import { writeFile } from 'node:fs/promises';
import pLimit from 'p-limit';
import type { Db } from '#lib/db.ts';
import { pgbench } from './pgbench.ts';
import { recordTransaction, type Said, writeScript } from './record-script.ts';

export interface Turns {
  /** In each round, per second. */
  readonly found: readonly { readonly shop: number; readonly bare: number }[];
  readonly statements: number;
}

interface Measuring<T> {
  /** Of the script and its table. */
  readonly name: string;
  /** What is worked on: `rounds` times `each` to record, as many to measure, and `each` to warm up. */
  readonly things: T[];
  readonly work: (on: Db, thing: T) => Promise<unknown>;
  readonly on: Db;
  readonly rounds: number;
  readonly each: number;
  readonly connections: number;
  /** For the scripts. */
  readonly folder: string;
}

/** Measures some work and pgbench with its statements, now one first and now the other. */
export async function inTurns<T>(measuring: Measuring<T>): Promise<Turns> {
  const { name, things, work, rounds, each, connections, folder } = measuring;
  const theirs = things.splice(0, rounds * each);
  const recorded: Said[][] = [];
  for (const thing of theirs) recorded.push(await recordTransaction((on) => work(on, thing)));
  const scriptFile = `${folder}/${name}.sql`;
  await writeFile(scriptFile, await writeScript(process.env['BENCH_DATABASE_URL'] ?? '', name, recorded));
  const bare = () =>
    pgbench(process.env['DATABASE_URL'] ?? '', {
      scriptFile,
      clients: connections,
      each: each / connections,
    });
  const shop = () => perSecond(things.splice(0, each), measuring);
  await shop();
  const found: { shop: number; bare: number }[] = [];
  for (let round = 0; round < rounds; round++) {
    const first = round % 2 === 0 ? await bare() : null;
    const own = await shop();
    found.push({ shop: own, bare: first ?? (await bare()) });
  }
  return { found, statements: recorded[0]?.length ?? 0 };
}

async function perSecond<T>(things: readonly T[], { work, on, connections }: Measuring<T>): Promise<number> {
  const limit = pLimit(connections);
  const start = performance.now();
  await Promise.all(things.map((thing) => limit(() => work(on, thing))));
  return (things.length / (performance.now() - start)) * 1000;
}
