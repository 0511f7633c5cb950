import { sql } from 'kysely';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { db } from '#lib/db.ts';
import { listAudit, listAuditOf, recordAudit } from '#shop/accounts/audit-store.ts';
import { addressesOf, asAdmin } from '#tests/support/services.ts';
import { aColleague } from '#tests/support/staff.ts';

const ada = await aColleague('Ada');
const subject = 'order:00000000-0000-4000-8000-000000000001';

beforeAll(async () => {
  for (const action of ['order.looked', 'order.refund_requested', 'product.edited'])
    await db
      .transaction()
      .execute((tx) => recordAudit(tx, { actor: ada, action, subject, details: { fields: ['title'] } }));
});

const REWRITES = ["update audit_log set actor = 'nobody'", 'delete from audit_log', 'truncate audit_log'];
const HISTORY = REWRITES.map((text) => text.replace('audit_log', 'order_history'));

describe('H5: the audit log', () => {
  test.each([...REWRITES, ...HISTORY])('the application may not: %s', async (text) => {
    await expect(sql.raw(text).execute(db)).rejects.toMatchObject({ code: '42501' });
    expect(await listAuditOf(db, subject)).toHaveLength(3);
  });

  test.each(REWRITES)('nor may the owner, who runs a shop of one role: %s', async (text) => {
    const { ownerUrl } = addressesOf(inject('services').adminUrl, process.env['TEST_DATABASE'] ?? '');
    await expect(asAdmin(ownerUrl, (client) => client.query(text))).rejects.toMatchObject({ code: '42501' });
    expect(await listAuditOf(db, subject)).toHaveLength(3);
  });

  test('the application may not take the lock off', async () => {
    for (const text of [
      'alter table audit_log disable trigger all',
      'drop table audit_log',
      'set session_replication_role = replica',
    ])
      await expect(sql.raw(text).execute(db), text).rejects.toMatchObject({ code: '42501' });
  });

  test('an act that comes to nothing is not in it', async () => {
    const undone = db.transaction().execute(async (tx) => {
      await recordAudit(tx, { actor: ada, action: 'order.undone', subject });
      throw new Error('something else went wrong');
    });
    await expect(undone).rejects.toThrow();
    expect(await listAuditOf(db, subject)).toHaveLength(3);
  });

  test('is read newest first, by what it is about, page by page both ways', async () => {
    const all = await listAudit(db, {}, null, 100);
    expect(all.map(({ id }) => id)).toEqual(all.map(({ id }) => id).toSorted((a, b) => b - a));
    expect(
      (await listAudit(db, { action: 'order', actor: ada }, null, 100)).map(({ action }) => action),
    ).toEqual(['order.refund_requested', 'order.looked']);
    const [, middle] = all;
    const older = await listAudit(db, {}, { direction: 'after', id: middle?.id ?? 0 }, 1);
    const newer = await listAudit(db, {}, { direction: 'before', id: middle?.id ?? 0 }, 1);
    expect([older[0], newer[0]]).toEqual([all[2], all[0]]);
  });
});
