import { type RawBuilder, sql } from 'kysely';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { goodsOrders } from '#database/seed/practice/goods-orders.ts';
import { orders as courseOrders } from '#database/seed/practice/orders.ts';
import { DEMO_CUSTOMER } from '#database/seed/practice/people.ts';
import { reviews as practiceReviews } from '#database/seed/practice/reviews.ts';
import { db, inTransaction } from '#lib/db.ts';
import { createPracticeAccount } from '#shop/accounts/create-practice-account.ts';
import { signIn } from '#shop/accounts/sign-in.ts';
import { visitorWithAccount } from '#shop/customers/identify-visitor.ts';
import { listOwnOrders } from '#shop/orders/own-orders-store.ts';
import { refundableOf } from '#shop/orders/refunds/refund-plan.ts';
import { requestRefund } from '#shop/orders/refunds/request-refund.ts';
import { findOrder } from '#shop/orders/store.ts';
import { viewOwnOrder } from '#shop/orders/view.ts';
import { withdraw } from '#shop/orders/withdrawal/withdraw.ts';
import { checkInvariants } from '#shop/payments/invariants/check-invariants.ts';
import { reconcile } from '#shop/payments/reconcile/reconcile.ts';
import { checkCertificate } from '#shop/products/kinds/course/certificates/check-certificate.ts';
import { openCourse } from '#shop/products/kinds/course/learning/open-lesson.ts';
import { listOwnCourses } from '#shop/products/kinds/course/learning/own-courses-store.ts';
import { listConcerns } from '#shop/reports/concerns-store.ts';
import { listCustomers } from '#shop/reports/list-customers.ts';
import { listOrders } from '#shop/reports/list-orders.ts';
import { countOrdersToday, listRevenue } from '#shop/reports/today-store.ts';
import { viewCustomer } from '#shop/reports/view-customer.ts';
import { listByStatus } from '#shop/reviews/store.ts';
import { writeReview } from '#shop/reviews/write-review.ts';
import { ORIGIN, SOURDOUGH } from '#tests/support/checkout-fixtures.ts';
import { anOwner, type Owner } from '#tests/support/owner.ts';
import { seedCommand } from '../../src/commands/seed.ts';

const DEVICE = { address: '192.0.2.7', userAgent: 'a test' };
const ZERO_DATE = new Date(0);
const practiceOrders = [...courseOrders, ...goodsOrders];

/** `npm run shop -- db seed …`: what it printed. */
async function seed(...args: string[]): Promise<string> {
  const stdout = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  try {
    await seedCommand.run(args);
    return stdout.mock.calls.map(([text]) => text).join('');
  } finally {
    stdout.mockRestore();
  }
}

async function countOf(table: string, condition = 'true'): Promise<number> {
  const text = `select count(*)::int as count from ${table} where ${condition}`;
  const { rows } = await sql.raw<{ count: number }>(text).execute(db);
  return rows[0]?.count ?? -1;
}

/**
 * Which rows of a table are looked at. Other files pay at the same Stripe sandbox, and the job that asks Stripe may write
 * down what it finds of them: of that, only what was there before.
 */
function keptRows(table: string): RawBuilder<boolean> {
  if (table === 'product_cells') return sql`count > 0`;
  if (table === 'concerns') return sql`raised_at < ${begin}`;
  if (table === 'webhook_events') return sql`received_at < ${begin}`;
  return sql`true`;
}

/** A fingerprint of every row of the shop, by table; what only notes that something ran is left out. */
async function everything(): Promise<Record<string, string>> {
  const { rows } = await sql<{ name: string }>`
    select tablename as name from pg_tables where schemaname = 'public'
      and tablename not in ('settings', 'invariant_checks', 'schema_migrations') order by 1`.execute(db);
  const prints: Record<string, string> = {};
  for (const { name } of rows) {
    const { rows: found } = await sql<{ print: string }>`
      select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as print from ${sql.table(name)} t
      where ${keptRows(name)}`.execute(db);
    prints[name] = found[0]?.print ?? '';
  }
  return prints;
}

async function demoVisitor() {
  const made = await createPracticeAccount(db, DEMO_CUSTOMER);
  if (!made) throw new Error('the demo customer has no account');
  const opened = await signIn(db, made, DEVICE, null);
  if (!opened) throw new Error('the demo customer cannot sign in');
  return visitorWithAccount(null, opened.account);
}

