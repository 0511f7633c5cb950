import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { config } from '#lib/config.ts';
import { db } from '#lib/db.ts';
import { resetPassword, resetToken } from '#shop/accounts/reset-password.ts';
import { mayAccess } from '#shop/customers/access.ts';
import { findVisitor } from '#shop/customers/identify-visitor.ts';
import { findCustomerId } from '#shop/customers/store.ts';
import { composeQueuedEmail } from '#shop/emails/compose-queued-email.ts';
import { readOpenToken } from '#shop/emails/email-links.ts';
import { findOrder, type OrderRow } from '#shop/orders/store.ts';
import { findOpenEnrolment } from '#shop/products/kinds/course/enrolment-store.ts';
import { correctAddress, planCorrection } from '#shop/proofs/correct-address.ts';
import {
  buy,
  buyQuickly,
  type Device,
  freeCourse,
  openEmail,
  type Somebody,
  signInAt,
  somebody,
  verifyAccount,
  visitorOf,
} from '#tests/support/people-and-devices.ts';

const sender = { origin: config.publicOrigin, secret: config.authSecret };

async function aPerson(name: string): Promise<Somebody & { device: Device }> {
  const person = await somebody(name, 2);
  const [device] = person.devices;
  if (!device) throw new Error('nobody without a device');
  return Object.assign(person, { device });
}

async function latestOrder(email: string): Promise<OrderRow> {
  const row = await db
    .selectFrom('orders')
    .select('id')
    .where('email', '=', email)
    .orderBy('createdAt', 'desc')
    .executeTakeFirstOrThrow();
  const order = await findOrder(db, row);
  if (!order) throw new Error('the order is gone');
  return order;
}
const again = async ({ id }: OrderRow) => (await findOrder(db, { id })) as OrderRow;

async function correct(order: OrderRow, email: string, more: { seen?: number; orders?: number } = {}) {
  const { orders } = more.orders
    ? { orders: { length: more.orders } }
    : await planCorrection(db, order, email);
  const form = {
    step: 'correct' as const,
    key: randomUUID(),
    email,
    seen: order.addressVersion,
    orders: orders.length,
  };
  return correctAddress(db, order.number, { ...form, ...more }, 'staff:00000000-0000-4000-8000-000000000001');
}

const sees = async (device: Device, order: OrderRow) =>
  mayAccess(await visitorOf(device), 'order', { order });
const placeOf = async (device: Device) =>
  findOpenEnrolment(db, (await freeCourse()).productId, await visitorOf(device));

/** A buyer who mistyped the address, so that it is that of a stranger; and who the right address belongs to. */
async function aTypo() {
  const [buyer, stranger] = [await aPerson('buyer'), await aPerson('stranger')];
  await buyQuickly(buyer.device, stranger.email);
  return { buyer, stranger, order: await latestOrder(stranger.email) };
}

