import type { APIContext } from 'astro';
import { SESSION_SECONDS } from '#lib/auth.ts';
import { db } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { incrementDailyCount } from '#lib/redis/daily-counter.ts';
import { t } from '#messages/t.ts';
import { type Account, signInInput, signUpInput } from '#shop/accounts/account.ts';
import { endSession } from '#shop/accounts/read-session.ts';
import { signIn } from '#shop/accounts/sign-in.ts';
import { signUp } from '#shop/accounts/sign-up.ts';
import { mergeCart } from '#shop/cart/merge.ts';
import { signOutBrowser, visitorWithAccount } from '#shop/customers/identify-visitor.ts';
import { joinBrowserOrders, proveFromEmailLink } from '#shop/proofs/prove-account.ts';
import { readClientAddress } from '../http/client-address.ts';
import { json, seeOther, wantsJson } from '../http/respond.ts';
import { enforceLimit, takeAtLeast } from '../http/route-limits.ts';
import { paths, sameOriginPath } from '../paths.ts';
import {
  deleteSession,
  deleteVisitorToken,
  hasCookieProbe,
  readSession,
  setCartCount,
  setFirstName,
  setGivenEmail,
  setSession,
} from '../visitor/cookies.ts';
import { handlePageForm, handlePageInput } from './handle-form.ts';
import { countPasswordAttempt, trustDevice } from './password-attempt.ts';

/** The least time a sign-up takes, in milliseconds: an unknown address costs more queries, which must not show. */
const SIGN_UP_MS = 600;

/** Creates an account. The answer is the same whether the address was new or not. */
export function handleSignUp(context: APIContext): Promise<Response | null> {
  return handlePageInput(context, signUpInput, async (input) => {
    await enforceLimit(context, 'sign-up');
    await takeAtLeast(SIGN_UP_MS, () => signUp(db, input));
    void incrementDailyCount('sign_ups');
    const next = sameOriginPath(input.next, paths.account);
    setGivenEmail(context.cookies, input.email);
    return goTo(context, `${paths.signIn}?${new URLSearchParams({ welcome: '1', next })}`);
  });
}

/** Opens a session and merges the browser's cart into the account's. */
export function handleSignIn(context: APIContext): Promise<Response | null> {
  return handlePageInput(context, signInInput, async ({ email, password, next, probe }) => {
    const { cookies, request } = context;
    if (probe && !hasCookieProbe(cookies) && !readSession(cookies)) throw cookiesBlocked();
    const takeBack = await countPasswordAttempt(context, email);
    const device = {
      address: readClientAddress(context),
      userAgent: request.headers.get('user-agent') ?? '',
    };
    const opened = await signIn(db, { email, password }, device, readSession(cookies));
    if (!opened) throw wrongPassword();
    await takeBack();
    await trustDevice(context, email);
    setSession(cookies, opened.cookie, SESSION_SECONDS);
    setFirstName(cookies, opened.account.firstName, SESSION_SECONDS);
    await adoptBrowser(context, opened.account);
    void incrementDailyCount('sign_ins');
    return goTo(context, sameOriginPath(next, paths.account));
  });
}

/** Gives the account what this browser had: the customer of an opened email link, its orders, and the cart. */
async function adoptBrowser({ cookies, locals }: APIContext, account: Account): Promise<void> {
  const browser = await locals.visitor();
  const visitorId = browser?.id ?? null;
  if (browser?.customerId && !account.isProven)
    await proveFromEmailLink(db, account.userId, browser.customerId, { visitorId });
  else await joinBrowserOrders(db, account, { visitorId });
  const { count } = await mergeCart(db, visitorWithAccount(browser, account));
  setCartCount(cookies, count);
}

/** The page of the form set a cookie, and the browser did not send it back: it would not keep a session either. */
function cookiesBlocked(): ShopError {
  const text = t('Your browser blocks cookies. Allow them for this shop, then sign in again.');
  return new ShopError('cookies_blocked', 422, text);
}

/** The same for a known and an unknown address. */
function wrongPassword(): ShopError {
  const text = t('Email or password is wrong. Try again.');
  return new ShopError('wrong_password', 422, text, { password: text });
}

/** Ends the session on the server; the browser shows nothing of the account any more. */
export function handleSignOut(context: APIContext): Promise<Response | null> {
  return handlePageForm(context, async () => {
    const { cookies, locals } = context;
    const visitor = await locals.visitor();
    const session = readSession(cookies);
    if (session) await endSession(db, session);
    if (visitor?.id) await signOutBrowser(db, visitor.id);
    deleteSession(cookies);
    deleteVisitorToken(cookies);
    setCartCount(cookies, 0);
    return goTo(context, `${paths.signIn}?goodbye=1`);
  });
}

function goTo(context: APIContext, location: string): Response {
  return wantsJson(context.request) ? json({ location }) : seeOther(location);
}
