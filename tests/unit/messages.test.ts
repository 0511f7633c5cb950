import { globSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse, TYPE } from '@formatjs/icu-messageformat-parser';
import { afterEach, describe, expect, test } from 'vitest';
import { gather } from '#tests/messages/gather.ts';
import { isSaidOutside, SPEAKING } from '#tests/messages/places.ts';
import { catalogues } from '../../src/messages/catalogues.ts';
import { compile } from '../../src/messages/compile.ts';
import { escapeHtml, sentenceHtml } from '../../src/messages/html.ts';
import { languages, setLanguage } from '../../src/messages/language.ts';
import type { Sentence } from '../../src/messages/sentence.ts';

const german = catalogues.de ?? {};
const keys = new Set(Object.keys(german));
const gathered = gather(SPEAKING, keys);

describe('every sentence of the shop', () => {
  test('passes through the one function', () => {
    const outside = gathered.outside.filter(isSaidOutside);
    expect(outside.map(({ place, text }) => `${place}: ${text}`)).toEqual([]);
  });

  test('is found by the gatherer, in pages and in code', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'sentences-'));
    await writeFile(
      join(folder, 'a.astro'),
      '---\nconst wait = \'Please wait a moment\';\n---\n<h1 title="Small">Loose text {t(\'Said {name}\', { name })}</h1>\n<Say text="Go <b>on</b>" />',
    );
    await writeFile(
      join(folder, 'b.ts'),
      ['log.info("Not for people at all");', 'fail(`Only $', '{count} left today.`);']
        .join('\n')
        .replace('$\n', '$'),
    );
    const { outside, said } = gather(['*'], keys, folder);
    expect(outside.map(({ place, text }) => `${place} ${text}`)).toEqual([
      'a.astro:2 Please wait a moment',
      'a.astro:4 Small',
      'a.astro:4 Loose text',
      'b.ts:2 Only … left today.',
    ]);
    expect(said.map(({ sentence, given }) => [sentence, given])).toEqual([
      ['Said {name}', ['name']],
      ['Go <b>on</b>', []],
    ]);
    await rm(folder, { recursive: true });
  });

  test('that the catalogue has is said somewhere', () => {
    expect([...keys].filter((key) => !gathered.constants.has(key))).toEqual([]);
  });

  test('stands once in a catalogue', async () => {
    const names = globSync('*.ts', { cwd: 'src/messages/de' }).map((file) => file.replace('.ts', ''));
    const subjects = names.filter((name) => name !== 'german');
    const parts = await Promise.all(subjects.map((name) => import(`../../src/messages/de/${name}.ts`)));
    const all = parts.flatMap((part) =>
      Object.values(part).flatMap((subject) => Object.keys(subject as object)),
    );
    expect(all.toSorted().filter((key, at, sorted) => key === sorted[at - 1])).toEqual([]);
    expect(new Set(all)).toEqual(keys);
  });

  test('has the values and tags that it names, where it is said', () => {
    const wrong = gathered.said.filter(({ sentence, given }) => {
      const named = namesOf(sentence);
      return (
        given && (named.some((name) => !given.includes(name)) || given.some((name) => !named.includes(name)))
      );
    });
    expect(wrong).toEqual([]);
  });

  test('names no tag as it names a value', () => {
    const both = [...keys].filter((key) => {
      const tags = new Set([...key.matchAll(/<(\w+)>/g)].map(([, name]) => name));
      return [...key.matchAll(/\{(\w+)/g)].some(([, name]) => tags.has(name));
    });
    expect(both).toEqual([]);
  });

  test('keeps words whole that have a hyphen in German, and amounts rule no verb', () => {
    expect(Object.values(german).filter((text) => text.includes('E-Mail'))).toEqual([]);
    expect(german['Email']).toBe('E\u2011Mail');
    const shown = Object.values(german).join('\n');
    expect(shown).not.toMatch(/(?<!von )\{(amount|total)\} (ist(?! kein Betrag)|wird|wurde|ging|kam) /);
    expect(shown).not.toMatch(/Lehrende|Kursleitung|Wer (hier )?unterrichtet\b/);
  });

  test.each(languages.filter((language) => language !== 'en'))(
    'names the same values and tags in %s',
    (language) => {
      const translations = Object.entries(catalogues[language] ?? {});
      const differ = translations.filter(
        ([english, text]) => namesOf(english).join() !== namesOf(text).join(),
      );
      expect(differ).toEqual([]);
    },
  );
});