describe('a mistyped address is corrected', () => {
  test('the order and its customer move, once for two at the same moment, and both addresses are told', async () => {
    const { buyer, stranger, order } = await aTypo();
    const both = await Promise.all([
      correct(order, buyer.email, { orders: 1 }),
      correct(order, buyer.email, { orders: 1 }),
    ]);
    expect(both.toSorted()).toEqual([false, true]);
    const moved = await again(order);
    expect(moved).toMatchObject({ email: buyer.email, addressVersion: 1, isAddressProven: false });
    expect(await findCustomerId(db, stranger.email)).toBeNull();
    expect(moved.customerId).toBe(await findCustomerId(db, buyer.email));
    const mails = await db
      .selectFrom('mails')
      .select(['kind', 'recipient'])
      .where('kind', 'in', ['address-left', 'address-corrected'])
      .where('recipient', 'in', [buyer.email, stranger.email])
      .orderBy('kind')
      .execute();
    expect(mails).toEqual([
      { kind: 'address-corrected', recipient: buyer.email },
      { kind: 'address-left', recipient: stranger.email },
    ]);
    const audit = await db
      .selectFrom('auditLog')
      .select(['action', 'details'])
      .where('subject', '=', `order:${order.id}`)
      .execute();
    expect(audit.map(({ action }) => action)).toEqual(['order.address_corrected']);
    expect(JSON.stringify(audit)).not.toContain('@');
  });

  test('neither address is told the other, and the old one gets no link to the order', async () => {
    const { buyer, stranger, order } = await aTypo();
    await correct(order, buyer.email);
    const mails = await db
      .selectFrom('mails')
      .selectAll()
      .where('recipient', 'in', [buyer.email, stranger.email])
      .where('kind', 'like', 'address-%')
      .execute();
    for (const mail of mails) {
      const text = (await composeQueuedEmail(db, sender, { ...mail, recipient: mail.recipient ?? '' }))?.text;
      const other = mail.recipient === buyer.email ? stranger : buyer;
      expect(text).toContain(order.number);
      expect(text).not.toContain(other.email);
      expect(text?.includes('/open/')).toBe(mail.recipient === buyer.email);
    }
  });

  test('links emailed to the old address end; those of other orders of the right customer go on', async () => {
    const { buyer, stranger, order } = await aTypo();
    const emailed = async (to: OrderRow, recipient: string) => {
      const mail = { id: randomUUID(), kind: 'order-confirmation', orderId: to.id, details: {}, recipient };
      const text = (await composeQueuedEmail(db, sender, { ...mail, queuedAt: new Date() }))?.text ?? '';
      return readOpenToken(config.authSecret, /\/open\/([^?\s]+)/.exec(text)?.[1] ?? '', new Date());
    };
    await buyQuickly(buyer.devices[1] as Device, buyer.email);
    const own = await latestOrder(buyer.email);
    const [old, ownLink] = [await emailed(order, stranger.email), await emailed(own, buyer.email)];
    await correct(order, buyer.email);
    expect(old?.addressVersion).not.toBe((await again(order)).addressVersion);
    expect(ownLink?.addressVersion).toBe((await again(own)).addressVersion);
    // A worker that had the email before cannot send links that prove the right address to the wrong one.
    const late = { id: randomUUID(), kind: 'order-confirmation', orderId: order.id, details: {} };
    expect(
      await composeQueuedEmail(db, sender, { ...late, recipient: stranger.email, queuedAt: new Date() }),
    ).toBeNull();
  });

  test('emails that wait go to the right address; those that were sent stay as they are', async () => {
    const { buyer, stranger, order } = await aTypo();
    const mail = (sentAt: Date | null) => ({
      ...{
        kind: 'order-confirmation',
        dedupeKey: randomUUID(),
        recipient: stranger.email,
        orderId: order.id,
      },
      sentAt,
    });
    await db
      .insertInto('mails')
      .values([mail(null), mail(new Date())])
      .execute();
    await correct(order, buyer.email);
    const mails = await db
      .selectFrom('mails')
      .select(['recipient', 'customerId', sql<boolean>`sent_at is null`.as('isWaiting')])
      .where('orderId', '=', order.id)
      .where('kind', '=', 'order-confirmation')
      .execute();
    const customerId = await findCustomerId(db, buyer.email);
    expect(mails.toSorted((a, b) => Number(b.isWaiting) - Number(a.isWaiting))).toEqual([
      { recipient: buyer.email, customerId, isWaiting: true },
      { recipient: stranger.email, customerId, isWaiting: false },
    ]);
  });
});

describe('who sees what after it', () => {
  test('the reader of the wrong address, who had proven it, loses the order and keeps his own', async () => {
    const { buyer, stranger, order } = await aTypo();
    await buyQuickly(stranger.devices[1] as Device, stranger.email);
    const own = await latestOrder(stranger.email);
    await openEmail(stranger.device);
    expect(await sees(stranger.device, await again(order))).toBe(true);
    await correct(await again(order), buyer.email);
    expect(await sees(stranger.device, await again(order))).toBe(false);
    expect(await sees(stranger.device, await again(own))).toBe(true);
    expect((await again(own)).email).toBe(stranger.email);
    expect(await placeOf(stranger.device)).not.toBeNull();
    expect(await sees(buyer.device, await again(order))).toBe(true);
  });

  test('a buyer who has proven nothing sees nothing of the right address’s customer, nor the other way', async () => {
    const [buyer, right] = [await aPerson('buyer'), await aPerson('right')];
    const wrong = `wrong-${randomUUID()}@example.com`;
    await buyQuickly(right.device, right.email);
    const proven = await latestOrder(right.email);
    await openEmail(right.device);
    await buyQuickly(buyer.device, wrong);
    const order = await latestOrder(wrong);
    const buyersPlace = await placeOf(buyer.device);
    await correct(order, right.email);
    expect(await sees(buyer.device, await again(proven))).toBe(false);
    expect(await sees(right.device, await again(order))).toBe(true);
    expect(await placeOf(buyer.device)).toEqual(buyersPlace);
    expect(await placeOf(right.device)).not.toEqual(buyersPlace);
    expect((await again(order)).isAddressProven).toBe(false);
  });

  test('a buyer who had proven the right address has the order at once', async () => {
    const buyer = await aPerson('buyer');
    await buyQuickly(buyer.device, buyer.email);
    await openEmail(buyer.device);
    const wrong = `wrong-${randomUUID()}@example.com`;
    await buyQuickly(buyer.device, wrong);
    const order = await latestOrder(wrong);
    await correct(order, buyer.email);
    expect(await again(order)).toMatchObject({ isAddressProven: true });
    expect((await placeOf(buyer.device))?.isOfOrder).toBe(false);
  });

  test('the new address is joined by its own proof, as always', async () => {
    const { buyer, order } = await aTypo();
    await correct(order, buyer.email);
    await openEmail(buyer.device);
    expect(await again(order)).toMatchObject({ isAddressProven: true });
    expect((await placeOf(buyer.device))?.isOfOrder).toBe(false);
  });

  test('orders of other people with the same address stay', async () => {
    const { buyer, stranger, order } = await aTypo();
    const other = await aPerson('other');
    await buyQuickly(other.device, stranger.email);
    await buyQuickly(buyer.device, stranger.email);
    const plan = await planCorrection(db, order, buyer.email);
    expect(plan.orders).toHaveLength(2);
    await correct(order, buyer.email);
    const left = await db
      .selectFrom('orders')
      .select('visitorId')
      .where('email', '=', stranger.email)
      .execute();
    expect(left).toEqual([{ visitorId: (await findVisitor(db, other.device.token))?.id }]);
  });
});

