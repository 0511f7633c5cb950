import { domainToASCII, domainToUnicode } from 'node:url';

/** With the filter's `in-`, as long as a value may be. */
const MOST = 37;

/**
 * A city as a value of a filter, which has letters a to z, digits and hyphens alone; null for one that cannot be written
 * so. Other letters are written as in the names of hosts: `xn--mnchen-3ya`.
 */
export function placeKey(city: string): string | null {
  const words = city
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  const key = words === '' ? '' : domainToASCII(words);
  return /^[a-z0-9-]+$/.test(key) && key.length <= MOST ? key : null;
}

/** The city of a key, each word with a capital. */
export function cityOfKey(key: string): string {
  return (domainToUnicode(key) || key)
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ');
}
