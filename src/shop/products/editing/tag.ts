import { createHash } from 'node:crypto';
import slugify from '@sindresorhus/slugify';

const MAX_BASE = 50;

/** What makes two titles one tag: case and blanks make no difference, signs and accents do. */
export function tagKey(title: string): string {
  return title.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase();
}

/** The tag's slug: of plain letters as they are; whatever loses something in a slug (`C#`, `書道`) is told apart by a hash. */
export function tagSlug(title: string): string {
  const key = tagKey(title);
  const base = slugify(key).slice(0, MAX_BASE).replace(/-+$/, '');
  if (base === key.replaceAll(' ', '-')) return base;
  const hash = createHash('sha256').update(key).digest('hex').slice(0, 8);
  return base ? `${base}-${hash}` : hash;
}
