import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { db } from '#lib/db.ts';
import { mayAccess, type OrderOwner, type Owner, type Subject, subjects } from '#shop/customers/access.ts';
import { findHolder, isOwnOrder, isOwnWork } from '#shop/customers/access-store.ts';
import { findVisitor, type Visitor } from '#shop/customers/identify-visitor.ts';
import { asAdmin } from '#tests/support/services.ts';

/** What hangs on what: a new subject is added here, too. */
const SORTS: Readonly<Record<Subject, 'order' | 'apart' | 'customer'>> = {
  order: 'order',
  'order list': 'order',
  'payment page': 'order',
  withdrawal: 'order',
  receipt: 'order',
  invoice: 'order',
  lesson: 'order',
  download: 'order',
  booking: 'order',
  'licence key': 'order',
  shipment: 'order',
  progress: 'apart',
  note: 'apart',
  certificate: 'apart',
  review: 'apart',
  'saved address': 'customer',
  'payment method': 'customer',
  'support ticket': 'customer',
  'email preference': 'customer',
  'personal data': 'customer',
};

const ids = Object.fromEntries(
  ['browser', 'otherBrowser', 'account', 'otherAccount', 'customer', 'otherCustomer'].map((name) => [
    name,
    randomUUID(),
  ]),
) as Record<'browser' | 'otherBrowser' | 'account' | 'otherAccount' | 'customer' | 'otherCustomer', string>;

const guest = (id: string, customerId: string | null = null): Visitor => ({
  ...{ id, customerId, userId: null },
  customerIds: customerId ? [customerId] : [],
});
const user = (userId: string, customerIds: readonly string[] = [], id: string | null = null): Visitor => ({
  ...{ id, customerId: null, userId, customerIds },
});

/** Who asks. All of them know the customer's address. */
const ASKERS = {
  nobody: null,
  'a stranger': guest(ids.otherBrowser),
  'another guest, proven for another address': guest(ids.otherBrowser, ids.otherCustomer),
  'another user': user(ids.otherAccount, [ids.otherCustomer], ids.otherBrowser),
  'the browser that bought, proven for nothing': guest(ids.browser),
  'the account that bought, proven for nothing': user(ids.account),
  'a guest who opened the customer’s email elsewhere': guest(ids.otherBrowser, ids.customer),
  'the browser that bought, proven': guest(ids.browser, ids.customer),
  'the account of the customer': user(ids.account, [ids.customer], ids.otherBrowser),
} as const satisfies Readonly<Record<string, Visitor | null>>;
type Asker = keyof typeof ASKERS;

const order = (more: Partial<OrderOwner>): OrderOwner => ({
  ...{ visitorId: null, userId: null, customerId: ids.customer, isAddressProven: false },
  ...more,
});
const OWNERS = {
  'a guest’s order, the address not proven': { order: order({ visitorId: ids.browser }) },
  'a guest’s order, proven by that guest': {
    order: order({ visitorId: ids.browser, isAddressProven: true }),
  },
  'an account’s order, the address not proven': { order: order({ userId: ids.account }) },
  'an account’s order, proven': { order: order({ userId: ids.account, isAddressProven: true }) },
  'an order of an erased customer': { order: order({ visitorId: ids.browser, customerId: null }) },
  'the customer': { customerId: ids.customer },
} as const satisfies Readonly<Record<string, Owner>>;
type OwnerName = keyof typeof OWNERS;

const BROWSER = ['the browser that bought, proven for nothing', 'the browser that bought, proven'] as const;
const ACCOUNT = ['the account that bought, proven for nothing', 'the account of the customer'] as const;
const CUSTOMER = [
  'a guest who opened the customer’s email elsewhere',
  'the browser that bought, proven',
  'the account of the customer',
] as const;

/** Who may: everybody else may not. */
const MAY: Readonly<Record<OwnerName, Readonly<Record<'order' | 'apart' | 'customer', readonly Asker[]>>>> = {
  'a guest’s order, the address not proven': {
    order: [...BROWSER, ...CUSTOMER],
    apart: BROWSER,
    customer: [],
  },
  'a guest’s order, proven by that guest': {
    order: [...BROWSER, ...CUSTOMER],
    apart: CUSTOMER,
    customer: [],
  },
  'an account’s order, the address not proven': {
    order: [...ACCOUNT, ...CUSTOMER],
    apart: ACCOUNT,
    customer: [],
  },
  'an account’s order, proven': { order: [...ACCOUNT, ...CUSTOMER], apart: CUSTOMER, customer: [] },
  'an order of an erased customer': { order: BROWSER, apart: BROWSER, customer: [] },
  'the customer': { order: CUSTOMER, apart: CUSTOMER, customer: CUSTOMER },
};

const askers = Object.keys(ASKERS) as Asker[];
const owners = Object.keys(OWNERS) as OwnerName[];
const cells = subjects.flatMap((subject) =>
  owners.flatMap((owner) =>
    askers.map((asker) => ({ subject, owner, asker, may: MAY[owner][SORTS[subject]].includes(asker) })),
  ),
);

describe('who may see and change what of a customer', () => {
  test('every subject has its cells', () => {
    expect(Object.keys(SORTS)).toEqual(subjects);
    expect(cells).toHaveLength(subjects.length * owners.length * askers.length);
  });

  test.each(cells)('$subject of $owner, asked for by $asker: $may', ({ subject, owner, asker, may }) => {
    expect(mayAccess(ASKERS[asker], subject, OWNERS[owner])).toBe(may);
  });
});

