import { expect, test } from 'vitest';
import { setLanguage } from '#messages/language.ts';
import { spanText } from '#shop/products/kinds/event/date-texts.ts';

const span = (startsLocal: string, ends: string) =>
  spanText({ startsLocal, startsAt: new Date(`${startsLocal}:00Z`), endsAt: new Date(`${ends}:00Z`) }, 'UTC');

test('both ends of a session, with the day once or twice', () => {
  expect(span('2027-03-27T19:00', '2027-03-27T21:30')).toBe('Saturday, 27 March 2027, 19:00 to 21:30');
  expect(span('2027-03-27T22:00', '2027-03-28T02:00')).toBe(
    'Saturday, 27 March 2027, 22:00 to Sunday, 28 March 2027, 02:00',
  );
  setLanguage('de');
  try {
    expect(span('2027-03-27T19:00', '2027-03-27T21:30')).toBe('Samstag, 27. März 2027, 19:00 bis 21:30 Uhr');
  } finally {
    setLanguage('en');
  }
});
