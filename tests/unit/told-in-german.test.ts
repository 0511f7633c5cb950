import { afterEach, beforeEach, expect, test } from 'vitest';
import { ShopError } from '#lib/errors.ts';
import { renderMarkdown } from '#lib/markdown.ts';
import { exampleAmount, readAmount } from '#lib/parse-amount.ts';
import { changePasswordInput, resetInput, signUpInput } from '#shop/accounts/account.ts';
import { availabilityText } from '#shop/inventory/availability.ts';
import { buildFacets } from '#shop/products/catalogue/build-facets.ts';
import { commonFilters } from '#shop/products/catalogue/filter.ts';
import { certificateInput } from '#shop/products/kinds/course/certificates/certificate.ts';
import { durationText, lessonsText, progressText } from '#shop/products/kinds/course/course.ts';
import { noteInput } from '#shop/products/kinds/course/learning/notes.ts';
import { kindNamed } from '#shop/products/kinds.ts';
import { reviewInput } from '#shop/reviews/review.ts';
import { certificateSentences } from '#web/documents/certificate-sentences.ts';
import { parseInput } from '#web/forms/read-form.ts';
import { refusalText } from '#web/http/refusal.ts';
import { setLanguage } from '../../src/messages/language.ts';

beforeEach(() => setLanguage('de'));
afterEach(() => setLanguage('en'));

const person = { email: 'ada@example.com', password: 'correct horse battery' };
/** Why each field was refused. */
function refusedFields(schema: Parameters<typeof parseInput>[0], values: Record<string, unknown>) {
  try {
    parseInput(schema, { values, texts: {} });
  } catch (error) {
    if (error instanceof ShopError) return error.fields;
    throw error;
  }
  return {};
}

test.each([
  [signUpInput, { ...person, email: 'ada' }, { email: 'Das @ fehlt. Beispiel: ada@example.com' }],
  [
    signUpInput,
    { ...person, email: 'a(b@example.com' },
    { email: expect.stringMatching(/^„\(“ darf nicht/) },
  ],
  [
    signUpInput,
    { ...person, email: `${'a'.repeat(65)}@example.com` },
    { email: expect.stringMatching(/64 Zeichen\.$/) },
  ],
  [signUpInput, { password: person.password }, { email: 'Gib deine E‑Mail-Adresse ein.' }],
  [
    signUpInput,
    { ...person, password: 'short' },
    { password: expect.stringMatching(/^Nimm mindestens 10 Zeichen/) },
  ],
  [
    signUpInput,
    { ...person, password: 'a'.repeat(1025) },
    { password: 'Das ist zu lang: höchstens 1.024 Bytes.' },
  ],
  [signUpInput, { ...person, first_name: 'a'.repeat(121) }, { first_name: 'Höchstens 120 Zeichen.' }],
  [
    changePasswordInput,
    { present: '', password: person.password },
    { present: 'Gib dein aktuelles Passwort ein.' },
  ],
  [resetInput, { token: 'x'.repeat(401), password: person.password }, { token: 'Das ist ungültig.' }],
  [resetInput, { token: 'x', password: person.password, more: '1' }, { form: 'Das ist ungültig.' }],
])('what a form refuses is told in the language of now: %#', (schema, values, fields) => {
  expect(refusedFields(schema, values)).toEqual(fields);
});

test('amounts', () => {
  expect(readAmount('x', 'JPY').problem).toBe('Gib einen Betrag in JPY ein, zum Beispiel 4900.');
  expect(readAmount('1.234', 'EUR').problem).toBe(
    '„1.234“ lässt sich in EUR auf zwei Arten lesen: Schreib 1234 oder 1,23.',
  );
  expect(exampleAmount('EUR')).toBe('49 oder 49,50');
});

test('what can be bought when', () => {
  expect(availabilityText({ is: 'not_yet', from: new Date('2027-03-01T09:30:00Z') })).toBe(
    'Im Verkauf ab 1. März 2027, 09:30 Uhr UTC.',
  );
});

test('what a course is, and the choices of its list', () => {
  const brief = { level: 'beginner', durationMinutes: 150, lessonCount: 1, instructorName: 'Marta' };
  expect(
    kindNamed('course')
      .list.facts(brief)
      .map(({ text }) => text),
  ).toEqual(['Einsteiger', '2 Std. 30 Min.', '1 Lektion', 'Marta']);
  expect([durationText(45), durationText(120), lessonsText(9)]).toEqual(['45 Min.', '2 Std.', '9 Lektionen']);
  expect([progressText(1, 1), progressText(3, 9)]).toEqual([
    '1 von 1 Lektion erledigt',
    '3 von 9 Lektionen erledigt',
  ]);
  const filters = [...kindNamed('course').list.filters, ...commonFilters];
  const counts = [
    { facets: 'level=advanced length=0 language=de price=free rating=45', count: 2, categoryId: null },
  ];
  expect(buildFacets(filters, counts, {}).map(({ label, options }) => [label, options.at(0)?.text])).toEqual([
    ['Niveau', 'Einsteiger'],
    ['Dauer', 'Unter 2 Stunden'],
    ['Sprache', 'Deutsch'],
    ['Preis', 'Kostenlos'],
    ['Bewertung', '4,5 und mehr'],
  ]);
});

test('a review, and notes that are too long', () => {
  const review = { rating: '9', title: 'a\u0007', body: 'Short', name: 'a'.repeat(121) };
  expect(refusedFields(reviewInput, review)).toEqual({
    rating: 'Wähle einen bis fünf Sterne.',
    title: 'Der Titel darf nur eine Zeile haben.',
    body: 'Schreib ein, zwei Sätze.',
    name: 'Höchstens 120 Zeichen für den Namen.',
  });
  expect(refusedFields(noteInput, { body: 'a'.repeat(5001), seen: 'x' })).toEqual({
    body: 'Die Notizen einer Lektion dürfen höchstens 5.000 Zeichen haben.',
    seen: 'Dieses Formular ist unvollständig. Lade die Seite neu.',
  });
});

test('a picture that no browser would show', () => {
  expect(renderMarkdown('![a](http://example.com/a.png)')).toContain('[a: Bild nicht angezeigt.');
});

test('a request that no page answers', () => {
  const text = refusalText({ status: 400, text: 'The request could not be read.' }, 'number');
  expect(text).toContain('<html lang="de">');
  expect(text).toContain('<p>Die Anfrage ließ sich nicht lesen.</p>');
});

test('a certificate, with one lesson and with twelve', () => {
  const certificate = { number: 'ABCD', holderName: 'Ada', courseTitle: 'Bread', courseLanguage: 'en' };
  const said = (lessonCount: number, teacherName = '') =>
    certificateSentences({ ...certificate, teacherName, lessonCount, issuedAt: new Date('2026-10-12') });
  expect(said(1).lessons).toBe('mit der einen Lektion.');
  expect(said(12, 'Marta').lessons).toBe('mit allen 12 Lektionen, unterrichtet von \u2068Marta\u2069.');
  expect(said(12).date).toBe('12. Oktober 2026');
  expect(refusedFields(certificateInput, { holder: 'Ada <3' })).toEqual({
    holder: 'Lass „<“, „>“ und unsichtbare Zeichen weg.',
  });
});