let reader: Owner;
let before: Record<string, string>;
let begin: Date;
beforeAll(async () => {
  reader = await anOwner(SOURDOUGH);
  await writeReview(db, SOURDOUGH, reader.visitor, {
    rating: 2,
    title: '',
    body: 'It did not rise.',
    name: 'Ada',
  });
  await sql`update reviews set status = 'approved', decided_at = now(), decided_by = 'cli'`.execute(db);
  await sql`update products set rating = 2, rating_count = 1 where slug = ${SOURDOUGH}`.execute(db);
  begin = new Date();
  before = await everything();
});

test('are not in the databases of other tests, and are loaded once', async () => {
  expect(await countOf('orders', 'is_practice')).toBe(0);
  const added = `Added ${practiceOrders.length} practice orders and ${practiceReviews.length} reviews.`;
  expect(await seed()).toBe(`The demo shop was loaded before.\n${added}\n`);
  const loaded = await everything();
  expect(await seed()).toBe('The demo shop was loaded before.\n');
  expect(await everything()).toEqual(loaded);
  expect(await countOf('orders', 'is_practice')).toBe(practiceOrders.length);
});

test('are written as the shop would have written them', async () => {
  const breaking = (await checkInvariants(db)).filter(({ broken }) => broken > 0);
  expect(breaking).toEqual([]);
  const rollback = new Error('only looked');
  const looking = inTransaction(db, async (tx) => {
    await tx.updateTable('orders').set({ isPractice: false }).execute();
    expect((await checkInvariants(tx)).filter(({ broken }) => broken > 0)).toEqual([]);
    throw rollback;
  });
  await expect(looking).rejects.toBe(rollback);
  const statuses = await db
    .selectFrom('orders')
    .select('status')
    .distinct()
    .where('isPractice', '=', true)
    .execute();
  expect(statuses.map(({ status }) => status).toSorted()).toEqual([
    'completed',
    'expired',
    'failed',
    'partially_refunded',
    'refunded',
  ]);
  expect(await countOf('entitlements', "reason = 'dispute_lost'")).toBe(1);
  const late = `created_at < now() - interval '60 days' or greatest(created_at, updated_at, completed_at) > now()`;
  expect(await countOf('orders', late)).toBe(0);
});

test('their reviews are of what their writers have, written after they got it', async () => {
  const early = `not exists (select from orders o join order_items i on i.order_id = o.id
    join entitlements e on e.order_item_id = i.id where o.customer_id = reviews.customer_id
      and i.product_id = reviews.product_id and e.units > 0 and e.granted_at < reviews.created_at)`;
  expect(await countOf('reviews', early)).toBe(0);
  const late = 'greatest(created_at, decided_at, replied_at) > now()';
  expect(await countOf('reviews', late)).toBe(0);
  const approved = await countOf('reviews', "status = 'approved'");
  expect(approved).toBeGreaterThanOrEqual(25);
  const { rows } = await sql<{ sum: number }>`select sum(rating_count)::int as sum from products`.execute(db);
  expect(rows[0]?.sum).toBe(approved);
  expect(await countOf('products', 'rating is null')).toBeGreaterThan(2);
  expect(await listByStatus(db, 'pending', 10)).toHaveLength(1);
  expect(await listByStatus(db, 'rejected', 10)).toHaveLength(1);
});

test('their learners have progress, notes and certificates', async () => {
  expect(await countOf('lesson_progress', 'completed_at is not null')).toBeGreaterThan(100);
  expect(await countOf('lesson_progress', 'greatest(started_at, completed_at) > now()')).toBe(0);
  expect(await countOf('lesson_notes')).toBeGreaterThan(3);
  const certificates = await db.selectFrom('certificates').select('number').execute();
  expect(certificates).toHaveLength(2);
  for (const { number } of certificates)
    expect(await checkCertificate(db, number)).toMatchObject({ isValid: true });
  const unfinished = `completed_at is null and exists (select from certificates z where z.enrolment_id = enrolments.id)`;
  expect(await countOf('enrolments', unfinished)).toBe(0);
});

