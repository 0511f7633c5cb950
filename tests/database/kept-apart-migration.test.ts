import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { migrate } from '#lib/db/migrate.ts';
import { downTo } from '#tests/support/down-to.ts';
import { addressesOf, asAdmin } from '#tests/support/services.ts';

const { adminUrl, template } = inject('services');
const name = `${template}_apart_${Date.now().toString(36)}`;
const { ownerUrl } = addressesOf(adminUrl, name);
const MIGRATION = '0106_kept_apart_until_proven';

let client: pg.Client;
const rowsOf = async (text: string, values: unknown[] = []) => (await client.query(text, values)).rows;
const idOf = async (text: string, values: unknown[] = []): Promise<string> =>
  (await rowsOf(text, values))[0].id;

let course = { id: '', variantId: '', lessons: [] as string[] };
let number = 0;

async function aCustomer(email: string, isProven: boolean): Promise<string> {
  return idOf(
    'insert into customers (email, email_key, email_proven_at) values ($1, $1, case when $2 then now() end) returning id',
    [email, isProven],
  );
}

async function aBrowser(customerId: string | null): Promise<string> {
  return idOf(
    `insert into visitors (token_hash, customer_id, proven_at)
     values (sha256($1), $2, case when $2::uuid is not null then now() end) returning id`,
    [Buffer.from(randomUUID()), customerId],
  );
}

/** A completed order as the shop wrote it before. @returns the ids of the order and its line. */
async function anOrder(customerId: string, visitorId: string): Promise<{ id: string; itemId: string }> {
  number += 1;
  const id = await idOf(
    `insert into orders (number, mode, customer_id, visitor_id, email, currency, subtotal_amount, total_amount, status,
       completed_at, created_at, expires_at, is_address_proven)
     select 'ORD-2026-' || lpad(($3::int)::text, 6, '0'), 'sandbox', $1, $2, email, 'USD', 0, 0, 'completed',
       now() - interval '10 days' + ($3::int - 900000) * interval '1 hour', now() - interval '11 days', now(), email_proven_at is not null
     from customers where id = $1 returning id`,
    [customerId, visitorId, 900_000 + number],
  );
  const itemId = await idOf(
    `insert into order_items (order_id, position, product_id, variant_id, kind, title, variant_title, quantity, unit_amount,
       subtotal_amount, total_amount) values ($1, 0, $2, $3, 'course', 'A course', '', 1, 0, 0, 0) returning id`,
    [id, course.id, course.variantId],
  );
  await client.query('insert into entitlements (order_item_id, units, granted_at) values ($1, 1, now())', [
    itemId,
  ]);
  return { id, itemId };
}

/** The one place per customer that all orders with the address shared. */
async function aPlace(
  customerId: string,
  orders: readonly { itemId: string }[],
  note: string,
): Promise<string> {
  const id = await idOf(
    `insert into enrolments (customer_id, product_id, created_at) values ($1, $2, now() - interval '20 days') returning id`,
    [customerId, course.id],
  );
  for (const { itemId } of orders)
    await client.query('insert into enrolment_grants (order_item_id, enrolment_id) values ($1, $2)', [
      itemId,
      id,
    ]);
  await client.query('insert into lesson_notes (enrolment_id, lesson_id, body) values ($1, $2, $3)', [
    ...[id, course.lessons[0], note],
  ]);
  await client.query(
    'insert into lesson_progress (enrolment_id, lesson_id, completed_at) values ($1, $2, now())',
    [id, course.lessons[0]],
  );
  await client.query(`insert into reviews (product_id, customer_id, rating, body) values ($1, $2, 5, $3)`, [
    course.id,
    customerId,
    note,
  ]);
  return id;
}

/** Who holds which place, by the grants of an order. */
function placesOf(orderId: string) {
  return rowsOf(
    `select e.id, e.customer_id, e.order_id, (select count(*)::int from lesson_progress p where p.enrolment_id = e.id) as done,
       (select body from lesson_notes n where n.enrolment_id = e.id and n.lesson_id = $2) as note
     from enrolment_grants g join enrolments e on e.id = g.enrolment_id join order_items i on i.id = g.order_item_id
     where i.order_id = $1 order by e.order_id nulls first`,
    [orderId, course.lessons[0]],
  );
}

