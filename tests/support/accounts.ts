import { tokenIn } from '#lib/auth.ts';
import { db, pools } from '#lib/db.ts';
import type { Account } from '#shop/accounts/account.ts';
import { signIn } from '#shop/accounts/sign-in.ts';
import { signUp } from '#shop/accounts/sign-up.ts';
import {
  type Browser,
  createVisitor,
  type Visitor,
  visitorWithAccount,
} from '#shop/customers/identify-visitor.ts';
import { anAddress, GOOD_PASSWORD, insertAccount } from './insert-account.ts';

export { anAddress, GOOD_PASSWORD };

const DEVICE = { address: '192.0.2.7', userAgent: 'a test' };

/** An account that is signed in. Its password costs next to nothing to check, and no email was sent. */
export async function anAccount(
  email = anAddress(),
  password = GOOD_PASSWORD,
): Promise<Account & { cookie: string }> {
  await insertAccount(pools.web, email, password);
  return anotherSession(email, password);
}

/** The same, made by signing up. */
export async function aSignedUpAccount(email = anAddress(), password = GOOD_PASSWORD) {
  await signUp(db, { email, password, first_name: 'Ada', last_name: '', next: '' });
  return anotherSession(email, password);
}

export async function anotherSession(
  email: string,
  password = GOOD_PASSWORD,
): Promise<Account & { cookie: string }> {
  const opened = await signIn(db, { email, password }, DEVICE, null);
  if (!opened) throw new Error(`${email} could not sign in`);
  return { ...opened.account, cookie: opened.cookie };
}

/** Whether the password opens a session. */
export async function opens(email: string, password: string): Promise<boolean> {
  return (await signIn(db, { email, password }, DEVICE, null)) !== null;
}

/** A browser where the account is signed in. */
export async function aBrowserOf(account: Account): Promise<{ browser: Browser; both: Visitor }> {
  const browser = (await createVisitor(db)).visitor;
  return { browser, both: visitorWithAccount(browser, account) };
}

export function tokenOf(cookie: string): string {
  return tokenIn(cookie) ?? '';
}