test('of goods have parcels and a return, and leave the stock of the demo shop as it is', async () => {
  expect(await countOf('shipments')).toBe(3);
  expect(await countOf('returns', "state = 'accepted'")).toBe(1);
  expect(await countOf('orders_to_ship')).toBe(1);
  expect(await countOf('pools p join stock_levels l on l.pool_id = p.id', 'p.taken > 0')).toBe(1);
  const wrong = `p.capacity <> (select sum(on_hand) from stock_movements m where m.pool_id = p.id and m.order_item_id is null)`;
  expect(await countOf('pools p join stock_levels l on l.pool_id = p.id', wrong)).toBe(0);
  expect(await countOf('reporting.shipments')).toBe(0);
  expect(await countOf('reporting.stock_movements', "kind in ('allocation', 'shipment')")).toBe(0);
  expect(await countOf('reporting.inventory', 'taken <> 0 or held <> 0')).toBe(0);
});

test('stand in no view of reporting', async () => {
  const { orderId } = reader;
  expect(await countOf('reporting.orders')).toBe(1);
  for (const view of ['order_items', 'entitlements'])
    expect(await countOf(`reporting.${view}`, `order_id <> '${orderId}'`), view).toBe(0);
  const { rows } = await sql<{ id: string }>`select id from orders where is_practice limit 1`.execute(db);
  const id = rows[0]?.id ?? '';
  const email = {
    kind: 'order-confirmation',
    dedupeKey: 'practice',
    recipient: 'a@example.com',
    orderId: id,
  };
  await db.insertInto('mails').values(email).execute();
  expect(await countOf('mails', `order_id = '${id}'`)).toBe(1);
  expect(await countOf('reporting.mails', `order_id = '${id}'`)).toBe(0);
  const item = `(select id from order_items where order_id = '${id}' limit 1)`;
  await sql
    .raw(`with pool as (insert into pools (label, taken, held) values ('practice', 5, 1) returning id),
      drawn as (insert into variant_pools (variant_id, pool_id) select variant_id, pool.id from order_items, pool
        where order_items.id = ${item})
      insert into holds (order_item_id, pool_id, quantity) select ${item}, id, 2 from pool`)
    .execute(db);
  expect(await countOf('reporting.inventory', "label = 'practice' and taken = 3 and held = 1")).toBe(1);
  await sql`update holds set expires_at = now() where pool_id = (select id from pools where label = 'practice')`.execute(
    db,
  );
  expect(await countOf('reporting.inventory', "label = 'practice' and taken = 5 and held = -1")).toBe(1);
  expect(await countOf('reporting.holds')).toBe(0);
  const ofPool = "pool_id = (select id from pools where label = 'practice')";
  await sql.raw(`delete from holds where ${ofPool}; delete from variant_pools where ${ofPool}`).execute(db);
  await sql`delete from pools where label = 'practice'`.execute(db);
});

describe('are left alone', () => {
  test('by today’s sums and by what needs attention', async () => {
    const revenue = await listRevenue(db, 'sandbox', new Date());
    expect(revenue.every(({ orders }) => orders === 1)).toBe(true);
    const counts = await countOrdersToday(db, 'sandbox', ZERO_DATE);
    expect(counts).toEqual([{ status: 'completed', count: 1 }]);
    const concerns = await listConcerns(db);
    expect(concerns.filter(({ subject }) => subject.startsWith('ORD-'))).toEqual([]);
  });

  test('by the job that asks Stripe', async () => {
    const asked = await reconcile(db, ORIGIN, { isImpatient: true });
    expect(asked).toMatchObject({
      silentPayments: 0,
      ordersWithoutPage: 0,
      waitingRefunds: 0,
      isCutShort: false,
    });
    expect(await countOf('payments', 'asked_at is not null')).toBe(0);
    expect(
      await countOf(
        'payments join orders o on o.id = order_id',
        'o.is_practice and stripe_session_id is not null',
      ),
    ).toBe(0);
  });
});

test('are marked where staff see them', async () => {
  const { rows } = await listOrders(db, {}, null);
  expect(rows.filter(({ isPractice }) => isPractice)).toHaveLength(practiceOrders.length);
  const customers = (await listCustomers(db, { q: DEMO_CUSTOMER }, null)).rows;
  expect(customers).toMatchObject([{ isPractice: true, orderCount: 0 }]);
  const view = await viewCustomer(db, DEMO_CUSTOMER);
  expect(view).toMatchObject({ isPractice: true, orders: expect.arrayContaining([]) });
  expect(view?.orders.every(({ isPractice }) => isPractice)).toBe(true);
});

