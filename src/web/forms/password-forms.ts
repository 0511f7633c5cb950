import type { APIContext } from 'astro';
import { SESSION_SECONDS } from '#lib/auth.ts';
import { config } from '#lib/config.ts';
import { db } from '#lib/db.ts';
import type { Account } from '#shop/accounts/account.ts';
import { changePasswordInput, emailInput, resetInput } from '#shop/accounts/account.ts';
import { changePassword } from '#shop/accounts/change-password.ts';
import { forgotPassword, resendVerification } from '#shop/accounts/forgot-password.ts';
import { forgetSnapshot } from '#shop/accounts/read-session.ts';
import { resetPassword } from '#shop/accounts/reset-password.ts';
import { signIn } from '#shop/accounts/sign-in.ts';
import { readVerificationToken } from '#shop/accounts/verify-email.ts';
import { proveAccountEmail } from '#shop/proofs/prove-account.ts';
import { readClientAddress } from '../http/client-address.ts';
import { seeOther } from '../http/respond.ts';
import { enforceLimit, takeAtLeast } from '../http/route-limits.ts';
import { paths, signInPath } from '../paths.ts';
import { requireAccount } from '../visitor/account.ts';
import { deleteSession, readSession, setGivenEmail, setSession } from '../visitor/cookies.ts';
import { handlePageInput } from './handle-form.ts';
import { countPasswordAttempt, trustDevice } from './password-attempt.ts';

/** The least time it takes, in milliseconds: a known address costs more queries, which must not show. */
const FORGOT_PASSWORD_MS = 300;

/** Sends an email if the address has an account; the answer is the same if not. */
export function handleForgotPassword(context: APIContext): Promise<Response | null> {
  return handlePageInput(context, emailInput, async ({ email }) => {
    await enforceLimit(context, 'forgot-password');
    await takeAtLeast(FORGOT_PASSWORD_MS, () => forgotPassword(db, email));
    setGivenEmail(context.cookies, email);
    return seeOther(`${paths.forgotPassword}?written=1`);
  });
}

/** Sets the new password. The link in the email proves who uses this device, so its later attempts are its own. */
export function handleResetPassword(context: APIContext): Promise<Response | null> {
  return handlePageInput(context, resetInput, async ({ token, password }) => {
    await enforceLimit(context, 'forgot-password');
    const email = await resetPassword(db, config.authSecret, token, password);
    await trustDevice(context, email);
    deleteSession(context.cookies);
    return seeOther(`${paths.signIn}?reset=1`);
  });
}

/** Changes the password of the signed-in account; a wrong present one counts as a failed sign-in. */
export function handleChangePassword(context: APIContext, account: Account): Promise<Response | null> {
  return handlePageInput(context, changePasswordInput, async ({ present, password }) => {
    const takeBack = await countPasswordAttempt(context, account.email);
    const visitorId = (await context.locals.visitor())?.id ?? null;
    await changePassword(db, account, present, password, visitorId);
    await takeBack();
    await trustDevice(context, account.email);
    await renewSession(context, account.email, password);
    return seeOther(`${paths.account}?password=1`);
  });
}

/** Gives this browser a new session and ends its old one: a copy of the old cookie must not outlive the password. */
async function renewSession(context: APIContext, email: string, password: string): Promise<void> {
  const { cookies, request } = context;
  const userAgent = request.headers.get('user-agent') ?? '';
  const device = { address: readClientAddress(context), userAgent };
  const opened = await signIn(db, { email, password }, device, readSession(cookies));
  if (opened) setSession(cookies, opened.cookie, SESSION_SECONDS);
}

/**
 * Opens the link of the email that proves an address. It counts only while the account it was sent to is signed in:
 * somebody who can read the emails but does not know the password did not create this account.
 * @returns null if the page is to say that the link is not valid.
 */
export async function handleVerifyEmail(context: APIContext): Promise<Response | null> {
  if (context.request.method === 'POST') return sendProofEmail(context);
  const token = context.url.searchParams.get('token') ?? '';
  const proof = readVerificationToken(config.authSecret, token);
  if (!proof) return null;
  const account = await context.locals.account();
  if (!account) return seeOther(signInPath(`${paths.verifyEmail}?token=${token}`));
  if (account.userId !== proof.userId) return null;
  const visitorId = (await context.locals.visitor())?.id ?? null;
  if (!(await proveAccountEmail(db, proof, { visitorId }))) return null;
  await forgetSnapshot(readSession(context.cookies) ?? '');
  return seeOther(`${paths.account}?proven=1`);
}

async function sendProofEmail(context: APIContext): Promise<Response> {
  const account = await requireAccount(context);
  if (account instanceof Response) return account;
  if (!account.isProven) await resendVerification(db, account);
  return seeOther(`${paths.account}?written=1`);
}
