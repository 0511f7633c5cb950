import { compile, type Tag, type Values } from './compile.ts';
import type { Sentence } from './sentence.ts';

/** Attributes of an element: with `href` a link, with `datetime` a `time`, else a `span`. */
export type Attributes = Readonly<Record<string, string>>;
/** What stands for a tag of the sentence: the address of a link, or the attributes of an element. */
export type Tags = Readonly<Record<string, string | Attributes>>;

const STANDARD: Readonly<Record<string, Tag>> = {
  b: (content) => `<strong>${content}</strong>`,
  i: (content) => `<em>${content}</em>`,
  code: (content) => `<code>${content}</code>`,
};

/**
 * Says a sentence as HTML: its text and its values are escaped, and each text among the values is isolated, so that a
 * name written from right to left leaves the order of the sentence as it is.
 * @param tags by name: `<terms>our terms</terms>` with `{ terms: '/legal/terms' }`. `<b>`, `<i>` and `<code>` are known.
 */
export function sentenceHtml(sentence: Sentence, values: Values = {}, tags: Tags = {}): string {
  return compile(sentence, ' html', escapeHtml)({ ...STANDARD, ...escaped(values), ...elements(tags) });
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

function escaped(values: Values): Values {
  const entries = Object.entries(values).map(([name, value]) => [
    name,
    typeof value === 'string' ? `<bdi${isWhole(value) ? WHOLE : ''}>${escapeHtml(value)}</bdi>` : value,
  ]);
  return Object.fromEntries(entries);
}

const WHOLE = ' class="whitespace-nowrap"';

/** Whether a value is a number that is never broken at its hyphens and blanks: an order's, a certificate's, an amount. */
function isWhole(value: string): boolean {
  return /^(?=.*\d)[\d\p{Lu}.,\u2212\s-]{1,22}$/u.test(value);
}

function elements(tags: Tags): Readonly<Record<string, Tag>> {
  return Object.fromEntries(Object.entries(tags).map(([name, tag]) => [name, elementOf(tag)]));
}

function elementOf(tag: string | Attributes): Tag {
  const attributes = typeof tag === 'string' ? { href: tag } : tag;
  const name = 'href' in attributes ? 'a' : 'datetime' in attributes ? 'time' : 'span';
  const text = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeHtml(value)}"`);
  return (content) => `<${name}${text.join('')}>${content}</${name}>`;
}
