import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { orderConfirmationEmail } from '#shop/emails/order-confirmation-email.ts';
import { legalText, legalTextAt, legalVersions } from '#shop/orders/legal-texts.ts';
import { TERMS_VERSION } from '#shop/orders/terms.ts';
import { anOrderView } from '#tests/support/order-view.ts';
import { RIGHT_TO_LEFT, SAMPLE_EMAILS } from '#tests/support/sample-emails.ts';
import { setLanguage } from '../../src/messages/language.ts';

beforeEach(() => setLanguage('de'));
afterEach(() => setLanguage('en'));

type Sample = () => { readonly subject: string; readonly text: string; readonly html: string };
const samples: readonly (readonly [string, Sample])[] = Object.entries(SAMPLE_EMAILS);
const links = { open: (path: string) => `http://localhost:4321/open/token?to=${path}` };

function inEnglish(compose: Sample) {
  setLanguage('en');
  const email = compose();
  setLanguage('de');
  return email;
}

/** Lines with words; what a person or the shop is called, addresses and titles are the same in every language. */
function proseOf({ subject, text }: ReturnType<Sample>): string[] {
  return [subject, ...text.split('\n')].filter(
    (line) =>
      /\p{Ll}{3,} /u.test(line) &&
      !/^(http|Hello,|is <b>|First sourdough)|shop@localhost|ORD-2026-004217$/.test(line),
  );
}

describe.each(samples)('the email %s', (_, compose) => {
  test('leaves no line in English', () => {
    const english = new Set(proseOf(inEnglish(compose)));
    const german = proseOf(compose());
    expect(german.length).toBeGreaterThan(1);
    expect(german.filter((line) => english.has(line))).toEqual([]);
  });

  test('names its language, and has dates and amounts as it writes them', () => {
    const { html, text } = compose();
    expect(html).toMatch(/^<!DOCTYPE html>\n<html lang="de" dir="ltr">/);
    expect(text).toMatch(/\d{1,2}\. \p{Lu}\p{Ll}+ 20\d\d/u);
    expect(text).not.toMatch(/\d\.\d\d USD|\d{1,2} (November|October|May) 20/);
  });
});

test('the order email in German is the same record', () => {
  const { text, html } = SAMPLE_EMAILS['order-several']?.() ?? { text: '', html: '' };
  for (const line of ['Zwischensumme  1.318,00 USD', 'Rabatt  −10,00 USD', 'Gesamt  1.308,00 USD'])
    expect(text).toContain(line);
  expect(text).toContain('„First sourdough“ öffnen:\n');
  expect(html).toContain('aria-label="„Hand-cut dovetails“ öffnen"');
  expect(text).toMatch(
    /\n\nDIE AGB, DENEN DU ZUGESTIMMT HAST, FASSUNG VOM 30\. NOVEMBER 2026\n\nDiese AGB gelten/,
  );
});

test('titles keep their own language and direction in it', () => {
  const { text, html } = SAMPLE_EMAILS['order-right-to-left']?.() ?? { text: '', html: '' };
  for (const { title, language } of RIGHT_TO_LEFT) {
    expect(text).toContain(`1 × 49,00 USD  \u2068${title}\u2069  49,00 USD`);
    expect(text).toContain(`„\u2068${title}\u2069“ öffnen:`);
    expect(html).toContain(`<bdi lang="${language}" dir="rtl">${title}</bdi>`);
  }
  expect(html).not.toContain('<bdi lang="de"');
});

describe('a legal text', () => {
  test('is in German where it is translated, and else in English and says so', () => {
    for (const name of ['terms', 'refund-policy', 'imprint', 'privacy'] as const) {
      const [newest = ''] = legalVersions(name);
      expect(legalText(name, newest)).toMatchObject({
        language: 'de',
        text: expect.stringMatching(/\bund\b/),
      });
      expect(legalText(name, '2026-11-20')).toMatchObject({ language: 'en' });
      expect(legalText(name, '1999-01-01')).toBeNull();
    }
    expect(legalVersions('terms')[0]).toBe(TERMS_VERSION);
    expect(legalTextAt('terms', new Date('2026-11-29T23:59:59Z'))?.version).toBe('2026-11-20');
    const old = orderConfirmationEmail(anOrderView({ termsVersion: '2026-11-20' }), links).html;
    expect(old).toMatch(/Fassung vom 20\. November 2026<\/h2><div lang="en">/);
    expect(old).toMatch(/>Impressum<\/h2><div lang="de">/);
  });
});
