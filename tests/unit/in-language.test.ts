import { afterEach, describe, expect, test } from 'vitest';
import { type Language, setLanguage } from '#messages/language.ts';
import { inLanguage } from '#web/in-language.ts';

describe('a text says in which language and direction it is', () => {
  afterEach(() => setLanguage('en'));

  test.each<[Language, string | null, object]>([
    ['en', 'ar', { lang: 'ar', dir: 'rtl' }],
    ['en', 'he', { lang: 'he', dir: 'rtl' }],
    ['de', 'fa', { lang: 'fa', dir: 'rtl' }],
    ['en', 'ja', { lang: 'ja', dir: 'ltr' }],
    ['en', 'de', { lang: 'de', dir: 'ltr' }],
    ['de', 'en', { lang: 'en', dir: 'ltr' }],
    ['en', 'en', {}],
    ['de', 'de', {}],
    ['de', null, {}],
  ])('a shop in %s, a text in %s', (shop, text, attributes) => {
    setLanguage(shop);
    expect(inLanguage(text)).toEqual(attributes);
  });
});
