import { config } from '#lib/config.ts';

/** The cookies of a request and of its answer, as Astro has them. */
export interface Cookies {
  get(name: string): { readonly value: string } | undefined;
  set(name: string, value: string, options: CookieOptions): void;
}

interface CookieOptions {
  readonly path: string;
  readonly httpOnly: boolean;
  readonly secure: boolean;
  readonly sameSite: 'lax';
  readonly maxAge: number;
}

/** The cookies of a request that Astro does not answer, and the lines of `Set-Cookie` for its answer. @param header as it came. */
export function cookiesOf(header = ''): Cookies & { lines(): readonly string[] } {
  const values = new Map<string, string>();
  const lines = new Map<string, string>();
  for (const part of header.split(';')) {
    const at = part.indexOf('=');
    const name = part.slice(0, Math.max(at, 0)).trim();
    if (name && !values.has(name)) values.set(name, decoded(part.slice(at + 1).trim()));
  }
  return {
    get(name) {
      const value = values.get(name);
      return value ? { value } : undefined;
    },
    set(name, value, { path, httpOnly, secure, maxAge }) {
      values.set(name, value);
      const flags = `${httpOnly ? '; HttpOnly' : ''}${secure ? '; Secure' : ''}; SameSite=Lax`;
      lines.set(name, `${name}=${encodeURIComponent(value)}; Max-Age=${maxAge}; Path=${path}${flags}`);
    },
    lines: () => [...lines.values()],
  };
}

function decoded(value: string): string {
  if (!value.includes('%')) return value;
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

const isSecure = config.publicOrigin.startsWith('https:');
const YEAR_SECONDS = 365 * 86_400;

const secret = (name: string) => (isSecure ? `__Host-${name}` : name);
/** Identifies the browser; the row in `visitors` stores only the hash. */
const VISITOR = secret('lectern_visitor');
/** The session of the signed-in account. */
const SESSION = secret('lectern_session');
/** The accounts that signed in with this browser before. */
const DEVICE = secret('lectern_device');
/** The address that was just typed into a form, for the page that answers it. */
const GIVEN_EMAIL = secret('lectern_given_email');
/** Says that this browser keeps cookies. */
const PROBE = secret('lectern_probe');
/** Readable by scripts, no secrets: the number in the cart and the first name. */
const CART_COUNT = 'lectern_cart';
const NAME = 'lectern_name';

/** The promotion code of a link, until the cart has it. */
const CODE = secret('lectern_code');

/** The country whose tax the cart shows. */
const COUNTRY = secret('lectern_country');

/** No cookie of ours is longer. */
const MAX_LENGTH = 512;

export function readVisitorToken(cookies: Cookies): string | null {
  return read(cookies, VISITOR);
}

export function setVisitorToken(cookies: Cookies, token: string): void {
  write(cookies, VISITOR, token, { httpOnly: true });
}

export function deleteVisitorToken(cookies: Cookies): void {
  remove(cookies, VISITOR, { httpOnly: true });
}

export function readSession(cookies: Cookies): string | null {
  return read(cookies, SESSION);
}

export function setSession(cookies: Cookies, value: string, seconds: number): void {
  write(cookies, SESSION, value, { httpOnly: true, maxAge: seconds });
}

/** Deletes the session and the name that is greeted. */
export function deleteSession(cookies: Cookies): void {
  remove(cookies, SESSION, { httpOnly: true });
  remove(cookies, NAME, { httpOnly: false });
}

export function readDevice(cookies: Cookies): string | null {
  return read(cookies, DEVICE);
}

export function setDevice(cookies: Cookies, value: string): void {
  write(cookies, DEVICE, value, { httpOnly: true });
}

/** Keeps an address for the next page, at most ten minutes: in its query anybody could put words into our sentences. */
export function setGivenEmail(cookies: Cookies, email: string): void {
  write(cookies, GIVEN_EMAIL, email, { httpOnly: true, maxAge: 600 });
}

/** The address that was typed on the page before; it is told once. */
export function takeGivenEmail(cookies: Cookies): string | null {
  const given = read(cookies, GIVEN_EMAIL);
  if (given !== null) remove(cookies, GIVEN_EMAIL, { httpOnly: true });
  return given;
}

/** Keeps the promotion code of a link for thirty days. */
export function keepCode(cookies: Cookies, code: string): void {
  write(cookies, CODE, code.slice(0, 100), { httpOnly: true, maxAge: 30 * 86_400 });
}

export function readCode(cookies: Cookies): string | null {
  return read(cookies, CODE);
}

/** Keeps the country that was chosen in the cart for thirty days. */
export function keepCountry(cookies: Cookies, country: string): void {
  write(cookies, COUNTRY, country, { httpOnly: true, maxAge: 30 * 86_400 });
}

export function readCountry(cookies: Cookies): string | null {
  return read(cookies, COUNTRY);
}

export function forgetCode(cookies: Cookies): void {
  remove(cookies, CODE, { httpOnly: true });
}

/** The codes that this browser keeps beside its cart. */
export function linkedCodes(cookies: Cookies): string[] {
  const code = readCode(cookies);
  return code === null ? [] : [code];
}

/** Set by a page whose form needs cookies, for an hour. */
export function setCookieProbe(cookies: Cookies): void {
  write(cookies, PROBE, '1', { httpOnly: true, maxAge: 3600 });
}

export function hasCookieProbe(cookies: Cookies): boolean {
  return read(cookies, PROBE) !== null;
}

export function setCartCount(cookies: Cookies, count: number): void {
  write(cookies, CART_COUNT, String(count), { httpOnly: false });
}

export function setFirstName(cookies: Cookies, name: string, seconds: number): void {
  if (name) write(cookies, NAME, [...name].slice(0, 40).join(''), { httpOnly: false, maxAge: seconds });
  else remove(cookies, NAME, { httpOnly: false });
}

function read(cookies: Cookies, name: string): string | null {
  const value = cookies.get(name)?.value;
  return value && value.length <= MAX_LENGTH ? value : null;
}

/** With `remove` the only place that sets cookies, so that none is set without its flags. */
function write(
  cookies: Cookies,
  name: string,
  value: string,
  { httpOnly, maxAge = YEAR_SECONDS }: { httpOnly: boolean; maxAge?: number },
): void {
  cookies.set(name, value, { path: '/', httpOnly, secure: isSecure, sameSite: 'lax', maxAge });
}

function remove(cookies: Cookies, name: string, { httpOnly }: { httpOnly: boolean }): void {
  cookies.set(name, '', { path: '/', httpOnly, secure: isSecure, sameSite: 'lax', maxAge: 0 });
}
