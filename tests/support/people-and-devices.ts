import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { db, inTransaction } from '#lib/db.ts';
import { hashToken, randomToken } from '#lib/ids.ts';
import { markAddressProven } from '#shop/accounts/verify-email.ts';
import { addItem } from '#shop/cart/add-item.ts';
import { hasBuyerProven } from '#shop/customers/access-store.ts';
import {
  createVisitor,
  findVisitor,
  signOutBrowser,
  type Visitor,
  visitorWithAccount,
} from '#shop/customers/identify-visitor.ts';
import { findCustomerId, upsertCustomer } from '#shop/customers/store.ts';
import { setUnits } from '#shop/entitlements/store.ts';
import { enrolItems } from '#shop/products/kinds/course/enrolment-store.ts';
import { joinBrowserOrders, proveAccountEmail, proveFromEmailLink } from '#shop/proofs/prove-account.ts';
import { proveAddress } from '#shop/proofs/prove-address.ts';
import { FREE } from './learner.ts';
import { orderAgain } from './order-again.ts';

/** Somebody with a mailbox, an account of that address, and devices. Only they open the emails that go there. */
export interface Somebody {
  readonly name: string;
  readonly email: string;
  readonly userId: string;
  readonly devices: Device[];
}

/** A browser, and whether its owner's account is signed in there. */
export interface Device {
  readonly owner: Somebody;
  token: string;
  isSignedIn: boolean;
}

export async function somebody(name: string, devices: number): Promise<Somebody> {
  const userId = randomUUID();
  const email = `${name}-${userId.slice(0, 13)}@example.com`;
  await db.insertInto('users').values({ id: userId, email }).execute();
  const person: Somebody = { name, email, userId, devices: [] };
  const tokens = Array.from({ length: devices }, () => randomToken());
  await db
    .insertInto('visitors')
    .values(tokens.map((token) => ({ tokenHash: hashToken(token) })))
    .execute();
  for (const token of tokens) person.devices.push({ owner: person, token, isSignedIn: false });
  return person;
}

/** As the shop sees a request from there. */
export async function visitorOf({ owner, token, isSignedIn }: Device): Promise<Visitor> {
  const browser = await findVisitor(db, token);
  if (!isSignedIn) return browser ?? { id: null, customerId: null, userId: null, customerIds: [] };
  return visitorWithAccount(browser, { userId: owner.userId, customerId: await accountCustomer(owner) });
}

async function accountCustomer({ userId }: Somebody): Promise<string | null> {
  const row = await db.selectFrom('customers').select('id').where('userId', '=', userId).executeTakeFirst();
  return row?.id ?? null;
}

/** Gets the free course with any address. Where it is known to be owned, or bought at this moment, nothing happens. */
export async function buy(device: Device, email: string): Promise<void> {
  const visitor = await visitorOf(device);
  await addItem(db, visitor, { product: FREE, quantity: 1 });
  await orderAgain(visitor, email).catch((error) => {
    if (error.code !== 'cart_problem') throw error;
  });
}

/**
 * The same as the database has it afterwards, without the cart: a story of many purchases is told in a tenth of the time. It
 * does not look whether the course is owned already.
 */
