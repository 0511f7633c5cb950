import { describe, expect, test } from 'vitest';
import { suggestEmail } from '#shop/customers/email-suggestion.ts';

describe('an address at a mistyped domain', () => {
  test.each([
    ...['gmial.com', 'gmail.con', 'gmail.co', 'gmal.com', 'gmai.com', 'gnail.com', 'gmail.cmo', 'gmaill.com'],
    ...['GMIAL.com', 'gmail.comm', 'gmeil.com'],
  ])('%s is suggested at gmail.com', (domain) => {
    expect(suggestEmail(`Ada.L+shop@${domain}`)).toBe('Ada.L+shop@gmail.com');
  });

  test.each([
    ['hotmial.com', 'hotmail.com'],
    ['hotmail.con', 'hotmail.com'],
    ['outlok.com', 'outlook.com'],
    ['outlock.de', 'outlook.de'],
    ['yahooo.com', 'yahoo.com'],
    ['iclod.com', 'icloud.com'],
    ['web.dee', 'web.de'],
    ['wbe.de', 'web.de'],
    ['gmx.ed', 'gmx.de'],
    ['gxm.net', 'gmx.net'],
    ['t-onlin.de', 't-online.de'],
    ['googelmail.com', 'googlemail.com'],
    ['freenet.d', 'freenet.de'],
    ['protonmial.com', 'protonmail.com'],
    ['postoe.de', 'posteo.de'],
  ])('%s is suggested at %s', (typed, meant) => {
    expect(suggestEmail(`ada@${typed}`)).toBe(`ada@${meant}`);
  });
});

test.each([
  ...[
    'gmail.com',
    'gmx.net',
    'gmx.de',
    'web.de',
    'mailbox.org',
    'mac.com',
    'me.com',
    'email.com',
    'hanmail.net',
  ],
  ...[
    'libero.it',
    'docomo.ne.jp',
    'fastmail.fm',
    'mail.de',
    'abv.bg',
    'list.ru',
    'aol.de',
    'sky.com',
    'hey.com',
  ],
  ...[
    'hotmail.be',
    'hotmail.at',
    'live.be',
    'live.fr',
    'yahoo.es',
    'yahoo.it',
    'outlook.fr',
    'gmx.fr',
    'gmx.us',
  ],
  ...['example.com', 'example.org', 'firma.de', 'uni-koeln.de', 'lectern.example', 'school.edu', 'they.com'],
  ...[
    'spy.com',
    'aon.de',
    'tele.at',
    'bücher.example',
    'xn--bcher-kva.example',
    'email.cz',
    'post.at',
    'free.de',
  ],
  ...['google.com', 'company.co', 'startup.io', 'mail.example.com', 'a.b', 'kabel.de', 'wob.de', 'ger.de'],
])('ada@%s is taken as it is', (domain) => {
  expect(suggestEmail(`ada@${domain}`)).toBeNull();
});

test.each(['', '@', 'ada', '@gmial.com', `ada@${'gmial.com'.repeat(200)}`])(
  '%s is no address to suggest for',
  (text) => {
    expect(suggestEmail(text)).toBeNull();
  },
);
