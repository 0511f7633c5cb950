import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** Crockford's base 32: no two of its characters look alike. */
const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 12;
/** Characters of the signature: 132 bits. */
const SIGNATURE = 22;

/** What names a ticket to people: 60 random bits, `4K7Q0M3VXP9D`. */
export function newTicketCode(): string {
  return [...randomBytes(LENGTH)].map((byte) => SIGNS[byte & 31]).join('');
}

/** As it is read aloud and typed: `4K7Q-0M3V-XP9D`. */
export function spacedCode(code: string): string {
  return code.replace(/(.{4})(?=.)/g, '$1-');
}

/** The code in a text that somebody typed, or in a ticket's address that a camera has read; null if there is none. */
export function codeIn(typed: string): string | null {
  const last = typed.trim().split('/').at(-1) ?? '';
  const code = (last.length === LENGTH + SIGNATURE ? last.slice(0, LENGTH) : last)
    .toUpperCase()
    .replace(/[\s-]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  return isCode(code) ? code : null;
}

/** The token of a ticket's address: the code and its signature, so that nobody finds one by trying. */
export function ticketToken(secret: string, code: string): string {
  return `${code}${signatureOf(secret, code)}`;
}

/** The code of a token whose signature is right; else null. */
export function readTicketToken(secret: string, token: string): string | null {
  const [code, given] = [token.slice(0, LENGTH), Buffer.from(token.slice(LENGTH))];
  if (!isCode(code)) return null;
  const expected = Buffer.from(signatureOf(secret, code));
  return expected.length === given.length && timingSafeEqual(expected, given) ? code : null;
}

function isCode(text: string): boolean {
  return text.length === LENGTH && [...text].every((sign) => SIGNS.includes(sign));
}

function signatureOf(secret: string, code: string): string {
  return createHmac('sha256', secret).update(`ticket\n${code}`).digest('base64url').slice(0, SIGNATURE);
}