export async function buyQuickly(device: Device, email: string): Promise<void> {
  const { id: visitorId, userId } = await visitorOf(device);
  const { productId, variantId } = await freeCourse();
  const customer = await upsertCustomer(db, email, email);
  const buyer = { customerId: customer.id, visitorId: userId ? null : visitorId, userId };
  const proven = hasBuyerProven({
    customerId: sql`${buyer.customerId}::uuid`,
    visitorId: sql`${buyer.visitorId}::uuid`,
    userId: sql`${buyer.userId}::uuid`,
  });
  const { rows } = await sql<{ id: string }>`
    with placed as (
      insert into orders (number, mode, customer_id, visitor_id, user_id, email, currency, subtotal_amount, total_amount,
        status, completed_at, expires_at, is_address_proven)
      values ('ORD-2026-' || lpad(nextval('order_numbers')::text, 6, '0'), 'sandbox', ${buyer.customerId}::uuid,
        ${buyer.visitorId}::uuid, ${buyer.userId}::uuid, ${email}, 'USD', 0, 0, 'completed', now(), now(), ${proven})
      returning id, customer_id, is_address_proven
    ),
    line as (
      insert into order_items (order_id, position, product_id, variant_id, kind, title, variant_title, quantity,
        unit_amount, subtotal_amount, total_amount)
      select id, 0, ${productId}::uuid, ${variantId}::uuid, 'course', 'A course', '', 1, 0, 0, 0 from placed returning id
    )
    insert into entitlements (order_item_id, customer_id, email, units, granted_at)
    select line.id, case when p.is_address_proven then p.customer_id end, ${email}, 1, now() from line, placed p
    returning order_item_id as id`.execute(db);
  await inTransaction(db, (tx) =>
    enrolItems(
      tx,
      rows.map(({ id }) => id),
    ),
  );
}

export const freeCourse = memoize(async () => {
  const row = await db
    .selectFrom('products as p')
    .innerJoin('variants as v', 'v.productId', 'p.id')
    .innerJoin('lessons as l', 'l.productId', 'p.id')
    .select(['p.id as productId', 'v.id as variantId'])
    .select((is) => is.fn.agg<string[]>('array_agg', ['l.id']).as('lessonIds'))
    .where('p.slug', '=', FREE)
    .groupBy(['p.id', 'v.id'])
    .executeTakeFirstOrThrow();
  return row;
});

function memoize<Result>(make: () => Promise<Result>): () => Promise<Result> {
  let made: Promise<Result> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/** Opens the link of an email to their own address, if there was ever one. */
export async function openEmail(device: Device): Promise<void> {
  const customerId = await findCustomerId(db, device.owner.email);
  const browser = await findVisitor(db, device.token);
  if (!customerId || !browser) return;
  await proveAddress(db, browser.id, customerId);
  if (device.isSignedIn)
    await proveFromEmailLink(db, device.owner.userId, customerId, { visitorId: browser.id });
}

export async function verifyAccount(device: Device): Promise<void> {
  if (!device.isSignedIn) return;
  const { userId, email } = device.owner;
  const visitorId = (await findVisitor(db, device.token))?.id ?? null;
  await proveAccountEmail(db, { userId, email }, { visitorId });
}

export async function signInAt(device: Device): Promise<void> {
  if (device.isSignedIn) return;
  device.isSignedIn = true;
  const visitorId = (await findVisitor(db, device.token))?.id ?? null;
  await joinBrowserOrders(db, { customerId: await accountCustomer(device.owner) }, { visitorId });
}

export async function signOutAt(device: Device): Promise<void> {
  const browser = await findVisitor(db, device.token);
  if (browser) await signOutBrowser(db, browser.id);
  device.token = (await createVisitor(db)).token;
  device.isSignedIn = false;
}

/** Sets a new password by the link in an email: the address is proven, and the account is signed out everywhere. */
export async function resetPasswordOf(person: Somebody): Promise<void> {
  await inTransaction(db, (tx) => markAddressProven(tx, person.userId, person.email));
  for (const device of person.devices) device.isSignedIn = false;
}

/** Takes back what the latest order with an address gave. */
export async function takeBack(email: string): Promise<void> {
  const row = await db
    .selectFrom('entitlements as e')
    .innerJoin('orderItems as i', 'i.id', 'e.orderItemId')
    .innerJoin('orders as o', 'o.id', 'i.orderId')
    .select('i.id')
    .where('o.email', '=', email)
    .where('e.units', '>', 0)
    .orderBy('o.createdAt', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (row) await inTransaction(db, (tx) => setUnits(tx, row.id, 0, 'refunded', new Date()));
}
