import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { isolate } from '#lib/isolate.ts';
import { directionOf } from '#lib/language.ts';
import { accessGivenEmail } from '#shop/emails/access-emails.ts';
import { contactEmail } from '#shop/emails/contact-email.ts';
import { orderConfirmationEmail } from '#shop/emails/order-confirmation-email.ts';
import { seller } from '#shop/emails/seller.ts';
import { withdrawalEmail } from '#shop/emails/withdrawal-email.ts';
import { aLine, anOrderView, orderIn } from '#tests/support/order-view.ts';
import { links, RIGHT_TO_LEFT, SAMPLE_EMAILS } from '#tests/support/sample-emails.ts';

const samples = Object.entries(SAMPLE_EMAILS).map(([name, compose]) => [name, compose()] as const);
const usd = (amount: number) => ({ amount, currency: 'USD' });
/** What a reader sees, in the order of the text. */
const readHtml = (html: string) =>
  html
    .replace(/<style>.*?<\/style>|<!--.*?-->|<title>.*?<\/title>/gs, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)))
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ');
const addressesIn = (text: string) => text.match(/https?:\/\/[^\s"<>)]+/g) ?? [];

describe.each(samples)('the email %s', (name, { subject, text, html }) => {
  test('is of the shop at first sight, and says who wrote it and when at its foot', () => {
    const seen = readHtml(html);
    expect(seen.trim()).toMatch(new RegExp(`^${seller.name} ${subject.replace(/[()?]/g, '.')}`));
    for (const said of [seen, text.replace(/\s+/g, ' ')])
      expect(said).toMatch(/ Shop .*shop@localhost.* \d{1,2} [A-Z][a-z]+ 20\d\d/);
  });

  test('stands in tables of at most 600 px, each text with a style of its own, in both colour schemes', () => {
    expect(html).toContain('max-width:600px');
    expect(html).toContain('<!--[if mso]><table role="presentation" width="600"');
    expect(html).toContain('prefers-color-scheme:dark');
    expect(html).not.toMatch(/<(p|h1|h2|a|th|blockquote|span)(?![^>]*style=)[^>]*>/);
    expect(html).not.toMatch(/<(script|link|svg|iframe)\b|display:(flex|grid)|<img(?![^>]*alt="")/);
    // Gmail cuts off what is longer.
    expect(html.length).toBeLessThan(100_000);
  });

  test('leads as plain text where its buttons lead', () => {
    const buttons = [...html.matchAll(/<a href="([^"]+)"[^>]*class="(?:buttonText|link)"/g)];
    expect(buttons.length > 0 || name === 'contact').toBe(true);
    for (const [, href = ''] of buttons) expect(addressesIn(text)).toContain(href.replaceAll('&#38;', '&'));
    expect(text).not.toMatch(/<\/?[a-z]+[^>]*>(?<!<\/?b>)|&#\d+;|\bundefined\b|\{\w+\}/);
    expect(subject).not.toMatch(/\{\w+\}|\n/);
  });
});

describe('the order email is a record that lasts', () => {
  const sold = anOrderView({
    lines: [aLine({ quantity: 2, total: usd(9800), variantTitle: 'Evening class' })],
    discount: usd(800),
    subtotal: usd(9800),
    total: usd(9000),
  });
  const { text, html } = orderConfirmationEmail(sold, links);

  test.each(['plain text', 'HTML'])(
    'with seller, date, number, lines, sums and how it was paid, as %s',
    (as) => {
      const said = as === 'HTML' ? readHtml(html) : text.replace(/\s+/g, ' ');
      for (const part of [
        'Order ORD-2026-004217',
        'Ordered 30 November 2026',
        'Paid with Visa ending in 4242',
        'For ada@example.com',
        `Sold by Shop, ${seller.email}`,
        'Subtotal 98.00 USD Discount −8.00 USD Total 90.00 USD',
        'You may withdraw from this order within 14 days',
      ])
        expect(said).toContain(part);
      expect(said).toMatch(/2 × 49\.00 USD First sourdough,? Evening class.* 98\.00 USD/);
    },
  );

  test.each([
    [{ kind: 'goods' }, false],
    [{ kind: 'goods' }, true],
    [{ kind: 'course' }, true],
  ])('delivery at once ends the right to withdraw from what is digital: %o, %s', (line, isAtOnce) => {
    const order = anOrderView({ lines: [aLine(line)], isAtOnce });
    const said = orderConfirmationEmail(order, links).text;
    const isEnded = said.includes('your right of withdrawal ends with the delivery');
    expect(isEnded).toBe(line.kind === 'course');
    expect(said.includes('until 14 days after your last parcel arrives')).toBe(!isEnded);
  });

  test.each([
    ['goods', 'We’re packing order ORD-2026-004217'],
    ['course', 'You have access'],
    ['download', 'You have access'],
  ])('what staff give is sent or opens: %s', (kind, subject) => {
    expect(accessGivenEmail(anOrderView({ lines: [aLine({ kind })] }), links).subject).toBe(subject);
  });

  test('with a picture of each thing', () => {
    expect(html).toContain(`<img src="${seller.origin}/covers/first-sourdough.png" alt=""`);
    const own = (image: string) =>
      orderConfirmationEmail(anOrderView({ lines: [aLine({ image })] }), links).html;
    expect(own('https://cdn.example/a.jpg')).toContain('<img src="https://cdn.example/a.jpg"');
    expect(own('/demo/a.jpg')).toContain(`<img src="${seller.origin}/demo/a.jpg"`);
    expect(own('javascript:alert(1)')).toContain('/covers/first-sourdough.png');
  });

  const folder = (name: string) => new URL(`../../src/legal/${name}/`, import.meta.url);
  const words = (markdown: string) =>
    markdown
      .replace(/\]\([^)]*\)|[[*#>]|^- /gm, '')
      .split(/\n\n+/)
      .map((paragraph) => paragraph.replace(/\s+/g, ' ').trim());

  test.each(['terms', 'imprint'])('with the whole text of the %s, not a link alone', (name) => {
    const newest = readdirSync(folder(name)).toSorted().at(-1) ?? '';
    const accepted = name === 'terms' ? '2026-11-30.md' : newest;
    const written = words(readFileSync(new URL(accepted, folder(name)), 'utf8'));
    const paragraphs = written.filter((paragraph) => !paragraph.startsWith('{{'));
    expect(paragraphs.length).toBeGreaterThanOrEqual(2);
    const plain = text.replace(/ \(http[^)]*\)|^[->] |\*\*/gm, '').replace(/\s+/g, ' ');
    const seen = readHtml(html).replace(/ ([,.;:’])/g, '$1');
    for (const paragraph of paragraphs) {
      expect(plain).toContain(paragraph.replace(/^- /, ''));
      if (!paragraph.includes('- ')) expect(seen).toContain(paragraph);
    }
    expect(html).not.toMatch(/href="\//);
  });

  test.each([
    [
      '2026-11-20T23:59:59Z',
      /we have fourteen|answer the letter about the order; the number/,
      'contact page',
    ],
    ['2026-11-21T00:00:00Z', /a letter says at once that your withdrawal/, 'Press'],
    ['2026-11-30T00:00:00Z', /an email says at once that your withdrawal/, 'Press'],
    ['2020-01-01T00:00:00Z', /Refund policy, version of 20 November 2026/, 'contact page'],
  ])('with the refund policy that held on %s', (day, said, more) => {
    const of = orderConfirmationEmail(anOrderView({ createdAt: new Date(day) }), links);
    expect(readHtml(of.html)).toMatch(said);
    expect(of.text).toContain(more);
  });

  test('leads as plain text to each page once, also from two lines of one event', () => {
    const lines = ['Standard', 'Pair'].map((variantTitle, position) =>
      aLine({ kind: 'event', position, variantTitle, openPath: '/account/bookings' }),
    );
    const said = orderConfirmationEmail(anOrderView({ lines }), links).text;
    expect(said.match(/bookings/g)).toHaveLength(1);
  });

  test('promises no withdrawal of what has been taken back, and opens nothing any more', () => {
    for (const state of ['refunded', 'charged_back', 'withdrawn'] as const) {
      const of = orderConfirmationEmail(orderIn(state), links).text;
      expect(of).not.toMatch(/You may withdraw|Thank you/);
      expect(of).toContain(
        state === 'withdrawn' ? 'You withdrew' : state === 'refunded' ? 'went back' : 'took',
      );
    }
    expect(orderConfirmationEmail(orderIn('refunded'), links).text).not.toContain('Open “');
    expect(orderConfirmationEmail(orderIn('refunded'), links).text).toContain('Refunded  49.00 USD');
  });
});

describe('right to left', () => {
  const { text, html } = orderConfirmationEmail(anOrderView({ lines: RIGHT_TO_LEFT }), links);

  test.each(RIGHT_TO_LEFT.map(({ language, title }) => [language ?? '', title] as const))(
    'the line of a course in %s reads quantity, price, title, total',
    (language, title) => {
      expect(text).toContain(`1 × 49.00 USD  \u2068${title}\u2069  49.00 USD`);
      expect(text).toContain(`Open “\u2068${title}\u2069”:`);
      expect(html).toContain(`<bdi lang="${language}" dir="rtl">${title}</bdi>`);
      expect(readHtml(html)).toMatch(
        new RegExp(`1 × 49\\.00 USD ${title.replace(/[()]/g, '\\$&')} Open 49\\.00 USD`),
      );
    },
  );

  test('every title stands in its own direction, also in other emails and where nobody gave a language', () => {
    const odd = aLine({ title: 'A\u202eB', language: null, variantTitle: '\u2069 C \u2066' });
    const both = orderConfirmationEmail(anOrderView({ lines: [odd] }), links);
    expect(both.text).toContain('1 × 49.00 USD  \u2068A\u202eB\u2069, \u2068 C \u2069  49.00 USD');
    expect(both.html).toContain('<bdi>A\u202eB</bdi>');
    const withdrawn = withdrawalEmail(orderIn('withdrawn', RIGHT_TO_LEFT), usd(100), links);
    for (const { title } of RIGHT_TO_LEFT) {
      expect(withdrawn.text).toContain(`\u2068${title}\u2069`);
      expect(withdrawn.html).toContain(`<bdi>${title}</bdi>`);
    }
    const asked = contactEmail({ details: { email: 'a@דוגמה.co', message: 'שלום (HTML)' } });
    expect(asked.html).toMatch(/<blockquote dir="auto"[^>]*>שלום \(HTML\)<\/blockquote>/);
    expect(asked.html).toContain('<bdi>a@דוגמה.co</bdi>');
  });

  test('isolates are balanced, whatever the text', () => {
    expect(isolate('קורס')).toBe('\u2068קורס\u2069');
    expect(isolate('\u2069a\u2068')).toBe('\u2068a\u2069');
    expect(isolate('First sourdough')).toBe('First sourdough');
    expect(['ar', 'he', 'fa', 'ur', 'en', 'de', 'ja'].map(directionOf)).toEqual([
      ...Array(4).fill('rtl'),
      ...Array(3).fill('ltr'),
    ]);
  });
});

test.each(['<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', "O'Neil & <b>Sons</b> </title>"])(
  'a title is never markup: %s',
  (title) => {
    const line = aLine({
      title,
      variantTitle: title,
      language: '"><i>',
      slug: '"><i>',
      image: `https://x.example/"><i>`,
    });
    const { html } = orderConfirmationEmail(
      anOrderView({ lines: [line], email: `"${title}"@example.com` }),
      links,
    );
    expect(html).not.toMatch(/<script|onerror=alert\(1\)>|<b>|<i>|<img src=x/);
    const plain = orderConfirmationEmail(anOrderView(), links).html;
    const tagsOf = (of: string) => of.match(/<\/?[a-z0-9]+/g)?.filter((tag) => !/bdi|<\/?p$/.test(tag));
    expect(tagsOf(html)).toEqual(tagsOf(plain));
  },
);
