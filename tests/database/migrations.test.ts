import { readFileSync } from 'node:fs';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { dumpSchema } from '#database/dump-schema.ts';
import { migrate } from '#lib/db/migrate.ts';
import { addressesOf, asAdmin } from '#tests/support/services.ts';

const { adminUrl, template } = inject('services');
const name = `${template}_migrations_${Date.now().toString(36)}`;
const { ownerUrl, url } = addressesOf(adminUrl, name);

async function query(text: string, as = ownerUrl): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: as });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

const TABLES = `select tablename from pg_tables where schemaname = 'public' and tablename <> 'schema_migrations' order by 1`;

/** A life's worth of rows, so that going down has something to drop. */
const ROWS = `
  with customer as (insert into customers (email, email_key) values ('a@example.com', 'a@example.com') returning id),
  visitor as (insert into visitors (token_hash) values (sha256('a')) returning id),
  cart as (insert into carts (visitor_id) select id from visitor returning id),
  item as (insert into cart_items (cart_id, variant_id, quantity, seen_amount, currency)
    select cart.id, v.id, 1, v.price_amount, v.currency from cart, (select * from variants limit 1) v),
  placed as (insert into orders (number, mode, customer_id, cart_id, currency, subtotal_amount, total_amount, expires_at)
    select 'ORD-2026-000001', 'sandbox', customer.id, cart.id, 'USD', 100, 100, now() from customer, cart returning id),
  paid as (insert into payments (order_id, mode, amount, currency, stripe_session_id)
    select id, 'sandbox', 100, 'USD', 'cs_1' from placed),
  enrolled as (insert into enrolments (customer_id, product_id)
    select customer.id, c.product_id from customer, (select * from courses limit 1) c returning id),
  logged as (insert into audit_log (actor, action, subject) values ('cli', 'tested', 'migrations'))
  insert into order_history (order_id, actor, action) select id, 'visitor', 'placed' from placed`;

describe('migrations', () => {
  beforeAll(async () => {
    await asAdmin(adminUrl, (client) =>
      client.query(`create database ${name} template ${template} owner lectern_owner`),
    );
  });
  afterAll(async () => {
    await asAdmin(adminUrl, (client) => client.query(`drop database if exists ${name} with (force)`));
  });

  test('go all the way down with rows in every subject, and up again to the same schema', async () => {
    const before = await dumpSchema(ownerUrl);
    await query(ROWS);
    const down = await migrate('down', Number.POSITIVE_INFINITY, ownerUrl);
    expect(down.length).toBeGreaterThanOrEqual(7);
    expect(await query(TABLES)).toEqual([]);
    const up = await migrate('up', Number.POSITIVE_INFINITY, ownerUrl);
    expect(up).toEqual(down.toReversed());
    expect(await dumpSchema(ownerUrl)).toBe(before);
  });

  test('go down one at a time and up again', async () => {
    for (let steps = 1; steps <= 3; steps++) {
      expect(await migrate('down', steps, ownerUrl)).toHaveLength(steps);
      expect(await migrate('up', Number.POSITIVE_INFINITY, ownerUrl)).toHaveLength(steps);
    }
  });

  test('schema.sql, loaded into an empty database, gives the same schema', async () => {
    const empty = `${name}_empty`;
    await asAdmin(adminUrl, (client) => client.query(`create database ${empty}`));
    const inside = new URL(adminUrl);
    inside.pathname = `/${empty}`;
    const text = readFileSync(new URL('../../database/schema.sql', import.meta.url), 'utf8');
    await asAdmin(inside.href, (client) => client.query(text));
    expect(await dumpSchema(inside.href)).toBe(text);
    await asAdmin(adminUrl, (client) => client.query(`drop database ${empty} with (force)`));
  });
});

/** What tells where money went, with the columns of it that become known later. */
const MONEY: readonly { table: string; mayChange: readonly string[] }[] = [
  {
    table: 'payments',
    mayChange: [
      ...['status', 'refunded_amount', 'stripe_payment_intent_id', 'gateway_answer', 'paid_at', 'updated_at'],
      ...['is_surplus', 'declined_code', 'declined_at', 'asked_at'],
      ...['method', 'brand', 'last_four', 'wallet', 'fingerprint', 'card_country'],
    ],
  },
  {
    table: 'refunds',
    mayChange: ['status', 'stripe_refund_id', 'failure_reason', 'gateway_answer', 'settled_at', 'asked_at'],
  },
  { table: 'refund_items', mayChange: [] },
  {
    table: 'disputes',
    mayChange: [
      ...[
        'status',
        'amount',
        'reason',
        'evidence_due_at',
        'gateway_answer',
        'closed_at',
        'updated_at',
        'stated_at',
      ],
    ],
  },
  {
    table: 'webhook_events',
    mayChange: ['attempts', 'handled_at', 'outcome', 'note', 'failed_at', 'failure'],
  },
  { table: 'webhook_bodies', mayChange: [] },
];

/** The columns of a table, as the written schema has them. */
function columnsOf(table: string): string[] {
  const text = readFileSync(new URL('../../database/schema.sql', import.meta.url), 'utf8');
  const inside = new RegExp(`^create table ${table} \\(\\n([\\s\\S]*?)\\n\\);`, 'm').exec(text)?.[1] ?? '';
  return inside.split('\n').map((line) => line.trim().split(' ')[0] ?? '');
}

describe('the application’s role', () => {
  const appUrl = process.env['DATABASE_URL'] ?? url;

  test.each(MONEY.flatMap(({ table, mayChange }) => mayChange.map((column) => [table, column])))(
    'may write what becomes known later: %s.%s',
    async (table, column) => {
      await query(`update ${table} set ${column} = ${column}`, appUrl);
    },
  );

  test.each([
    ['update audit_log set actor = actor', '42501'],
    ['delete from audit_log', '42501'],
    ['truncate audit_log', '42501'],
    ['update order_history set actor = actor', '42501'],
    ['delete from order_history', '42501'],
    ['truncate order_history', '42501'],
    ['create table mine (id int)', '42501'],
    ['drop table products', '42501'],
    ['alter table products add column mine int', '42501'],
    ['create role mine', '42501'],
    [`copy (select 1) to program 'true'`, '42501'],
    [`select pg_read_file('/etc/hostname')`, '42501'],
    ['delete from schema_migrations', '42501'],
    ...MONEY.flatMap(({ table, mayChange }) => [
      [`delete from ${table}`, '42501'],
      [`truncate ${table} cascade`, '42501'],
      ...columnsOf(table)
        .filter((column) => !mayChange.includes(column))
        .map((column) => [`update ${table} set ${column} = ${column}`, '42501']),
    ]),
    ['update reporting.products set status = status', '42501'],
  ])('may not: %s (H5, H7)', async (statement, code) => {
    await expect(query(statement, appUrl)).rejects.toMatchObject({ code });
  });

  test('H5: even the owner does not rewrite the log', async () => {
    const owner = process.env['DATABASE_OWNER_URL'] ?? ownerUrl;
    await query(`insert into audit_log (actor, action, subject) values ('cli', 'tested', 'h5')`, owner);
    for (const statement of [
      'update audit_log set actor = actor',
      'delete from audit_log',
      'truncate audit_log',
    ]) {
      await expect(query(statement, owner)).rejects.toMatchObject({ code: '42501' });
    }
  });
});
