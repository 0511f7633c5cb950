import { now } from '#lib/clock.ts';
import type { Db } from '#lib/db.ts';
import { log } from '#lib/logging/log.ts';
import { invariants } from './invariants.ts';
import { type Finding, findBroken, saveFinding } from './store.ts';

export type { Finding };

/**
 * Checks every invariant, saves the findings and logs every breach.
 * @param since only orders that changed from then on (the schedule); all of them without it.
 */
export async function checkInvariants(db: Db, since: Date = new Date(0)): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const invariant of invariants) {
    const finding = await findBroken(db, invariant, since);
    await saveFinding(db, finding, now());
    if (finding.broken > 0) log.error({ invariant: finding }, 'an invariant is broken');
    findings.push(finding);
  }
  return findings;
}
