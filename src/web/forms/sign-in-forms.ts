import type { APIContext } from 'astro';
import { type Device, SESSION_SECONDS } from '#lib/auth.ts';
import { config } from '#lib/config.ts';
import { db } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { countUp } from '#lib/redis/daily-counter.ts';
import { signInInput, signUpInput } from '#shop/accounts/account.ts';
import { endSession } from '#shop/accounts/read-session.ts';
import { signIn } from '#shop/accounts/sign-in.ts';
import { countSignIn, rememberDevice } from '#shop/accounts/sign-in-limits.ts';
import { signUp } from '#shop/accounts/sign-up.ts';
import { proveFromEmailLink } from '#shop/accounts/verify-email.ts';
import { mergeCart } from '#shop/cart/merge.ts';
import { signedIn, signOutBrowser } from '#shop/customers/identify-visitor.ts';
import { handlePostedForm, json, seeOther, wantsJson } from '../http/respond.ts';
import { atLeast, countAsked } from '../http/route-limits.ts';
import { ownPath, paths } from '../paths.ts';
import { clientAddress, networkOf } from '../visitor/client-network.ts';
import {
  dropSession,
  dropVisitorToken,
  keepCartCount,
  keepDevice,
  keepName,
  keepSession,
  readDevice,
  readSession,
} from '../visitor/cookies.ts';
import { type Input, parseInput, readInput } from './read-form.ts';

/** Makes an account; where to go on is the same whether the address was new or not. */
export function signUpFrom(context: APIContext): Promise<Response | null> {
  return handlePostedForm(context, async (keep) => {
    const input = await readInput(context.request);
    keep(withoutPassword(input));
    const wanted = parseInput(signUpInput, input);
    await countAsked(context, 'sign-up');
    await atLeast(SAME_MS, () => signUp(db, wanted));
    void countUp('sign_ups');
    const next = ownPath(wanted.next, paths.account);
    return done(context, `${paths.signIn}?${new URLSearchParams({ welcome: wanted.email, next })}`);
  });
}

/** What a sign-up takes at least, in milliseconds, so that a few queries more or less do not show. */
const SAME_MS = 600;

/** Opens a session, brings the browser's cart along and goes on. */
export function signInFrom(context: APIContext): Promise<Response | null> {
  return handlePostedForm(context, async (keep) => {
    const input = await readInput(context.request);
    keep(withoutPassword(input));
    const { email, password, next } = parseInput(signInInput, input);
    const { cookies } = context;
    const device = deviceOf(context);
    const known = readDevice(cookies);
    const uncount = await countSignIn(config.authSecret, {
      email,
      network: networkOf(device.address),
      device: known,
    });
    const opened = await signIn(db, { email, password }, device, readSession(cookies));
    if (!opened) throw notTogether();
    await uncount();
    keepDevice(cookies, rememberDevice(config.authSecret, known, email));
    keepSession(cookies, opened.cookie, SESSION_SECONDS);
    keepName(cookies, opened.account.firstName, SESSION_SECONDS);
    const browser = await context.locals.visitor();
    if (browser?.customerId && !opened.account.isProven)
      await proveFromEmailLink(db, opened.account.userId, browser.customerId);
    const { count } = await mergeCart(db, signedIn(browser, opened.account));
    keepCartCount(cookies, count);
    void countUp('sign_ins');
    return done(context, ownPath(next, paths.account));
  });
}

/** The same for an address we know and one we do not. */
function notTogether(): ShopError {
  const text = 'This address and this password do not belong together. Look at both once more.';
  return new ShopError('wrong_password', 422, text, { password: text });
}

/** Ends the session on the server; nobody at this browser sees afterwards what belongs to the account. */
export function signOutFrom(context: APIContext): Promise<Response | null> {
  return handlePostedForm(context, async () => {
    const { cookies, locals } = context;
    const visitor = await locals.visitor();
    const session = readSession(cookies);
    if (session) await endSession(db, session);
    if (visitor?.id) await signOutBrowser(db, visitor.id);
    dropSession(cookies);
    dropVisitorToken(cookies);
    keepCartCount(cookies, 0);
    return done(context, `${paths.signIn}?goodbye=1`);
  });
}

function done(context: APIContext, location: string): Response {
  return wantsJson(context.request) ? json({ location }) : seeOther(location);
}

function deviceOf(context: APIContext): Device {
  return { address: clientAddress(context), userAgent: context.request.headers.get('user-agent') ?? '' };
}

function withoutPassword({ texts }: Input): Record<string, string> {
  const { password: _password, ...rest } = texts;
  return rest;
}
