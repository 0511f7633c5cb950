import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';
import { IntlMessageFormat } from 'intl-messageformat';
import { catalogues } from './catalogues.ts';
import { currentLanguage, currentLocale } from './language.ts';

export type Value = string | number | Date;
export type Values = Readonly<Record<string, Value>>;
/** What stands for a tag: `<b>…</b>` of the sentence. */
export type Tag = (content: string) => string;

/** A parsed sentence. */
export type Message = (values: Readonly<Record<string, Value | Tag>>) => string;

/** A note behind this sign tells apart two meanings of the same English words, and is never shown. */
const NOTE = ' ¦ ';

const messages = new Map<string, Message>();

/**
 * The sentence in the current language, parsed once: parsing costs about thirteen times what formatting costs.
 * A sentence without a translation is said in English.
 * @param escapeText for the text between the values; `name` tells escaped messages from plain ones.
 */
export function compile(sentence: string, name: string, escapeText?: (text: string) => string): Message {
  const key = `${currentLanguage()}${name} ${sentence}`;
  const known = messages.get(key);
  if (known) return known;
  const made = makeMessage(textOf(sentence), escapeText);
  messages.set(key, made);
  return made;
}

function textOf(sentence: string): string {
  const translated = catalogues[currentLanguage()]?.[sentence];
  return translated ?? sentence.split(NOTE)[0] ?? sentence;
}

function makeMessage(text: string, escapeText?: (text: string) => string): Message {
  const elements = parse(text);
  if (escapeText) escapeLiterals(elements, escapeText);
  return simpleMessage(elements) ?? fullMessage(elements);
}

/** Most sentences hold plain values alone, or none: joined without the library, which costs ten times as much. */
function simpleMessage(elements: readonly MessageFormatElement[]): Message | null {
  const parts: { readonly text: string; readonly isName: boolean }[] = [];
  for (const element of elements) {
    if (element.type !== TYPE.literal && element.type !== TYPE.argument) return null;
    parts.push({ text: element.value, isName: element.type === TYPE.argument });
  }
  const [first] = parts;
  if (parts.length === 1 && first && !first.isName) return () => first.text;
  return (values) => parts.map(({ text, isName }) => (isName ? valueNamed(text, values) : text)).join('');
}

function valueNamed(name: string, values: Readonly<Record<string, unknown>>): string {
  const value = values[name];
  if (value === undefined || value === null) throw new TypeError(`a sentence has no value for {${name}}`);
  return String(value);
}

function fullMessage(elements: MessageFormatElement[]): Message {
  const format = new IntlMessageFormat(elements, currentLocale());
  return (values) => {
    const tags = Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'function' ? (content: string[]) => value(content.join('')) : value,
    ]);
    const said = format.format<string>(Object.fromEntries(tags));
    return Array.isArray(said) ? said.join('') : String(said);
  };
}

function escapeLiterals(
  elements: readonly MessageFormatElement[],
  escapeText: (text: string) => string,
): void {
  for (const element of elements) {
    if (element.type === TYPE.literal) element.value = escapeText(element.value);
    if (element.type === TYPE.tag) escapeLiterals(element.children, escapeText);
    if (element.type === TYPE.plural || element.type === TYPE.select)
      for (const option of Object.values(element.options)) escapeLiterals(option.value, escapeText);
  }
}
