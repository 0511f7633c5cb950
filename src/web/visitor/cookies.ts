import type { AstroCookies } from 'astro';
import { config } from '#lib/config.ts';

const isSecure = config.publicOrigin.startsWith('https:');
const YEAR_SECONDS = 365 * 86_400;

const secret = (name: string) => (isSecure ? `__Host-${name}` : name);
/** The browser's own secret; its row in `visitors` holds only the hash. */
const VISITOR = secret('lectern_visitor');
/** The session of whoever is signed in. */
const SESSION = secret('lectern_session');
/** Says which accounts signed in here before. */
const DEVICE = secret('lectern_device');
/** Readable by script, and worth nothing: how many things the badge shows, and whom to greet. */
const CART_COUNT = 'lectern_cart';
const NAME = 'lectern_name';

/** Longer than any cookie of ours. */
const MAX_LENGTH = 512;

export function readVisitorToken(cookies: AstroCookies): string | null {
  return read(cookies, VISITOR);
}

export function keepVisitorToken(cookies: AstroCookies, token: string): void {
  write(cookies, VISITOR, token, { httpOnly: true });
}

export function dropVisitorToken(cookies: AstroCookies): void {
  drop(cookies, VISITOR, { httpOnly: true });
}

export function readSession(cookies: AstroCookies): string | null {
  return read(cookies, SESSION);
}

export function keepSession(cookies: AstroCookies, value: string, seconds: number): void {
  write(cookies, SESSION, value, { httpOnly: true, maxAge: seconds });
}

/** Takes away the session and the greeting that goes with it. */
export function dropSession(cookies: AstroCookies): void {
  drop(cookies, SESSION, { httpOnly: true });
  drop(cookies, NAME, { httpOnly: false });
}

export function readDevice(cookies: AstroCookies): string | null {
  return read(cookies, DEVICE);
}

export function keepDevice(cookies: AstroCookies, value: string): void {
  write(cookies, DEVICE, value, { httpOnly: true });
}

export function keepCartCount(cookies: AstroCookies, count: number): void {
  write(cookies, CART_COUNT, String(count), { httpOnly: false });
}

export function keepName(cookies: AstroCookies, name: string, seconds: number): void {
  if (name) write(cookies, NAME, [...name].slice(0, 40).join(''), { httpOnly: false, maxAge: seconds });
  else drop(cookies, NAME, { httpOnly: false });
}

function read(cookies: AstroCookies, name: string): string | null {
  const value = cookies.get(name)?.value;
  return value && value.length <= MAX_LENGTH ? value : null;
}

/** With `drop` the only place that sets a cookie, so that none goes without its flags. */
function write(
  cookies: AstroCookies,
  name: string,
  value: string,
  { httpOnly, maxAge = YEAR_SECONDS }: { httpOnly: boolean; maxAge?: number },
): void {
  cookies.set(name, value, { path: '/', httpOnly, secure: isSecure, sameSite: 'lax', maxAge });
}

function drop(cookies: AstroCookies, name: string, { httpOnly }: { httpOnly: boolean }): void {
  cookies.set(name, '', { path: '/', httpOnly, secure: isSecure, sameSite: 'lax', maxAge: 0 });
}
