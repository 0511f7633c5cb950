import { domainToASCII } from 'node:url';
import MailComposer from 'nodemailer/lib/mail-composer';
import { describe, expect, test } from 'vitest';
import { emailInput, signInInput, signUpInput } from '#shop/accounts/account.ts';
import { checkoutInput } from '#shop/checkout/checkout-input.ts';
import { asciiEmail, emailKey, emailKeyPart, emailSchema, isStrictEmail } from '#shop/customers/email.ts';
import { contactInput } from '#shop/emails/contact-email.ts';

const PASSWORD = 'seven grey herons';
/** Every form that takes an address. */
const forms = {
  checkout: (email: string) => checkoutInput.safeParse({ email }),
  'sign-up': (email: string) => signUpInput.safeParse({ email, password: PASSWORD }),
  'sign-in': (email: string) => signInInput.safeParse({ email, password: PASSWORD }),
  'forgot password': (email: string) => emailInput.safeParse({ email }),
  contact: (email: string) => contactInput.safeParse({ email, message: 'Hello' }),
};
const LONG = 'a'.repeat(64);
/** A domain of so many characters. */
const domainOf = (length: number) =>
  `${`${'b'.repeat(59)}.`
    .repeat(4)
    .slice(0, length - 3)
    .padEnd(length - 3, 'c')}.de`;

const TAKEN = [
  "o'brien+x@example.ie",
  "d'arcy@example.com",
  '{ada}=1/2?@example.com',
  'ada..b@docomo.ne.jp',
  'ada...@ezweb.ne.jp',
  '.ada@ezweb.ne.jp',
  'ada.@docomo.ne.jp',
  '-ada-@example.com',
  'a&b@example.com',
  '#1!@example.com',
  'ada|x@example.com',
  'ADA@Example.COM',
  'ada@xn--r8jz45g.xn--zckzah',
  'ada@example.xn--p1ai',
  'ada@xn--exmple-cua.org',
  'info@exämple.org',
  'info@例え.テスト',
  'info@почта.рф',
  'info@faß.de',
  `${LONG}@example.com`,
  `${LONG}@exämple.org`,
  `a@${domainOf(252)}`,
  'x@y.zz',
];

