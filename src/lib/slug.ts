import slugify from '@sindresorhus/slugify';

/** Leaves room for the number of `numberedSlug`; addresses have at most 120 characters. */
const MAX_LENGTH = 110;

/** A title as the last part of an address: transliterated, or `fallback` where no letter of it can be (`書道`). */
export function slugFrom(title: string, fallback: string): string {
  return slugify(title.normalize('NFKC')).slice(0, MAX_LENGTH).replace(/-+$/, '') || fallback;
}

/** The slug itself, or the first of `slug-2`, `slug-3`, … that is free. */
export function numberedSlug(slug: string, taken: ReadonlySet<string>): string {
  for (let count = 1; ; count++) {
    const numbered = count === 1 ? slug : `${slug}-${count}`;
    if (!taken.has(numbered)) return numbered;
  }
}
