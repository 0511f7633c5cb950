import { sql } from 'kysely';
import { beforeAll, describe, expect, inject, test, vi } from 'vitest';
import { grantApplication } from '#lib/db/migrate.ts';
import { db } from '#lib/db.ts';
import { DOVETAILS, SOURDOUGH } from '#tests/support/checkout-fixtures.ts';
import { factsOf } from '#tests/support/order-facts.ts';
import { ownerDb } from '#tests/support/owner-db.ts';
import { aPaidOrder } from '#tests/support/paid-order.ts';
import { addressesOf, asAdmin } from '#tests/support/services.ts';
import { deliver, dispute, refundFromDashboard } from '#tests/support/stripe-actions.ts';
import { seedCommand } from '../../src/commands/seed.ts';

const { adminUrl } = inject('services');
const database = process.env['TEST_DATABASE'] ?? '';
const { url: databaseUrl, ownerUrl } = addressesOf(adminUrl, database);
const TABLES = ['payments', 'refunds', 'refund_items', 'disputes', 'webhook_events', 'webhook_bodies'];

const run = (text: string) => sql.raw(text).execute(ownerDb);
const asSuperuser = (text: string) => {
  const url = new URL(adminUrl);
  url.pathname = `/${database}`;
  return asAdmin(url.href, (client) => client.query(text));
};

async function columnsOf(table: string): Promise<{ frozen: string[]; late: string[] }> {
  const { rows } = await sql<{ name: string; isLate: boolean }>`
    select attname as name, columns_known_later() -> ${table} ? attname::text as "isLate" from pg_attribute
    where attrelid = ${table}::regclass and attnum > 0 and not attisdropped`.execute(ownerDb);
  const named = (isLate: boolean) => rows.filter((row) => row.isLate === isLate).map(({ name }) => name);
  return { frozen: named(false), late: named(true) };
}

/** One order with everything: paid, refunded in part, disputed. */
async function aStory(): Promise<string> {
  const { orderId, sessionId } = await aPaidOrder(SOURDOUGH, DOVETAILS);
  await deliver(sessionId);
  await refundFromDashboard(sessionId, 100);
  await dispute(sessionId);
  await deliver(sessionId);
  return orderId;
}

beforeAll(async () => {
  await grantApplication(ownerUrl, ownerUrl);
  await aStory();
});

describe('a role that owns and runs the shop', () => {
  test.each(TABLES)('deletes and rewrites nothing of %s, and no superuser does', async (table) => {
    const { frozen, late } = await columnsOf(table);
    const refused = [
      `delete from ${table}`,
      `truncate ${table} cascade`,
      ...frozen.map((column) => `update ${table} set ${column} = ${column}`),
      ...late.map((column) => `update ${table} set ${column} = ${column}, ${frozen[0]} = ${frozen[0]}`),
    ];
    for (const text of refused) await expect(run(text), text).rejects.toMatchObject({ code: '42501' });
    for (const text of refused.slice(0, 3))
      await expect(asSuperuser(text), text).rejects.toMatchObject({ code: '42501' });
    for (const column of late) await run(`update ${table} set ${column} = ${column}`);
  });

  test('sells, refunds and hears of disputes as ever', async () => {
    const orderId = await aStory();
    expect(await factsOf(orderId)).toMatchObject({ status: 'partially_refunded', refunded: 100, open: 2 });
  });

  test('clears practice orders, and is held again afterwards', async () => {
    const stdout = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
    await seedCommand.run([]);
    const practice = async () =>
      (await db.selectFrom('orders').select('id').where('isPractice', '=', true).execute()).length;
    expect(await practice()).toBeGreaterThan(10);
    await seedCommand.run(['--clear']);
    stdout.mockRestore();
    expect(await practice()).toBe(0);
    await expect(run('delete from payments')).rejects.toMatchObject({ code: '42501' });
  });
});

test('where a second role runs the shop again, the owner may repair and the shop may not', async () => {
  await grantApplication(databaseUrl, ownerUrl);
  await run('update payments set created_at = created_at');
  await expect(sql`update payments set created_at = created_at`.execute(db)).rejects.toMatchObject({
    code: '42501',
  });
});
