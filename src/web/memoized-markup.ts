import { boundedMap } from '#lib/bounded-map.ts';
import { identityOf } from '#lib/memoize.ts';

/** Characters of names and markup: some 16 MB at worst. */
const MOST = 4_000_000;
const kept = boundedMap<string>(MOST);

/**
 * Markup that says nothing but what it is made `of`: made once, and again only when that differs. What it is made of is
 * read anew for every page, so an edit is seen at once; only the drawing is saved.
 * Letters beyond ASCII may come as references: nothing of it may be a script or a style, where those stand for themselves.
 * @param name of what draws it: two that draw the same things differently have two names.
 * @param of everything it shows, as plain data.
 */
export function memoizedMarkup(name: string, of: unknown, make: () => string): string {
  const key = keyOf(name, of);
  return kept.get(key) ?? keep(key, make());
}

/** The same for many things in a row, where drawing one takes waiting; what is kept comes at once. */
export function memoizedMarkupOfEach(
  name: string,
  items: readonly unknown[],
  make: (item: unknown) => Promise<string>,
): string | Promise<string> {
  const key = keyOf(name, items);
  return kept.get(key) ?? drawEach(name, items, make).then((markup) => keep(key, markup));
}

async function drawEach(
  name: string,
  items: readonly unknown[],
  make: (item: unknown) => Promise<string>,
): Promise<string> {
  const parts = items.map(async (item) => {
    const key = keyOf(name, item);
    return kept.get(key) ?? keep(key, await make(item));
  });
  return (await Promise.all(parts)).join('');
}

function keyOf(name: string, of: unknown): string {
  return `${name} ${JSON.stringify(of, shortly)}`;
}

/** What is known by number is named by it (`same.ts`), which saves writing it out; no data of ours looks like that. */
function shortly(_name: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const number = identityOf(value);
  return number === undefined ? value : { '#': number };
}

function keep(key: string, drawn: string): string {
  const markup = inAscii(drawn);
  kept.set(key, markup, key.length + markup.length);
  return markup;
}

/** Of so many letters one may be written out; of languages with letters of their own it would be all of them. */
const RARE = 32;

/**
 * The same with its few other letters written as references (`&#8211;`), in one piece of one byte a letter: a page with a
 * single letter of two bytes takes three times as long to be put into bytes for the wire.
 */
function inAscii(markup: string): string {
  const others = markup.match(/[^\0-\x7f]/gu)?.length ?? 0;
  if (others * RARE > markup.length) return markup;
  const plain = markup.replace(/[^\0-\x7f]/gu, (letter) => `&#${letter.codePointAt(0)};`);
  // A text once made of two bytes a letter stays so however it is changed.
  return Buffer.from(plain, 'latin1').toString('latin1');
}
