import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { db } from '#lib/db.ts';
import { signUpInput } from '#shop/accounts/account.ts';
import { createStaff } from '#shop/accounts/create-staff.ts';
import { forgotPassword } from '#shop/accounts/forgot-password.ts';
import { signUp } from '#shop/accounts/sign-up.ts';
import { findUser } from '#shop/accounts/store.ts';
import { emailKey } from '#shop/customers/email.ts';
import { upsertCustomer } from '#shop/customers/store.ts';
import { listCustomers } from '#shop/reports/list-customers.ts';
import { listOrders } from '#shop/reports/list-orders.ts';
import { viewCustomer } from '#shop/reports/view-customer.ts';
import { anAccount, GOOD_PASSWORD, opens } from '#tests/support/accounts.ts';
import { aShopper, checkoutOf, SOURDOUGH } from '#tests/support/checkout-fixtures.ts';

/** The address with letters of its own before the @. */
const own = (email: string) => email.replace(/(?=@)/, `-${randomUUID().slice(0, 8)}`);
const customersOf = (email: string) =>
  db.selectFrom('customers').select('id').where('emailKey', '=', emailKey(email)).execute();

const SPELLINGS: [string, string][] = [
  ['Ada@Example.COM', 'ada@example.com'],
  ['info@exämple.org', 'info@xn--exmple-cua.org'],
  ['info@xn--80a1acny.xn--p1ai', 'INFO@почта.рф'],
];
const ODD = [
  'ada@xn--r8jz45g.xn--zckzah',
  'a&b@example.com',
  'ada..b@docomo.ne.jp',
  '.ada@ezweb.ne.jp',
  "o'brien+x@exämple.ie",
];

describe('one mailbox is one customer and one account, whatever its spelling', () => {
  test.each(SPELLINGS)('%s and %s', async (one, other) => {
    const tag = `-${randomUUID().slice(0, 8)}`;
    const [first, second] = [one, other].map((email) => email.replace(/(?=@)/, tag)) as [string, string];
    for (const email of [first, second]) await checkoutOf(await aShopper(SOURDOUGH), email);
    expect(await customersOf(first)).toHaveLength(1);
    const { userId } = await anAccount(emailKey(first));
    await signUp(db, signUpInput.parse({ email: second, password: 'another good password' }));
    expect(await opens(second, GOOD_PASSWORD)).toBe(true);
    await forgotPassword(db, second);
    const emails = await db
      .selectFrom('mails')
      .select('kind')
      .where('dedupeKey', 'like', `%${userId}%`)
      .execute();
    expect(emails.map(({ kind }) => kind).toSorted()).toEqual(['account-exists', 'reset-password']);
    for (const email of [first, second]) {
      expect((await viewCustomer(db, email))?.orders).toHaveLength(2);
      expect((await listCustomers(db, { q: email }, null)).rows).toHaveLength(1);
    }
  });

  test.each([
    ['ada+x@example.com', 'ada@example.com'],
    ['ada.b@gmail.com', 'adab@gmail.com'],
    ['ada..b@docomo.ne.jp', 'ada.b@docomo.ne.jp'],
  ])('but %s and %s are two', async (one, other) => {
    const ids = [];
    for (const email of [one, other]) ids.push((await upsertCustomer(db, email, emailKey(email))).id);
    expect(new Set(ids).size).toBe(2);
  });

  test.each(ODD)('%s signs up and signs in, as it checks out', async (typed) => {
    const email = own(typed).replace('-', '.');
    await checkoutOf(await aShopper(SOURDOUGH), email);
    await signUp(db, signUpInput.parse({ email, password: GOOD_PASSWORD }));
    expect(await findUser(db, { email: emailKey(email) })).toMatchObject({ email: emailKey(email) });
    const signedIn = await anAccount(emailKey(own(typed).replace('-', '..')));
    expect(signedIn.email).toContain(emailKey(typed).split('@')[1]);
  });

  test('and staff made on the command line', async () => {
    const email = own('info@exämple.org');
    expect(await createStaff(db, email, 'supporter')).toMatchObject({ isNew: true, email: emailKey(email) });
    expect(await findUser(db, { email: emailKey(email) })).toMatchObject({ role: 'supporter' });
  });
});

describe('the admin search', () => {
  test.each([
    ['exämple', 'info@exämple.org'],
    ['köln.example', 'post@köln.example'],
    ['почта', 'info@почта.рф'],
    ['xn--exmple', 'info@exämple.org'],
  ])('finds a part, %s, of %s', async (part, typed) => {
    const email = own(typed);
    await checkoutOf(await aShopper(SOURDOUGH), email);
    const { rows } = await listCustomers(db, { q: part }, null);
    expect(rows.map((row) => row.email)).toContain(email);
    const orders = await listOrders(db, { q: part }, null);
    expect(orders.rows.map((row) => row.email)).toContain(email);
  });
});
