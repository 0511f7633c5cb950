import type { AstroCookies } from 'astro';
import { config } from '#lib/config.ts';

const isSecure = config.publicOrigin.startsWith('https:');
const YEAR_SECONDS = 365 * 86_400;

const secret = (name: string) => (isSecure ? `__Host-${name}` : name);
/** Identifies the browser; the row in `visitors` stores only the hash. */
const VISITOR = secret('lectern_visitor');
/** The session of the signed-in account. */
const SESSION = secret('lectern_session');
/** The accounts that signed in with this browser before. */
const DEVICE = secret('lectern_device');
/** Readable by scripts, no secrets: the number in the cart and the first name. */
const CART_COUNT = 'lectern_cart';
const NAME = 'lectern_name';

/** No cookie of ours is longer. */
const MAX_LENGTH = 512;

export function readVisitorToken(cookies: AstroCookies): string | null {
  return read(cookies, VISITOR);
}

export function setVisitorToken(cookies: AstroCookies, token: string): void {
  write(cookies, VISITOR, token, { httpOnly: true });
}

export function deleteVisitorToken(cookies: AstroCookies): void {
  remove(cookies, VISITOR, { httpOnly: true });
}

export function readSession(cookies: AstroCookies): string | null {
  return read(cookies, SESSION);
}

export function setSession(cookies: AstroCookies, value: string, seconds: number): void {
  write(cookies, SESSION, value, { httpOnly: true, maxAge: seconds });
}

/** Deletes the session and the name that is greeted. */
export function deleteSession(cookies: AstroCookies): void {
  remove(cookies, SESSION, { httpOnly: true });
  remove(cookies, NAME, { httpOnly: false });
}

export function readDevice(cookies: AstroCookies): string | null {
  return read(cookies, DEVICE);
}

export function setDevice(cookies: AstroCookies, value: string): void {
  write(cookies, DEVICE, value, { httpOnly: true });
}

export function setCartCount(cookies: AstroCookies, count: number): void {
  write(cookies, CART_COUNT, String(count), { httpOnly: false });
}

export function setFirstName(cookies: AstroCookies, name: string, seconds: number): void {
  if (name) write(cookies, NAME, [...name].slice(0, 40).join(''), { httpOnly: false, maxAge: seconds });
  else remove(cookies, NAME, { httpOnly: false });
}

function read(cookies: AstroCookies, name: string): string | null {
  const value = cookies.get(name)?.value;
  return value && value.length <= MAX_LENGTH ? value : null;
}

/** With `remove` the only place that sets cookies, so that none is set without its flags. */
function write(
  cookies: AstroCookies,
  name: string,
  value: string,
  { httpOnly, maxAge = YEAR_SECONDS }: { httpOnly: boolean; maxAge?: number },
): void {
  cookies.set(name, value, { path: '/', httpOnly, secure: isSecure, sameSite: 'lax', maxAge });
}

function remove(cookies: AstroCookies, name: string, { httpOnly }: { httpOnly: boolean }): void {
  cookies.set(name, '', { path: '/', httpOnly, secure: isSecure, sameSite: 'lax', maxAge: 0 });
}
