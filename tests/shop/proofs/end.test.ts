import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { secondsFrom } from '#lib/clock.ts';
import { config } from '#lib/config.ts';
import { db, inTransaction } from '#lib/db.ts';
import { changePassword } from '#shop/accounts/change-password.ts';
import { resetPassword, resetToken } from '#shop/accounts/reset-password.ts';
import { lockPassword } from '#shop/accounts/store.ts';
import { markAddressProven } from '#shop/accounts/verify-email.ts';
import { createVisitor, findVisitor, type Visitor } from '#shop/customers/identify-visitor.ts';
import { findLinkVersion } from '#shop/customers/proof-store.ts';
import { findProvenCustomer } from '#shop/customers/store.ts';
import { composeQueuedEmail } from '#shop/emails/compose-queued-email.ts';
import { readOpenToken } from '#shop/emails/email-links.ts';
import { viewOwnOrder } from '#shop/orders/view.ts';
import { proveAddress } from '#shop/proofs/prove-address.ts';
import { anAccount, GOOD_PASSWORD } from '#tests/support/accounts.ts';
import { anEmail, ORIGIN } from '#tests/support/checkout-fixtures.ts';
import { aGuestWith, openEmailIn } from '#tests/support/learner.ts';

const SENDER = { origin: ORIGIN, secret: config.authSecret };

/** A customer with an account, who ordered as a guest with one browser and opened the email about it on another. */
async function aCustomer() {
  const email = anEmail();
  const account = await anAccount(email);
  const { visitor: buyer, orderId } = await aGuestWith(email);
  await openEmailIn(buyer, email);
  const customerId = await inTransaction(db, (tx) => markAddressProven(tx, account.userId, email));
  const reader = await createVisitor(db);
  await openEmailIn(reader.visitor, email);
  const { number } = await db
    .selectFrom('orders')
    .select('number')
    .where('id', '=', orderId)
    .executeTakeFirstOrThrow();
  return { account, email, buyer, reader, orderId, number, customerId: customerId ?? '' };
}

async function emailOf(userId: string): Promise<string> {
  const query = db.selectFrom('users').select('email').where('id', '=', userId);
  return (await query.executeTakeFirstOrThrow()).email;
}

async function setNewPassword(userId: string): Promise<void> {
  const hash = (await lockPassword(db, userId)) ?? '';
  await resetPassword(
    db,
    config.authSecret,
    resetToken(config.authSecret, { id: userId, email: await emailOf(userId) }, hash, secondsFrom(60)),
    'a perfectly new one',
  );
}

/** The link in the email about an order, as its token. */
async function tokenFor(orderId: string): Promise<string> {
  const row = await db
    .selectFrom('mails')
    .select(['id', 'kind', 'recipient', 'orderId', 'details', 'queuedAt'])
    .where('orderId', '=', orderId)
    .executeTakeFirstOrThrow();
  const composed = await composeQueuedEmail(db, SENDER, { ...row, recipient: row.recipient ?? '' });
  return /\/open\/([^?"\s]+)/.exec(composed?.text ?? '')?.[1] ?? '';
}

async function opens(visitorId: string, token: string, customerId: string): Promise<boolean> {
  const link = readOpenToken(config.authSecret, token, new Date());
  return link !== null && (await proveAddress(db, visitorId, customerId, link.version));
}

async function ageProof(visitorId: string, interval: string): Promise<void> {
  const provenAt = sql<Date>`now() + ${interval}::interval`;
  await db.updateTable('visitors').set({ provenAt }).where('id', '=', visitorId).execute();
}

const nobody = (id: string): Visitor => ({ id, customerId: null, userId: null, customerIds: [] });

describe('a proof by an emailed link', () => {
  let customer: Awaited<ReturnType<typeof aCustomer>>;
  beforeAll(async () => {
    customer = await aCustomer();
  });

  test.each([
    ['89 days', '-89 days', true],
    ['91 days', '-91 days', false],
    ['from a clock that was ahead', '1 hour', false],
  ])('of %s', async (_, interval, counts) => {
    const { reader, customerId } = customer;
    await ageProof(reader.visitor.id, interval);
    const expected = counts ? customerId : null;
    expect((await findVisitor(db, reader.token))?.customerId).toBe(expected);
    expect(await findProvenCustomer(db, reader.visitor.id)).toBe(expected);
  });

  test('begins anew with the next link', async () => {
    const { reader, customerId, orderId } = customer;
    await ageProof(reader.visitor.id, '-91 days');
    expect(await opens(reader.visitor.id, await tokenFor(orderId), customerId)).toBe(true);
    expect((await findVisitor(db, reader.token))?.customerId).toBe(customerId);
  });
});

describe('after a new password', () => {
  test('set by email, no browser sees what it had proven or bought with the address, and older links have ended', async () => {
    const { account, buyer, reader, orderId, number, customerId } = await aCustomer();
    const link = await tokenFor(orderId);
    expect(await viewOwnOrder(db, number, buyer)).not.toBeNull();
    const tokenOf = (id: string) =>
      db.selectFrom('visitors').select('tokenHash').where('id', '=', id).executeTakeFirstOrThrow();
    const before = await tokenOf(buyer.id);
    await setNewPassword(account.userId);
    expect(await findVisitor(db, reader.token)).toBeNull();
    expect((await tokenOf(buyer.id)).tokenHash.equals(before.tokenHash)).toBe(false);
    const another = (await createVisitor(db)).visitor;
    expect(await opens(another.id, link, customerId)).toBe(false);
    expect(await findProvenCustomer(db, another.id)).toBeNull();
    expect(await viewOwnOrder(db, number, nobody(another.id))).toBeNull();
    expect(await opens(another.id, await tokenFor(orderId), customerId)).toBe(true);
  });

  test('set in the account, the browser that did it keeps what it has, and no other does', async () => {
    const { account, reader, orderId, customerId } = await aCustomer();
    const link = await tokenFor(orderId);
    const other = await createVisitor(db);
    expect(await opens(other.visitor.id, link, customerId)).toBe(true);
    await changePassword(db, account, GOOD_PASSWORD, 'a perfectly new one', reader.visitor.id);
    expect((await findVisitor(db, reader.token))?.customerId).toBe(customerId);
    expect(await findVisitor(db, other.token)).toBeNull();
    expect(await opens((await createVisitor(db)).visitor.id, link, customerId)).toBe(false);
  });

  test('a browser that bought with the address and proved nothing keeps its own order', async () => {
    const { account, email } = await aCustomer();
    const token = await createVisitor(db);
    await db
      .updateTable('orders')
      .set({ visitorId: token.visitor.id, isAddressProven: false })
      .where('email', '=', email)
      .execute();
    await setNewPassword(account.userId);
    expect(await findVisitor(db, token.token)).not.toBeNull();
  });

  test('set while a link is opened at the same moment, nothing stays proven by it', async () => {
    const { account, orderId, customerId } = await aCustomer();
    const link = await tokenFor(orderId);
    const browsers = await Promise.all(Array.from({ length: 6 }, () => createVisitor(db)));
    await Promise.all([
      ...browsers.slice(0, 3).map(({ visitor }) => opens(visitor.id, link, customerId)),
      setNewPassword(account.userId),
      ...browsers.slice(3).map(({ visitor }) => opens(visitor.id, link, customerId)),
    ]);
    expect(await findLinkVersion(db, customerId)).toBe(1);
    for (const { token } of browsers) expect((await findVisitor(db, token))?.customerId ?? null).toBeNull();
  });
});
