import type { APIContext } from 'astro';
import { config } from '#lib/config.ts';
import { db } from '#lib/db.ts';
import { findPasswordPrint } from '#shop/accounts/password-print.ts';
import { countSignIn, rememberDevice } from '#shop/accounts/sign-in-limits.ts';
import { networkOf, readClientAddress } from '../http/client-address.ts';
import { readDevice, setDevice } from '../visitor/cookies.ts';

/**
 * Counts an attempt to enter the password of `email`.
 * @returns what takes the attempt back, to be called when the password was right.
 * @throws TooManyRequests
 */
export async function countPasswordAttempt(context: APIContext, email: string): Promise<() => Promise<void>> {
  return countSignIn(config.authSecret, {
    email,
    network: networkOf(readClientAddress(context)),
    device: readDevice(context.cookies),
    passwordPrint: await findPasswordPrint(db, email),
  });
}

/**
 * Marks this browser as one where the owner of `email` signed in with the present password: until it changes, its attempts
 * are counted apart from strangers'.
 */
export async function trustDevice({ cookies }: APIContext, email: string): Promise<void> {
  const passwordPrint = await findPasswordPrint(db, email);
  if (passwordPrint)
    setDevice(cookies, rememberDevice(config.authSecret, readDevice(cookies), { email, passwordPrint }));
}
