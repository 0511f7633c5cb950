import { createHmac, hash, randomBytes, timingSafeEqual } from 'node:crypto';

/** A secret for a cookie or a link: 256 random bits, 43 URL-safe characters. */
export function randomToken(): string {
  return randomBytes(32).toString('base64url');
}

/** The SHA-256 of a token, 32 bytes: only this is stored. */
export function hashToken(token: string): Buffer {
  return hash('sha256', token, 'buffer');
}

/** What is stored of a session's token, and names its snapshot in Redis: 64 hexadecimal digits. */
export function sessionTokenHash(token: string): string {
  return hashToken(token).toString('hex');
}

/** Whether a text has the shape of `randomToken`: nothing else reaches the database. */
export function isToken(text: string): boolean {
  return /^[A-Za-z0-9_-]{43}$/.test(text);
}

export function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
}

/**
 * A signed text for a link, readable but not forgeable: `<payload>.<expiry>.<mac>`.
 * A link made for one purpose is not accepted for another.
 * @param expiresAt after this instant `readSigned` refuses it.
 */
export function sign(secret: string, purpose: string, payload: string, expiresAt: Date): string {
  const body = `${Buffer.from(payload).toString('base64url')}.${Math.floor(expiresAt.getTime() / 1000).toString(36)}`;
  return `${body}.${keyedHash(secret, purpose, body)}`;
}

/** The payload of a text with a valid signature that has not expired, else null. */
export function readSigned(secret: string, purpose: string, text: string, at: Date): string | null {
  const [payload, expiry, given, ...more] = text.split('.');
  if (!payload || !expiry || !given || more.length > 0) return null;
  const expected = Buffer.from(keyedHash(secret, purpose, `${payload}.${expiry}`));
  const actual = Buffer.from(given);
  if (actual.length !== expected.length || !timingSafeEqual(actual, expected)) return null;
  if (Number.parseInt(expiry, 36) * 1000 <= at.getTime()) return null;
  return Buffer.from(payload, 'base64url').toString();
}

/** A hash that only who has the secret can make, for one purpose: 43 URL-safe characters. */
export function keyedHash(secret: string, purpose: string, text: string): string {
  return createHmac('sha256', secret).update(`${purpose}\n${text}`).digest('base64url');
}
