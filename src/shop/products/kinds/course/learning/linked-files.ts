import { LRUCache } from 'lru-cache';
import { renderMarkdown } from '#lib/markdown.ts';

/** Ends the name of a file in the database's `linked_file_names`. */
const DELIMITERS = /[\][/\\\s"'<>()`|?#]+/;
const NAME_LENGTH = 100;
/** Stands for the shop's own origin in links that name none. */
const HERE = 'http://here.invalid';

/** Links of texts read lately: a film is asked for in many parts. */
const known = new LRUCache<string, readonly string[]>({ max: 50 });

/** The names by which the database finds texts that may link a file. @param addresses its spellings. */
export function fileNamesOf(addresses: readonly string[]): string[] {
  const names = addresses.flatMap((address) => {
    const name = address.split('/').at(-1) ?? '';
    return [name, encodeURIComponent(name), encodeFully(name)].map(
      (spelling) => spelling.toLowerCase().split(DELIMITERS).at(-1)?.slice(-NAME_LENGTH) ?? '',
    );
  });
  return [...new Set(names)].filter(Boolean);
}

/** Also the characters that `encodeURIComponent` keeps. */
function encodeFully(name: string): string {
  return encodeURIComponent(name).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16)}`);
}

/** Whether a Markdown text, as a page shows it, links one of the addresses: paths of the shop, or with an origin. */
export function linksOneOf(markdown: string, addresses: readonly string[]): boolean {
  let links = known.get(markdown);
  if (!links) {
    links = [...renderMarkdown(markdown).matchAll(/ (?:href|src)="([^"]*)"/g)].map(([, link = '']) =>
      decodedAddress(link.replaceAll('&amp;', '&')),
    );
    known.set(markdown, links);
  }
  return links.some((link) => addresses.includes(link));
}

/** Of a link as a page of a lesson would follow it: without query, decoded; a path where it stays on the shop. */
function decodedAddress(link: string): string {
  try {
    const { origin, pathname } = new URL(link, `${HERE}/learn/course/lesson`);
    return `${origin === HERE ? '' : origin}${decodeURI(pathname)}`;
  } catch {
    return '';
  }
}
