import type { APIContext } from 'astro';
import { config } from '#lib/config.ts';
import { db } from '#lib/db.ts';
import type { Account } from '#shop/accounts/account.ts';
import { changePasswordInput, emailInput, resetInput } from '#shop/accounts/account.ts';
import { changePassword } from '#shop/accounts/change-password.ts';
import { askForProof, forgotPassword } from '#shop/accounts/forgot-password.ts';
import { forgetSnapshot } from '#shop/accounts/read-session.ts';
import { resetPassword } from '#shop/accounts/reset-password.ts';
import { countSignIn, rememberDevice } from '#shop/accounts/sign-in-limits.ts';
import { proveAccount, readProvingToken } from '#shop/accounts/verify-email.ts';
import { handlePostedForm, seeOther } from '../http/respond.ts';
import { atLeast, countAsked } from '../http/route-limits.ts';
import { paths, signInFor } from '../paths.ts';
import { requireAccount } from '../visitor/account.ts';
import { clientAddress, networkOf } from '../visitor/client-network.ts';
import { dropSession, keepDevice, readDevice, readSession } from '../visitor/cookies.ts';
import { parseInput, readInput } from './read-form.ts';

/** What asking for a new password takes at least, in milliseconds: a known address costs a few queries more. */
const SAME_MS = 300;

/** Writes to the address if it has an account; the answer is the same if not. */
export function forgotPasswordFrom(context: APIContext): Promise<Response | null> {
  return handlePostedForm(context, async (keep) => {
    const input = await readInput(context.request);
    keep(input.texts);
    const { email } = parseInput(emailInput, input);
    await countAsked(context, 'forgot-password');
    await atLeast(SAME_MS, () => forgotPassword(db, email));
    return seeOther(`${paths.forgotPassword}?${new URLSearchParams({ written: email })}`);
  });
}

/** Sets the new password; this device has proven itself by the letter, and keeps tries of its own from now on. */
export function resetPasswordFrom(context: APIContext): Promise<Response | null> {
  return handlePostedForm(context, async (keep) => {
    const { cookies, request } = context;
    const input = await readInput(request);
    keep({ token: input.texts['token'] ?? '' });
    const { token, password } = parseInput(resetInput, input);
    await countAsked(context, 'forgot-password');
    const email = await resetPassword(db, config.authSecret, token, password);
    keepDevice(cookies, rememberDevice(config.authSecret, readDevice(cookies), email));
    dropSession(cookies);
    return seeOther(`${paths.signIn}?reset=1`);
  });
}

/** Sets another password for who is signed in; a wrong present one counts like a wrong sign-in. */
export function changePasswordFrom(context: APIContext, account: Account): Promise<Response | null> {
  return handlePostedForm(context, async () => {
    const { present, password } = parseInput(changePasswordInput, await readInput(context.request));
    const device = readDevice(context.cookies);
    const { email } = account;
    const uncount = await countSignIn(config.authSecret, {
      email,
      network: networkOf(clientAddress(context)),
      device,
    });
    await changePassword(db, account, present, password);
    await uncount();
    return seeOther(`${paths.account}?password=1`);
  });
}

/**
 * The link in the letter proves the address for the account it was written to, where that account is signed in: whoever
 * reads the mail but does not know the password has not made this account.
 * @returns null when the page is to say that the link does not fit.
 */
export async function verifyEmailFrom(context: APIContext): Promise<Response | null> {
  if (context.request.method === 'POST') return writeAgain(context);
  const token = context.url.searchParams.get('token') ?? '';
  const proof = readProvingToken(config.authSecret, token);
  if (!proof) return null;
  const account = await context.locals.account();
  if (!account) return seeOther(signInFor(`${paths.verifyEmail}?token=${token}`));
  if (account.userId !== proof.userId || !(await proveAccount(db, proof))) return null;
  await forgetSnapshot(readSession(context.cookies) ?? '');
  return seeOther(`${paths.account}?proven=1`);
}

async function writeAgain(context: APIContext): Promise<Response> {
  const account = await requireAccount(context);
  if (account instanceof Response) return account;
  if (!account.isProven) await askForProof(db, account);
  return seeOther(`${paths.account}?written=1`);
}