describe('a message', () => {
  afterEach(() => setLanguage('en'));
  const say = (sentence: string, values: Record<string, string | number> = {}) =>
    compile(sentence, '')(values);

  test('takes values, plurals and the figures of the language', () => {
    expect(say('Nothing in it yet')).toBe('Nothing in it yet');
    expect(say('Hello {name}, it’s {day}', { name: 'Ada', day: 'Monday' })).toBe('Hello Ada, it’s Monday');
    const found = '{count, plural, one {# course} other {# courses}} found';
    expect(say(found, { count: 1 })).toBe('1 course found');
    expect(say(found, { count: 1_234 })).toBe('1,234 courses found');
    setLanguage('de');
    expect(say(found, { count: 1_234 })).toBe('1.234 courses found');
  });

  test('is said in English where there is no translation, and without its note', () => {
    setLanguage('de');
    expect(say('Nobody has translated this.')).toBe('Nobody has translated this.');
    expect(say('Open ¦ a state')).toBe('Open');
  });

  test('never takes a missing value for an empty one', () => {
    expect(() => say('Hello {name}')).toThrow(/name/);
    expect(() => say('{count, plural, one {# day} other {# days}}')).toThrow(/count/);
  });

  test('as HTML escapes what it is given and isolates it', () => {
    const html = (text: string, values = {}, tags = {}) => sentenceHtml(text as Sentence, values, tags);
    expect(html('A & B <b>{name}</b>', { name: '<i>' })).toBe(
      'A &#38; B <strong><bdi>&#60;i&#62;</bdi></strong>',
    );
    expect(html('Read <terms>our terms</terms>.', {}, { terms: '/terms?a="b"' })).toBe(
      'Read <a href="/terms?a=&#34;b&#34;">our terms</a>.',
    );
    expect(html('{n, plural, one {<b>#</b> day} other {<b>#</b> days}}', { n: 2 })).toBe(
      '<strong>2</strong> days',
    );
    expect(html('<hide>for {title}</hide>', { title: 'A' }, { hide: { class: 'sr-only' } })).toBe(
      '<span class="sr-only">for <bdi>A</bdi></span>',
    );
    expect(html('Of <day>{date}</day>', { date: 'today' }, { day: { datetime: '2026-11-30' } })).toBe(
      'Of <time datetime="2026-11-30"><bdi>today</bdi></time>',
    );
    expect(html('Keep {number}', { number: 'ORD-2026-000123' })).toBe(
      'Keep <bdi class="whitespace-nowrap">ORD-2026-000123</bdi>',
    );
    for (const text of ['58.00 USD', '−1.250,00 EUR', 'ABCD-EFGH-2345-6789', '4900 JPY'])
      expect(html('{text}', { text }), text).toContain('nowrap');
    for (const text of [
      '30 November 2026',
      'Black-and-White',
      'ada@example.com',
      'HTML/CSS',
      'Level-2 of it',
    ])
      expect(html('{text}', { text }), text).toBe(`<bdi>${text}</bdi>`);
    expect(escapeHtml(`'"<>&`)).not.toMatch(/['"<>]/);
  });
});

/** The names of the values and tags of a message, sorted, each once. */
function namesOf(sentence: string): string[] {
  const names = new Set<string>();
  const visit = (elements: ReturnType<typeof parse>): void => {
    for (const element of elements) {
      if (element.type === TYPE.tag) {
        if (!['b', 'i', 'code'].includes(element.value)) names.add(element.value);
        visit(element.children);
      } else if (element.type !== TYPE.literal && element.type !== TYPE.pound) {
        names.add(element.value);
        if ('options' in element) for (const option of Object.values(element.options)) visit(option.value);
      }
    }
  };
  visit(parse(sentence));
  return [...names].toSorted();
}