describe('the same in SQL', () => {
  const orderIds = new Map<OwnerName, string>();
  let productId = '';

  beforeAll(async () => {
    const product = await db.selectFrom('courses').select('productId').limit(1).executeTakeFirstOrThrow();
    ({ productId } = product);
    const variant = await db
      .selectFrom('variants')
      .selectAll()
      .where('productId', '=', productId)
      .executeTakeFirstOrThrow();
    await sql`insert into visitors (id, token_hash) select id, sha256(id::text::bytea)
      from unnest(${[ids.browser, ids.otherBrowser]}::uuid[]) as v (id)`.execute(db);
    await sql`insert into users (id, email) select id, id || '@example.com'
      from unnest(${[ids.account, ids.otherAccount]}::uuid[]) as u (id)`.execute(db);
    await sql`insert into customers (id, email, email_key) select id, id || '@example.com', id || '@example.com'
      from unnest(${[ids.customer, ids.otherCustomer]}::uuid[]) as c (id)`.execute(db);
    for (const [name, owner] of Object.entries(OWNERS) as [OwnerName, Owner][]) {
      if ('customerId' in owner) {
        await db.insertInto('enrolments').values({ productId, customerId: owner.customerId }).execute();
        continue;
      }
      const at = new Date();
      const { id } = await db
        .insertInto('orders')
        .values({
          ...owner.order,
          ...{
            number: `ORD-2026-9${String(orderIds.size).padStart(5, '0')}`,
            mode: 'sandbox',
            currency: 'USD',
          },
          ...{ subtotalAmount: 0, totalAmount: 0, status: 'completed', completedAt: at, expiresAt: at },
        })
        .returning('id')
        .executeTakeFirstOrThrow();
      const item = await db
        .insertInto('orderItems')
        .values({
          ...{
            orderId: id,
            position: 0,
            productId,
            variantId: variant.id,
            kind: 'course',
            title: 'A course',
          },
          ...{ variantTitle: '', quantity: 1, unitAmount: 0, subtotalAmount: 0, totalAmount: 0 },
        })
        .returning('id')
        .executeTakeFirstOrThrow();
      await db.insertInto('entitlements').values({ orderItemId: item.id, units: 1, grantedAt: at }).execute();
      await db.insertInto('enrolments').values({ productId, orderId: id }).execute();
      orderIds.set(name, id);
    }
  });

  test.each(askers.filter((asker) => asker !== 'nobody'))('asked for by %s', async (asker) => {
    const visitor = ASKERS[asker] as Visitor;
    const { rows: ordersSeen } = await sql<{ id: string }>`
      select o.id from orders o where ${isOwnOrder(visitor)}`.execute(db);
    const { rows: workSeen } = await sql<{ orderId: string | null; customerId: string | null }>`
      select e.order_id as "orderId", e.customer_id as "customerId" from enrolments e where ${isOwnWork(visitor, 'e')}`.execute(
      db,
    );
    for (const [name, id] of orderIds) {
      expect(
        ordersSeen.some((row) => row.id === id),
        name,
      ).toBe(MAY[name].order.includes(asker));
      expect(
        workSeen.some(({ orderId }) => orderId === id),
        name,
      ).toBe(MAY[name].apart.includes(asker));
    }
    const isCustomers = workSeen.some(({ customerId }) => customerId === ids.customer);
    expect(isCustomers).toBe(MAY['the customer'].apart.includes(asker));
  });

  test.each(askers.filter((asker) => asker !== 'nobody'))(
    'for whom the work of %s is kept',
    async (asker) => {
      const visitor = ASKERS[asker] as Visitor;
      const holder = await findHolder(db, visitor, productId);
      if (visitor.customerIds.includes(ids.customer)) expect(holder).toEqual({ customerId: ids.customer });
      else if (visitor.id === ids.browser || visitor.userId === ids.account) {
        const own = owners.filter((name) => name !== 'the customer' && MAY[name].apart.includes(asker));
        expect(own.map((name) => orderIds.get(name))).toContain(
          holder && 'orderId' in holder && holder.orderId,
        );
      } else expect(holder).toBeNull();
    },
  );
});

test('a proof counts while it stands, whatever is left of it in the row', async () => {
  const token = 'a'.repeat(43);
  const email = `${randomUUID()}@example.com`;
  const { id } = await db
    .insertInto('customers')
    .values({ email, emailKey: email })
    .returning('id')
    .executeTakeFirstOrThrow();
  await sql`insert into visitors (token_hash, customer_id, proven_at) values (sha256(${token}::bytea), ${id}, now())`.execute(
    db,
  );
  expect(await findVisitor(db, token)).toMatchObject({ customerId: id, customerIds: [id] });
  const url = new URL(inject('services').adminUrl);
  url.pathname = `/${process.env['TEST_DATABASE']}`;
  await asAdmin(url.href, async (client) => {
    await client.query('alter table visitors drop constraint visitors_check');
    await client.query('update visitors set proven_at = null where customer_id = $1', [id]);
  });
  expect(await findVisitor(db, token)).toMatchObject({ customerId: null, customerIds: [] });
});
