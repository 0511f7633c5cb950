import { describe, expect, test } from 'vitest';
import { randomPassword } from '#lib/passwords/random-password.ts';
import { newPassword } from '#shop/accounts/account.ts';

const isTaken = (text: string) => newPassword.safeParse(text).success;

describe('a password of one word, with little around it, is refused', () => {
  test.each([
    ...['passwort12', 'Passwort123!', 'PASSWORT2026', '!!passwort!!', 'p4ssw0rt12', 'Pa$$wort2026'],
    ...['sommer2026', 'Sommer2026!!', 'Schmetterling', 'schmetterling1', 'hintereinander', 'Willkommen1!'],
    ...['fussball12', 'fußball2026', 'Schokolade99', 'gemuetlich1', 'gemütlich1', 'bayern2026!'],
    ...['welcome123!', 'sunshine2026', 'butterfly1', 'Strawberries', 'wonderful12', 'ｐａｓｓｗｏｒｔ１２'],
  ])('%s', (text) => {
    expect(isTaken(text)).toBe(false);
  });
});

describe('what is not one word is taken', () => {
  test.each([
    ...[
      'correct horse battery',
      'sieben graue reiher',
      'tee am morgen',
      'Haus-Garten-Zaun',
      'hallowelt und mehr',
    ],
    ...[
      'hallo8374920157',
      'xK9-72-14-83',
      'a8f3k2m9x1',
      'ты и я вместе',
      '書道の教室に行く日々',
      'ab12cd34ef',
    ],
    ...['12:30 am Fluss', 'Zug nach Pankow', 'zwei Worte'],
  ])('%s', (text) => {
    expect(isTaken(text)).toBe(true);
  });

  test('as is every password that the shop makes', () => {
    for (let i = 0; i < 200; i++) expect(isTaken(randomPassword())).toBe(true);
  });
});
