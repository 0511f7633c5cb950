import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { db } from '#lib/db.ts';
import { listAuditOf } from '#shop/accounts/audit-store.ts';
import { raiseConcern } from '#shop/concerns/raise-concern.ts';
import { resolveConcern } from '#shop/concerns/resolve-concern.ts';
import { findConcern } from '#shop/concerns/store.ts';
import { acknowledgeConcern } from '#shop/reports/acknowledge-concern.ts';
import { countConcerns, listConcerns } from '#shop/reports/concerns-store.ts';
import { stripeId } from '#tests/support/stripe-event.ts';

const idOf = async (subject: string) =>
  (await listConcerns(db)).find((concern) => concern.subject === subject)?.id ?? null;

async function aConcern() {
  const subject = stripeId('evt');
  await raiseConcern(db, { kind: 'wrong_mode', subject, details: { why: 'mode' } });
  return { subject, id: (await idOf(subject)) ?? expect.fail('it is not listed') };
}

describe('a concern', () => {
  test('is listed, in the admin and in the view for outsiders, from when it was raised first', async () => {
    const { subject, id } = await aConcern();
    const first = await findConcern(db, id);
    await raiseConcern(db, { kind: 'wrong_mode', subject, details: { why: 'again' } });
    expect(await findConcern(db, id)).toMatchObject({
      since: first?.since,
      times: 2,
      details: { why: 'again' },
    });
    const { rows } =
      await sql`select kind, subject, since from reporting.concerns where subject = ${subject}`.execute(db);
    expect(rows).toEqual([{ kind: 'wrong_mode', subject, since: first?.since }]);
    expect(await countConcerns(db)).toContainEqual({ kind: 'wrong_mode', count: expect.any(Number) });
  });

  test('raised twenty times at once is one', async () => {
    const subject = stripeId('evt');
    await Promise.all(Array.from({ length: 20 }, () => raiseConcern(db, { kind: 'not_a_payment', subject })));
    const rows = (await listConcerns(db)).filter((concern) => concern.subject === subject);
    expect(rows).toHaveLength(1);
    expect(await findConcern(db, rows[0]?.id ?? 0)).toMatchObject({ times: 20 });
  });

  test('that settled itself leaves the list, and comes back when it is raised again', async () => {
    const { subject, id } = await aConcern();
    const concern = { kind: 'wrong_mode', subject, by: 'job' } as const;
    expect(await resolveConcern(db, concern)).toBe(true);
    expect(await resolveConcern(db, concern)).toBe(false);
    expect(await idOf(subject)).toBeNull();
    await raiseConcern(db, { kind: 'wrong_mode', subject });
    expect(await idOf(subject)).not.toBe(id);
  });

  test('that staff have dealt with leaves the list once, and the audit log says who', async () => {
    const { subject, id } = await aConcern();
    await Promise.all([acknowledgeConcern(db, id, 'cli'), acknowledgeConcern(db, id, 'cli')]);
    expect(await idOf(subject)).toBeNull();
    expect(await listAuditOf(db, `concern:${id}`)).toMatchObject([
      { actor: 'cli', action: 'concern.dealt_with' },
    ]);
    await expect(acknowledgeConcern(db, 2_000_000_000, 'cli')).rejects.toMatchObject({ status: 404 });
  });

  test('does not push another kind off the list, however many there are of it', async () => {
    for (let at = 0; at < 30; at++)
      await raiseConcern(db, { kind: 'event_unreadable', subject: `evt_many_${at}` });
    const { subject } = await aConcern();
    const listed = await listConcerns(db);
    expect(listed.filter(({ concern }) => concern === 'event_unreadable')).toHaveLength(10);
    expect(listed.map((concern) => concern.subject)).toContain(subject);
  });
});
