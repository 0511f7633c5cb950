import { randomBytes } from 'node:crypto';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** A new id as Stripe forms it: `prefix` (`pi_3`), then `length` random letters and digits. */
export function newId(prefix: string, length = 24): string {
  let id = prefix;
  while (id.length < prefix.length + length) {
    for (const byte of randomBytes(length)) if (byte < 248) id += ALPHABET[byte % 62];
  }
  return id.slice(0, prefix.length + length);
}