describe('an account of the mistyped address', () => {
  async function anAccountTypo() {
    const buyer = await aPerson('typo');
    await signInAt(buyer.device);
    await buy(buyer.device, buyer.email);
    return { buyer, order: await latestOrder(buyer.email), right: `right-${randomUUID()}@example.com` };
  }

  test('gets the right one, and links for a new password that were emailed before end', async () => {
    const { buyer, order, right } = await anAccountTypo();
    const [hash] = ['a hash that was never made'];
    await db
      .insertInto('userAccounts')
      .values({ userId: buyer.userId, providerId: 'credential', accountId: buyer.userId, passwordHash: hash })
      .execute();
    const link = resetToken(
      config.authSecret,
      { id: buyer.userId, email: buyer.email },
      hash,
      new Date(Date.now() + 60_000),
    );
    await correct(order, right);
    const user = await db
      .selectFrom('users')
      .selectAll()
      .where('id', '=', buyer.userId)
      .executeTakeFirstOrThrow();
    expect([user.email, user.emailVerified]).toEqual([right, false]);
    expect(await sees(buyer.device, await again(order))).toBe(true);
    await expect(resetPassword(db, config.authSecret, link, 'a perfectly new one')).rejects.toMatchObject({
      code: 'link_over',
    });
  });

  test('keeps it where another account has the right one, and loses the orders', async () => {
    const { buyer, order } = await anAccountTypo();
    const right = await aPerson('right');
    await correct(order, right.email);
    const user = await db
      .selectFrom('users')
      .select('email')
      .where('id', '=', buyer.userId)
      .executeTakeFirstOrThrow();
    expect(user.email).toBe(buyer.email);
    expect(await sees(buyer.device, await again(order))).toBe(false);
  });

  test('that is proven is not mistyped', async () => {
    const { buyer, order, right } = await anAccountTypo();
    await verifyAccount(buyer.device);
    await expect(correct(await again(order), right, { orders: 1 })).rejects.toMatchObject({
      code: 'address_proven',
    });
    expect((await again(order)).email).toBe(buyer.email);
  });
});

describe('nothing is changed', () => {
  test('where the buyer has proven the address', async () => {
    const buyer = await aPerson('buyer');
    await buyQuickly(buyer.device, buyer.email);
    await openEmail(buyer.device);
    const order = await latestOrder(buyer.email);
    await expect(correct(order, `x-${buyer.email}`, { orders: 1 })).rejects.toMatchObject({
      code: 'address_proven',
    });
  });

  test('where the order changed since the page was shown, or the address is the same mailbox', async () => {
    const { buyer, stranger, order } = await aTypo();
    await expect(correct(order, buyer.email, { orders: 2 })).rejects.toMatchObject({
      code: 'changed_meanwhile',
    });
    await expect(correct(order, buyer.email, { orders: 1, seen: 7 })).rejects.toMatchObject({
      code: 'changed_meanwhile',
    });
    await expect(correct(order, stranger.email.toUpperCase(), { orders: 1 })).rejects.toMatchObject({
      fields: { email: expect.any(String) },
    });
    expect(await again(order)).toEqual(order);
  });

  test('of two corrections to different addresses at once, one counts', async () => {
    const { buyer, order } = await aTypo();
    const results = await Promise.allSettled([
      correct(order, buyer.email, { orders: 1 }),
      correct(order, `other-${buyer.email}`, { orders: 1 }),
    ]);
    expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect((await again(order)).addressVersion).toBe(1);
  });
});
