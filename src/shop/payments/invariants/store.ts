import { CompiledQuery, sql } from 'kysely';
import type { Db } from '#lib/db.ts';
import type { Invariant } from './invariant.ts';

export interface Finding {
  readonly name: string;
  readonly rule: string;
  /** How many break it. */
  readonly broken: number;
  /** The first few of them. */
  readonly samples: readonly string[];
}

const SAMPLES = 10;

/** What breaks an invariant, among orders that changed since then. */
export async function findBroken(db: Db, { name, rule, broken }: Invariant, since: Date): Promise<Finding> {
  const text = `select count(*) as broken, (array_agg(subject order by subject))[1:${SAMPLES}] as samples
    from (select distinct subject from (${broken}) all_of_them) each_once`;
  const query = CompiledQuery.raw(text, [since]);
  const { rows } = await db.executeQuery<{ broken: number; samples: string[] | null }>(query);
  return { name, rule, broken: rows[0]?.broken ?? 0, samples: rows[0]?.samples ?? [] };
}

/** Saves a finding, with the time since which it is broken. */
export async function saveFinding(db: Db, { name, rule, broken, samples }: Finding, at: Date): Promise<void> {
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

/** The findings of the last check. */
export async function listFindings(db: Db) {
  return db
    .selectFrom('invariantChecks')
    .select(['name', 'rule', 'broken', 'samples', 'checkedAt', 'brokenSince'])
    .orderBy('name')
    .execute();
}
