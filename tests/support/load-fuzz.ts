/** Numbers that repeat for the same seed. */
export function dice(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export interface OddRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

const SQL = [
  "' or '1'='1",
  '1;select pg_sleep(5)--',
  "') union select null,null--",
  '\\x27',
  "%' and 1=1--",
  '$$;$$',
];
const MARKUP = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "javascript:alert('1')",
  '{{7*7}}',
  '#{7*7}',
];
const PATHS = [
  '../../../etc/passwd',
  '..%2f..%2fetc%2fpasswd',
  '%252e%252e%252f',
  '....//',
  '/etc/passwd',
  '%00',
  '..\\..\\',
  '.env',
];
const NUMBERS = [
  '-1',
  '0',
  '1e9',
  '1e309',
  'NaN',
  '0x10',
  '٣',
  '1.5',
  ' 1',
  '9'.repeat(40),
  '2147483648',
  '9007199254740993',
];
const TEXTS = [
  '',
  ' ',
  '\u202e',
  '💣',
  'a\u0300'.repeat(50),
  'İ',
  '\ufeff',
  'x'.repeat(300),
  '%',
  '%%%',
  'a:*&b|!()',
  '\\',
  '\r\n',
  '\u0000',
  'null',
  '[object Object]',
];
const KEYS = [
  '__proto__',
  'constructor',
  'prototype[x]',
  'a[__proto__][x]',
  'page',
  'sort',
  'q',
  'category',
  'next',
  'to',
  'session_id',
  'email',
  'product',
  'variant',
  'quantity',
  'line',
  'amount',
  'utm_source',
  'section',
  'password',
  'token',
];
const ODD = [...SQL, ...MARKUP, ...PATHS, ...NUMBERS, ...TEXTS];
const GOOD = ['first-sourdough', 'courses', '1', 'title', 'bread', 'ada@example.com', 'baking', '2'];
const METHODS = [
  'GET',
  'GET',
  'GET',
  'GET',
  'HEAD',
  'POST',
  'POST',
  'POST',
  'PUT',
  'DELETE',
  'PATCH',
  'OPTIONS',
];
const TYPES = [
  'application/x-www-form-urlencoded',
  'application/json',
  'text/plain',
  'multipart/form-data; boundary=x',
  'application/x-www-form-urlencoded; charset=utf-16',
  '',
];

/** A request that nobody well-behaved would send, to one of the routes (`/courses/[slug]`). */
export function oddRequest(roll: () => number, routes: readonly string[], origin: string): OddRequest {
  const one = <T>(list: readonly T[]): T => list[Math.floor(roll() * list.length)] as T;
  const value = () => (roll() < 0.3 ? one(GOOD) : roll() < 0.2 ? one(ODD) + one(ODD) : one(ODD));
  const encoded = (text: string) =>
    roll() < 0.85 ? encodeURIComponent(text.toWellFormed()) : printable(text);
  const route = one(routes).replace(/\[(\.\.\.)?\w+\]/g, () => encoded(value()).slice(0, 2_000));
  const query =
    roll() < 0.6
      ? `?${pairs(roll, one, value)
          .map(([name, text]) => `${encoded(name)}=${encoded(text)}`)
          .join('&')}`
      : '';
  const method = one(METHODS);
  const type = one(TYPES);
  const headers: Record<string, string> = {
    accept: one(['text/html', 'application/json', '*/*', printable(one(ODD))]),
    ...(type ? { 'content-type': type } : {}),
    ...(roll() < 0.8 ? { origin } : { origin: one(['null', 'http://evil.example', printable(one(ODD))]) }),
    ...(roll() < 0.2
      ? {
          [one([
            'cookie',
            'if-none-match',
            'range',
            'accept-encoding',
            'x-forwarded-for',
            'stripe-signature',
            'referer',
            'user-agent',
            'accept-language',
            'authorization',
          ])]: printable(value()),
        }
      : {}),
    ...(roll() < 0.1
      ? {
          cookie: `lectern_visitor=${encodeURIComponent(value().toWellFormed())}; lectern_cart=${encodeURIComponent(value().toWellFormed())}`,
        }
      : {}),
  };
  const body =
    method === 'GET' || method === 'HEAD' ? undefined : bodyOf(roll, type, pairs(roll, one, value), value);
  return {
    method,
    path: printable(`${route}${query}`).replaceAll(' ', '%20').slice(0, 6_000),
    headers,
    body,
  };
}

function pairs(
  roll: () => number,
  one: <T>(list: readonly T[]) => T,
  value: () => string,
): [string, string][] {
  return Array.from({ length: 1 + Math.floor(roll() * 4) }, () => [one(KEYS), value()]);
}

function bodyOf(roll: () => number, type: string, fields: [string, string][], value: () => string): string {
  if (roll() < 0.1) return value();
  if (type === 'application/json') {
    if (roll() < 0.2) return `{"__proto__":{"x":1},"quantity":${value()}}`;
    return JSON.stringify(
      Object.fromEntries(fields.map(([name, text]) => [name, roll() < 0.2 ? [text] : text])),
    );
  }
  return new URLSearchParams(fields.map(([name, text]) => [name, text.toWellFormed()])).toString();
}

/** What the client lets through in a first line or a header. */
function printable(text: string): string {
  return [...text].filter((c) => c >= ' ' && c <= '~').join('');
}