describe('places that everybody with an address shared', () => {
  const story = { proven: '', unproven: '', place: '', shared: '' };
  let orders: { own: Order; stranger: Order; first: Order; later: Order };
  type Order = { id: string; itemId: string };

  beforeAll(async () => {
    await asAdmin(adminUrl, (admin) =>
      admin.query(`create database ${name} template ${template} owner lectern_owner`),
    );
    await downTo(MIGRATION, ownerUrl);
    client = new pg.Client({ connectionString: ownerUrl });
    await client.connect();
    const [row] = await rowsOf(
      `select p.id, v.id as variant, (select array_agg(l.id order by l.id) from lessons l where l.product_id = p.id) as lessons
       from products p join variants v on v.product_id = p.id where p.slug = 'ten-minutes-of-sitting' limit 1`,
    );
    course = { id: row.id, variantId: row.variant, lessons: row.lessons };
    story.proven = await aCustomer('proven@example.com', true);
    story.unproven = await aCustomer('unproven@example.com', false);
    const own = await anOrder(story.proven, await aBrowser(story.proven));
    const stranger = await anOrder(story.proven, await aBrowser(null));
    const first = await anOrder(story.unproven, await aBrowser(null));
    const later = await anOrder(story.unproven, await aBrowser(null));
    orders = { own, stranger, first, later };
    story.place = await aPlace(story.proven, [own, stranger], 'Of the proven customer.');
    story.shared = await aPlace(story.unproven, [later, first], 'Of nobody proven.');
    expect(await migrate('up', 1, ownerUrl)).toEqual([MIGRATION]);
  });
  afterAll(async () => {
    await client.end();
    await asAdmin(adminUrl, (admin) => admin.query(`drop database if exists ${name} with (force)`));
  });

  const mine = () => ({
    id: story.place,
    customer_id: story.proven,
    order_id: null,
    done: 1,
    note: 'Of the proven customer.',
  });
  const empty = (order: Order) => ({
    id: expect.any(String),
    customer_id: null,
    order_id: order.id,
    done: 0,
    note: null,
  });

  test('stay with a customer who has proven the address, and the stranger gets an empty one', async () => {
    expect(await placesOf(orders.own.id)).toEqual([mine()]);
    expect(await placesOf(orders.stranger.id)).toEqual([mine(), empty(orders.stranger)]);
  });

  test('go to the order that opened them first where nobody has, and later orders get empty ones', async () => {
    expect(await placesOf(orders.first.id)).toEqual([
      { id: story.shared, customer_id: null, order_id: orders.first.id, done: 1, note: 'Of nobody proven.' },
    ]);
    expect(await placesOf(orders.later.id)).toEqual([empty(orders.later)]);
  });

  test('and so do reviews', async () => {
    expect(await rowsOf('select body, customer_id, order_id from reviews order by body desc')).toEqual([
      { body: 'Of the proven customer.', customer_id: story.proven, order_id: null },
      { body: 'Of nobody proven.', customer_id: null, order_id: orders.first.id },
    ]);
  });

  test('the order says whether its own buyer has proven the address', async () => {
    const proven = await rowsOf('select id from orders where is_address_proven');
    expect(proven).toEqual([{ id: orders.own.id }]);
  });

  test('going down and up again loses nothing that was written since', async () => {
    const [place] = await placesOf(orders.later.id);
    await client.query('insert into lesson_notes (enrolment_id, lesson_id, body) values ($1, $2, $3)', [
      ...[place.id, course.lessons[0], 'Of the later one.'],
    ]);
    const [strangers] = (await placesOf(orders.stranger.id)).slice(1);
    await client.query(
      'insert into lesson_progress (enrolment_id, lesson_id, completed_at) values ($1, $2, now())',
      [strangers.id, course.lessons[1]],
    );
    expect(await migrate('down', 1, ownerUrl)).toEqual([MIGRATION]);
    const notes = await rowsOf('select body from lesson_notes order by body');
    expect(notes).toEqual([
      { body: 'Of nobody proven.\n\nOf the later one.' },
      { body: 'Of the proven customer.' },
    ]);
    expect(await rowsOf('select id from enrolments')).toHaveLength(2);
    expect(await rowsOf('select lesson_id from lesson_progress')).toHaveLength(3);
    expect(await migrate('up', 1, ownerUrl)).toEqual([MIGRATION]);
    expect(await rowsOf('select body from lesson_notes order by body')).toEqual(notes);
  });
});
