import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { migrate } from '#lib/db/migrate.ts';
import { emailKey } from '#shop/customers/email.ts';
import { downTo } from '#tests/support/down-to.ts';
import { addressesOf, asAdmin } from '#tests/support/services.ts';

const { adminUrl, template } = inject('services');
const name = `${template}_mailbox_${Date.now().toString(36)}`;
const { ownerUrl } = addressesOf(adminUrl, name);
const MIGRATION = '0118_one_customer_per_mailbox';

let client: pg.Client;
const rowsOf = async (text: string, values: unknown[] = []) => (await client.query(text, values)).rows;
const idOf = async (text: string, values: unknown[] = []): Promise<string> =>
  (await rowsOf(text, values))[0].id;

/** A customer with the key that the shop gave before: NFKC and lower case. */
function aCustomer(email: string, isProven = false, userId: string | null = null): Promise<string> {
  return idOf(
    `insert into customers (email, email_key, email_proven_at, user_id) values ($1, $2, case when $3 then now() end, $4)
     returning id`,
    [email, email.trim().normalize('NFKC').toLowerCase(), isProven, userId],
  );
}

let course = { id: '', variantId: '' };
let number = 930_000;

/** A completed order that opened the course for a customer, with a note and a review of that customer. */
async function anOrder(customerId: string, note: string): Promise<{ id: string; enrolmentId: string }> {
  number += 1;
  const visitorId = await idOf('insert into visitors (token_hash) values (sha256($1)) returning id', [
    Buffer.from(randomUUID()),
  ]);
  const id = await idOf(
    `insert into orders (number, mode, customer_id, visitor_id, email, currency, subtotal_amount, total_amount, status,
       completed_at, expires_at, is_address_proven)
     select $3, 'sandbox', $1, $2, email, 'USD', 0, 0, 'completed', now(), now(), true from customers where id = $1 returning id`,
    [customerId, visitorId, `ORD-2026-${number}`],
  );
  const itemId = await idOf(
    `insert into order_items (order_id, position, product_id, variant_id, kind, title, variant_title, quantity, unit_amount,
       subtotal_amount, total_amount) values ($1, 0, $2, $3, 'course', 'A course', '', 1, 0, 0, 0) returning id`,
    [id, course.id, course.variantId],
  );
  await client.query(
    'insert into entitlements (order_item_id, customer_id, units, granted_at) values ($1, $2, 1, now())',
    [itemId, customerId],
  );
  const enrolmentId = await idOf(
    'insert into enrolments (customer_id, product_id) values ($1, $2) returning id',
    [customerId, course.id],
  );
  await client.query('insert into enrolment_grants (order_item_id, enrolment_id) values ($1, $2)', [
    itemId,
    enrolmentId,
  ]);
  await client.query('insert into reviews (product_id, customer_id, rating, body) values ($1, $2, 5, $3)', [
    course.id,
    customerId,
    note,
  ]);
  return { id, enrolmentId };
}

const DOMAINS = [
  'exämple.org',
  'faß.de',
  '例え.テスト',
  'почта.рф',
  'müller-lüdenscheidt.example',
  '日本。jp',
  'ü.ä.ö.example',
  'نامه‌ای.com',
];

describe('customers whose key gets its domain in ASCII', () => {
  const ids = { proven: '', typed: '', ascii: '', other: '', plus: '' };
  let orders: { proven: Order; ascii: Order; other: Order };
  type Order = { id: string; enrolmentId: string };

  beforeAll(async () => {
    await asAdmin(adminUrl, (admin) =>
      admin.query(`create database ${name} template ${template} owner lectern_owner`),
    );
    await downTo(MIGRATION, ownerUrl);
    client = new pg.Client({ connectionString: ownerUrl });
    await client.connect();
    const [row] = await rowsOf(
      `select p.id, v.id as variant from products p join variants v on v.product_id = p.id where p.slug = 'ten-minutes-of-sitting' limit 1`,
    );
    course = { id: row.id, variantId: row.variant };
    const user = await idOf(`insert into users (email) values ('info@exämple.org') returning id`);
    ids.ascii = await aCustomer('info@xn--exmple-cua.org', false, user);
    ids.proven = await aCustomer('Info@EXÄMPLE.org', true);
    ids.plus = await aCustomer('info+1@exämple.org');
    ids.other = await aCustomer('ada@example.com');
    orders = {
      ascii: await anOrder(ids.ascii, 'Of the one in ASCII.'),
      proven: await anOrder(ids.proven, 'Of the proven one.'),
      other: await anOrder(ids.other, 'Of somebody else.'),
    };
    for (const domain of DOMAINS.slice(1)) await aCustomer(`ada@${domain}`);
    await client.query(
      `insert into customers (email, email_key) values ('jörg@example.com', 'jörg@example.com')`,
    );
    expect(await migrate('up', 1, ownerUrl)).toEqual([MIGRATION]);
  });
  afterAll(async () => {
    await client.end();
    await asAdmin(adminUrl, (admin) => admin.query(`drop database if exists ${name} with (force)`));
  });

  test('have the key that the shop makes of their address', async () => {
    const rows = await rowsOf('select email, email_key from customers where email is not null');
    expect(rows.length).toBeGreaterThan(DOMAINS.length);
    for (const { email, email_key } of rows) expect(email_key).toBe(emailKey(email));
    const [user] = await rowsOf(`select email from users where email like 'info@%'`);
    expect(user.email).toBe('info@xn--exmple-cua.org');
  });

  test('two of one mailbox become the proven one, with its orders, rights and account', async () => {
    expect(await rowsOf('select id from customers where id = $1', [ids.ascii])).toEqual([]);
    const [customer] = await rowsOf('select user_id from customers where id = $1', [ids.proven]);
    expect(customer.user_id).not.toBeNull();
    const own = await rowsOf('select id from orders where customer_id = $1 order by number', [ids.proven]);
    expect(own).toEqual([{ id: orders.ascii.id }, { id: orders.proven.id }]);
    const rights = await rowsOf('select order_item_id from entitlements where customer_id = $1', [
      ids.proven,
    ]);
    expect(rights).toHaveLength(2);
  });

  test('the second place and review stay with their order until the next proof joins them', async () => {
    const places = await rowsOf(
      'select id, customer_id, order_id from enrolments where id = any($1) order by order_id',
      [[orders.proven.enrolmentId, orders.ascii.enrolmentId]],
    );
    expect(places).toEqual([
      { id: orders.ascii.enrolmentId, customer_id: null, order_id: orders.ascii.id },
      { id: orders.proven.enrolmentId, customer_id: ids.proven, order_id: null },
    ]);
    expect(
      await rowsOf('select customer_id, order_id from reviews where body like $1 order by body', ['Of the%']),
    ).toEqual([
      { customer_id: null, order_id: orders.ascii.id },
      { customer_id: ids.proven, order_id: null },
    ]);
  });

  test('other people stay other people', async () => {
    const rows = await rowsOf('select id from customers where id = any($1)', [[ids.plus, ids.other]]);
    expect(rows).toHaveLength(2);
    expect(await rowsOf('select id from orders where customer_id = $1', [ids.other])).toEqual([
      { id: orders.other.id },
    ]);
  });

  test('down and up again changes nothing', async () => {
    const before = await rowsOf('select id, email_key, user_id from customers order by id');
    expect(await migrate('down', 1, ownerUrl)).toEqual([MIGRATION]);
    expect(await migrate('up', 1, ownerUrl)).toEqual([MIGRATION]);
    expect(await rowsOf('select id, email_key, user_id from customers order by id')).toEqual(before);
  });
});
