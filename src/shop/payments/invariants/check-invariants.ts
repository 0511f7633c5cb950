import { CompiledQuery, sql } from 'kysely';
import { now } from '#lib/clock.ts';
import type { Db } from '#lib/db.ts';
import { log } from '#lib/logging/log.ts';
import { type Invariant, invariants } from './invariants.ts';

export interface Finding {
  readonly name: string;
  readonly rule: string;
  /** How many break it. */
  readonly broken: number;
  /** The first few of them. */
  readonly samples: readonly string[];
}

const SAMPLES = 10;

/**
 * Looks whether everything that must hold of the money does, writes down what it found and logs every breach.
 * @param since only orders that changed from then on (the schedule); all of them without it.
 */
export async function checkInvariants(db: Db, since: Date = new Date(0)): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const invariant of invariants) {
    const finding = await look(db, invariant, since);
    await writeDown(db, finding);
    if (finding.broken > 0) log.error({ invariant: finding }, 'an invariant is broken');
    findings.push(finding);
  }
  return findings;
}

async function look(db: Db, { name, rule, broken }: Invariant, since: Date): Promise<Finding> {
  const text = `select count(*) as broken, (array_agg(subject order by subject))[1:${SAMPLES}] as samples
    from (select distinct subject from (${broken}) all_of_them) each_once`;
  const query = CompiledQuery.raw(text, [since]);
  const { rows } = await db.executeQuery<{ broken: number; samples: string[] | null }>(query);
  return { name, rule, broken: rows[0]?.broken ?? 0, samples: rows[0]?.samples ?? [] };
}

async function writeDown(db: Db, { name, rule, broken, samples }: Finding): Promise<void> {
  const at = now();
  const finding = { rule, broken, samples: JSON.stringify(samples), checkedAt: at };
  const brokenSince = broken > 0 ? at : null;
  await db
    .insertInto('invariantChecks')
    .values({ name, ...finding, brokenSince })
    .onConflict((conflict) =>
      conflict.column('name').doUpdateSet({
        ...finding,
        brokenSince: brokenSince && sql<Date>`coalesce(invariant_checks.broken_since, ${brokenSince})`,
      }),
    )
    .execute();
}

/** What the last look found, for a page, a gauge or a person. */
export async function listFindings(db: Db) {
  return db
    .selectFrom('invariantChecks')
    .select(['name', 'rule', 'broken', 'samples', 'checkedAt', 'brokenSince'])
    .orderBy('name')
    .execute();
}