describe('addresses of people are taken everywhere', () => {
  test.each(TAKEN)('%s', (typed) => {
    for (const [form, parse] of Object.entries(forms))
      expect(parse(typed), form).toMatchObject({ success: true, data: { email: typed } });
  });

  test.each(TAKEN)('and the mail library writes to %s with the domain that the key has', (typed) => {
    const node = new MailComposer({ from: 'shop@example.com', to: emailSchema.parse(typed) }).compile();
    const { to } = node.getEnvelope();
    // Two dots in a row are quoted in SMTP: RFC 5321, 4.1.2.
    expect(to.map((address) => address.replaceAll('"', ''))).toEqual([asciiEmail(typed)]);
    expect(to[0]).toMatch(/^\p{ASCII}+$/u);
    expect(asciiEmail(typed).toLowerCase()).toBe(emailKey(typed));
  });

  test.each([
    [' ada@example.com\n', 'ada@example.com'],
    ['\u00a0\u3000ada@example.com\t', 'ada@example.com'],
    ['\u200bada@example.com', 'ada@example.com'],
    ['ada@exam\u200bple.com', 'ada@example.com'],
    ['ada@exam\u00adple.com', 'ada@example.com'],
    ['\u202aada@example.com\u202c', 'ada@example.com'],
    ['\u202dada@example.com\u202e', 'ada@example.com'],
    ['\u2066ada@example.com\u2069', 'ada@example.com'],
    ['\ufeffada@example.com', 'ada@example.com'],
    ['ada\ufeff@example.com', 'ada@example.com'],
    ['mailto:ada@example.com', 'ada@example.com'],
    ['MAILTO:ada%2Bx@example.com?subject=Hello', 'ada+x@example.com'],
    ['mailto:100%@example.com', '100%@example.com'],
    ['Ada <ada@example.com>', 'ada@example.com'],
    ['"Lovelace, Ada" <ada@example.com>', 'ada@example.com'],
    ['<mailto:ada@example.com>', 'ada@example.com'],
    ['ａｄａ＠ｅｘａｍｐｌｅ．ｃｏｍ', 'ada@example.com'],
    ['info@exa\u0308mple.org', 'info@exämple.org'],
    ['info@日本。jp', 'info@日本.jp'],
  ])('%j is tidied', (typed, email) => {
    for (const [form, parse] of Object.entries(forms))
      expect(parse(typed), form).toMatchObject({ success: true, data: { email } });
    expect(emailKey(typed)).toBe(emailKey(email));
  });

  test.each([
    ['', /^Enter your email address/],
    [' \u200b ', /^Enter your email address/],
    ['ada', /@ is missing/],
    ['ada.example.com', /@ is missing/],
    ['www.example.com', /@ is missing/],
    ['ada@home@example.com', /more than one @/],
    ['ada@@example.com', /more than one @/],
    ['ada@example.com, bo@example.com', /no spaces/],
    ['ada@example.com,bo@example.com', /more than one @/],
    ['ada lovelace@example.com', /no spaces/],
    ['ada@ example.com', /no spaces/],
    ['ada@exam\u00a0ple.com', /no spaces/],
    ['jörg@example.com', /“ö” before the @/],
    ['почта@example.com', /“п” before the @/],
    ['书@example.com', /“书” before the @/],
    ['@example.com', /missing before the @/],
    ['ada@', /missing after the @/],
    ['ada@example', /no dot/],
    ['ada@localhost', /no dot/],
    ['ada@exämple', /no dot/],
    ['ada@example.', /valid domain/],
    ['ada@.example.com', /valid domain/],
    ['ada@example..com', /valid domain/],
    ['ada@-example.com', /valid domain/],
    ['ada@ex_ample.com', /valid domain/],
    ['ada@192.0.2.1', /valid domain/],
    ['ada@exa%6dple.com', /valid domain/],
    ['ada@[192.0.2.1]', /valid domain/],
    ['ada(home)@example.com', /“\(” is not allowed/],
    ['"ada b"@example.com', /no spaces/],
    ['"ada"@example.com', /“"” is not allowed/],
    ['a;b@example.com', /“;” is not allowed/],
    [`${LONG}a@example.com`, /before the @ is too long/],
    [`a@${domainOf(253)}`, /too long: at most 254/],
    [
      `a@${'ä'.repeat(50)}.${'ö'.repeat(50)}.${'ü'.repeat(50)}.${'ß'.repeat(50)}.${'é'.repeat(40)}.de`,
      /too long/,
    ],
    ['x'.repeat(3_000), /too long/],
    ['ada\u0000@example.com', /not an email address/],
  ])('%j is refused with the reason, the same at every form', (typed, reason) => {
    for (const [form, parse] of Object.entries(forms)) {
      const { error } = parse(typed);
      expect(error?.issues, form).toMatchObject([
        { path: ['email'], message: expect.stringMatching(reason) },
      ]);
    }
  });

  test.each([
    ['ADA@Example.COM', 'ada@example.com'],
    ['info@exämple.org', 'info@xn--exmple-cua.org'],
    ['info@EXÄMPLE.org', 'info@XN--EXMPLE-CUA.ORG'],
    ['info@почта.рф', `info@${domainToASCII('почта.рф')}`],
    ['Info@例え.テスト', 'info@xn--r8jz45g.xn--zckzah'],
  ])('%s and %s are one mailbox', (one, other) => {
    expect(emailKey(one)).toBe(emailKey(other));
  });

  test.each([
    ['ada+x@example.com', 'ada@example.com'],
    ['ada.b@gmail.com', 'adab@gmail.com'],
    ['ada..b@docomo.ne.jp', 'ada.b@docomo.ne.jp'],
    ['info@fass.de', 'info@faß.de'],
  ])('%s and %s are other people', (one, other) => {
    expect(emailKey(one)).not.toBe(emailKey(other));
  });

  test('a part that is searched for is folded as the whole is', () => {
    for (const part of ['info@exämple.org', 'exämple.org', 'Exämple.ORG', 'info', '@xn--exmple', '.org'])
      expect(emailKey('info@exämple.org')).toContain(emailKeyPart(part));
  });

  test('what RFC 5322 forbids is told from the rest', () => {
    expect(TAKEN.filter((typed) => !isStrictEmail(asciiEmail(typed)))).toEqual([
      ...['ada..b@docomo.ne.jp', 'ada...@ezweb.ne.jp', '.ada@ezweb.ne.jp', 'ada.@docomo.ne.jp'],
    ]);
  });
});
