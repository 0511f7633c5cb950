import { LRUCache } from 'lru-cache';
import { identityOf } from '#lib/memoize.ts';
import { currentLanguage } from '#messages/language.ts';

/** Characters of keys and markup: about 16 MB at most. */
const MAX_CHARACTERS = 8_000_000;
const cache = new LRUCache<string, string>({ maxSize: MAX_CHARACTERS });

/**
 * Markup that depends on nothing but `of`: made once, and again only when `of` differs. The data itself is read from the
 * database for every page, so an edit shows at once; only the rendering is saved.
 * Characters beyond ASCII may become references (`&#8211;`), so the markup may hold no script and no style.
 * @param name of what renders it: two renderings of the same data have two names.
 * @param of everything the markup shows, as plain data.
 */
export function memoizedMarkup(name: string, of: unknown, make: () => string): string {
  const key = keyOf(name, of);
  return cache.get(key) ?? store(key, make());
}

/** The same for a list of items that are rendered asynchronously; markup in the cache is returned at once. */
export function memoizedMarkupOfEach(
  name: string,
  items: readonly unknown[],
  make: (item: unknown) => Promise<string>,
): string | Promise<string> {
  const key = keyOf(name, items);
  return cache.get(key) ?? renderEach(name, items, make).then((markup) => store(key, markup));
}

async function renderEach(
  name: string,
  items: readonly unknown[],
  make: (item: unknown) => Promise<string>,
): Promise<string> {
  const parts = items.map(async (item) => {
    const key = keyOf(name, item);
    return cache.get(key) ?? store(key, await make(item));
  });
  return (await Promise.all(parts)).join('');
}

function keyOf(name: string, of: unknown): string {
  return `${currentLanguage()} ${name} ${JSON.stringify(of, stableByNumber)}`;
}

/** A stable value (`memoize.ts`) stands as its number, which is shorter than its JSON; no data of ours looks like that. */
function stableByNumber(_name: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const number = identityOf(value);
  return number === undefined ? value : { '#': number };
}

function store(key: string, rendered: string): string {
  const markup = inAscii(rendered);
  cache.set(key, markup, { size: key.length + markup.length });
  return markup;
}

/** References are longer than characters, so they are used only where fewer than one character in 32 needs one. */
const RARE = 32;

/**
 * The same markup in ASCII: a string with a single character of two bytes takes three times as long to be encoded for
 * the wire.
 */
function inAscii(markup: string): string {
  const others = markup.match(/[^\0-\x7f]/gu)?.length ?? 0;
  if (others * RARE > markup.length) return markup;
  const plain = markup.replace(/[^\0-\x7f]/gu, (character) => `&#${character.codePointAt(0)};`);
  // V8 keeps two bytes a character for a string that began so; a copy through a buffer takes one.
  return Buffer.from(plain, 'latin1').toString('latin1');
}