test('the demo customer gets one account, signs in, and learns', async () => {
  const made = await Promise.all(Array.from({ length: 3 }, () => createPracticeAccount(db, DEMO_CUSTOMER)));
  const [first, ...others] = made.filter((one) => one !== null);
  expect(others).toEqual([]);
  if (!first) throw new Error('no account was made');
  expect(first.password).toMatch(/^[a-z2-9]{4}(-[a-z2-9]{4}){4}$/);
  const opened = await signIn(db, first, DEVICE, null);
  if (!opened) throw new Error('the demo customer cannot sign in');
  expect(opened.account).toMatchObject({ role: 'user', isProven: true, firstName: 'Robin' });
  const visitor = visitorWithAccount(null, opened.account);
  const course = await openCourse(db, SOURDOUGH, visitor);
  expect(course?.done.size).toBe(6);
  expect(course?.next?.slug).toBe('shaping');
  expect((await listOwnCourses(db, visitor)).map(({ slug }) => slug)).not.toContain('one-square-of-paper');
  const own = await listOwnOrders(db, visitor);
  expect(own.map(({ status }) => status)).toContain('partially_refunded');
  const number = own[0]?.number ?? '';
  expect(await viewOwnOrder(db, number, visitor)).toMatchObject({ withdrawalEnd: null });
  await expect(withdraw(db, number, visitor)).rejects.toMatchObject({ code: 'practice_order', status: 409 });
});

test('money never goes back for one', async () => {
  const { rows } = await sql<{ id: string }>`
    select id from orders where is_practice and status = 'completed' and total_amount > 0 limit 1`.execute(
    db,
  );
  const order = await findOrder(db, { id: rows[0]?.id ?? '' });
  if (!order) throw new Error('there is no practice order');
  const refused = { code: 'practice_order', status: 409, message: expect.stringContaining('practice order') };
  await expect(refundableOf(db, order)).rejects.toMatchObject(refused);
  const asking = inTransaction(db, (tx) => requestRefund(tx, order, { reason: 'other', actor: 'cli' }));
  await expect(asking).rejects.toMatchObject(refused);
});

test('go whole, and nothing else goes', async () => {
  const customers = await countOf('customers', 'is_practice');
  expect(await seed('--clear')).toBe(
    `Removed ${practiceOrders.length} practice orders, ${customers} customers and ${practiceReviews.length} reviews.\n`,
  );
  expect(await everything()).toEqual(before);
  expect(await seed('--clear')).toBe('Removed 0 practice orders, 0 customers and 0 reviews.\n');
  await expect(sql`delete from order_history`.execute(db)).rejects.toThrow(/permission denied/);
});

test('come again when asked for; who has ordered something real meanwhile stays', async () => {
  expect(await seed('--without-orders')).toBe('The demo shop was loaded before.\n');
  expect(await countOf('orders', 'is_practice')).toBe(0);
  expect(await seed()).toContain('practice orders');
  const visitor = await demoVisitor();
  const [customerId = ''] = visitor.customerIds;
  const bought = await anOwner('ask-a-database', SOURDOUGH);
  await db
    .deleteFrom('enrolmentGrants')
    .where('enrolmentId', 'in', (is) =>
      is.selectFrom('enrolments').select('id').where('customerId', '=', bought.customerId),
    )
    .execute();
  await db.updateTable('orders').set({ customerId }).where('id', '=', bought.orderId).execute();
  const enrolled = await db
    .insertInto('enrolmentGrants')
    .columns(['enrolmentId', 'orderItemId'])
    .expression((is) =>
      is
        .selectFrom('orderItems as i')
        .innerJoin('enrolments as e', 'e.productId', 'i.productId')
        .select(['e.id', 'i.id as itemId'])
        .where('i.orderId', '=', bought.orderId)
        .where('e.customerId', '=', customerId),
    )
    .returning('enrolmentId')
    .execute();
  expect(enrolled).toHaveLength(1);
  await writeReview(db, SOURDOUGH, visitor, {
    rating: 5,
    title: '',
    body: 'Bought for real.',
    name: 'Robin',
  });
  const printed = await seed('--clear');
  expect(printed).toContain('Kept 1 customer with an order of their own.');
  expect(await listOwnOrders(db, visitor)).toHaveLength(1);
  expect((await openCourse(db, SOURDOUGH, visitor))?.done.size).toBe(6);
  expect(await countOf('reviews', `customer_id = '${customerId}'`)).toBe(1);
  expect(await countOf('customers', 'is_practice')).toBe(0);
  expect(await countOf('users', 'is_practice')).toBe(0);
  expect(await countOf('users', `email = '${DEMO_CUSTOMER}'`)).toBe(1);
});
