import { sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import { db, inTransaction } from '#lib/db.ts';
import { forgotPassword, resendVerification } from '#shop/accounts/forgot-password.ts';
import { signUp } from '#shop/accounts/sign-up.ts';
import { deleteOldEmailCounts } from '#shop/customers/free-email-store.ts';
import { contactShop } from '#shop/emails/contact-email.ts';
import { emailBuyer, type OrderEmail } from '#shop/orders/email-buyer.ts';
import { emailPurchases } from '#shop/orders/email-purchases.ts';
import { findOrder } from '#shop/orders/store.ts';
import { anAccount } from '#tests/support/accounts.ts';
import { anEmail, anOrder } from '#tests/support/checkout-fixtures.ts';
import { aGuestWith } from '#tests/support/learner.ts';

let email = '';
beforeEach(() => {
  email = anEmail();
});

async function emailsTo(recipient: string): Promise<number> {
  const rows = await db.selectFrom('mails').select('id').where('recipient', '=', recipient).execute();
  return rows.length;
}

async function orderOf(orderId: string) {
  const order = await findOrder(db, { id: orderId });
  if (!order) throw new Error('no order');
  return order;
}

/** As on another day, or in another pause between two emails: what was queued has another key. */
async function forgetKeys(recipient: string): Promise<void> {
  await sql`update mails set dedupe_key = id || ':old' where recipient = ${recipient}`.execute(db);
}

describe('emails that cost nothing to cause', () => {
  test('about a new password are eight a day, also when asked for at once', async () => {
    await anAccount(email);
    for (let i = 0; i < 20; i++) {
      await Promise.all(Array.from({ length: 3 }, () => forgotPassword(db, email)));
      await forgetKeys(email);
    }
    const sent = await emailsTo(email);
    expect(sent).toBe(8);
  });

  test('that were queued already are not counted', async () => {
    await anAccount(email);
    for (let i = 0; i < 30; i++) await forgotPassword(db, email);
    await forgetKeys(email);
    await forgotPassword(db, email);
    expect(await emailsTo(email)).toBeGreaterThanOrEqual(2);
  });

  test('about an account are five a day, whoever asks', async () => {
    const { userId } = await anAccount(email);
    for (let i = 0; i < 12; i++) {
      await resendVerification(db, { userId, email });
      await forgetKeys(email);
    }
    expect(await emailsTo(email)).toBe(5);
    await signUp(db, { email, password: 'somebody else entirely', first_name: '', last_name: '', next: '' });
    expect(await emailsTo(email)).toBe(5);
  });

  test('about orders nobody has paid are five a day, in all spellings of a mailbox', async () => {
    const { orderId } = await anOrder();
    const order = await orderOf(orderId);
    const [name = '', host = ''] = email.split('@');
    const spellings = [email, email.toUpperCase(), `${name}+1@${host}`, `${name}+2@${host}`];
    for (let i = 0; i < 24; i++)
      await inTransaction(db, (tx) =>
        emailBuyer(
          tx,
          { ...order, email: spellings[i % 4] ?? email },
          'payment-declined',
          crypto.randomUUID(),
        ),
      );
    const counts = await Promise.all(spellings.map(emailsTo));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(5);
  });

  test('about free orders are five a day; the orders are complete without', async () => {
    const { orderId } = await aGuestWith(email);
    const order = await orderOf(orderId);
    for (let i = 0; i < 12; i++)
      await inTransaction(db, (tx) => emailBuyer(tx, order, 'withdrawal', crypto.randomUUID()));
    expect(await emailsTo(email)).toBe(5);
  });

  test('with the link to what was bought are for who bought, five a day', async () => {
    await emailPurchases(db, email);
    expect(await emailsTo(email)).toBe(0);
    await aGuestWith(email);
    const before = await emailsTo(email);
    await emailPurchases(db, email.toUpperCase());
    await emailPurchases(db, email);
    expect(await emailsTo(email)).toBe(before + 1);
    for (let i = 0; i < 8; i++) {
      await forgetKeys(email);
      await emailPurchases(db, email);
    }
    expect(await emailsTo(email)).toBe(before + 5);
  });

  test('take nothing from those of paid orders, refunds and disputes, which have no limit', async () => {
    const { orderId } = await anOrder();
    const order = { ...(await orderOf(orderId)), email };
    const kinds: OrderEmail[] = [
      'payment-declined',
      'refund',
      'withdrawal',
      'dispute-open',
      'money-returned',
    ];
    for (let i = 0; i < 10; i++)
      for (const kind of kinds)
        await inTransaction(db, (tx) => emailBuyer(tx, order, kind, crypto.randomUUID()));
    expect(await emailsTo(email)).toBe(5 + 4 * 10);
  });

  test('are counted by day, and the counts of days that are over are deleted', async () => {
    await anAccount(email);
    const ask = async () => {
      await forgotPassword(db, email);
      await forgetKeys(email);
    };
    for (let i = 0; i < 10; i++) await ask();
    expect(await emailsTo(email)).toBe(8);
    await sql`update email_counts set day = day - 2 where reason = 'new-password'`.execute(db);
    await ask();
    expect(await emailsTo(email)).toBe(9);
    await deleteOldEmailCounts(db);
    const counts = await db
      .selectFrom('emailCounts')
      .select('times')
      .where('reason', '=', 'new-password')
      .execute();
    expect(counts).toEqual([{ times: 1 }]);
  });

  test('questions of one address are ten a day, and the eleventh is told where to write', async () => {
    const shop = anEmail();
    for (let i = 0; i < 10; i++) await contactShop(db, shop, { email, message: 'Is it open?' });
    await expect(contactShop(db, shop, { email, message: 'Is it?' })).rejects.toMatchObject({
      status: 429,
      message: expect.stringContaining(shop),
    });
    await contactShop(db, shop, { email: anEmail(), message: 'And I?' });
    expect(await emailsTo(shop)).toBe(11);
  });
});
