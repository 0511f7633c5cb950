import { describe, expect, test } from 'vitest';
import { fitText } from '#lib/documents/fit-text.ts';
import { type Line, typeset } from '#lib/documents/typeset.ts';
import { contentsOf } from '#tests/support/pdf.ts';
import { drawCertificate } from '#web/documents/certificate.ts';
import { drawSharePicture } from '#web/seo/share-picture.ts';

/** Titles as people write them, each script with siblings. */
const TITLES = {
  ja: ['書道入門', 'ひらがなとカタカナ、はじめの一歩', '「墨」の色・筆の音！'],
  ko: ['서예 첫걸음', '한글 멋글씨', '書藝와 붓글씨'],
  zh: ['汉语书法基础', '漢字書法入門', '毛笔，墨与纸：第一课'],
  ar: ['فن الخط العربي', 'فنّ الخطّ، الدرس ٣', 'تعلّم الأبجدية'],
  fa: ['قلم 2mm (مبتدی)', 'خوش‌نویسی', 'پارچه و گچ'],
  he: ['לומדים קליגרפיה', 'שִׁיר הַשִּׁירִים', 'צה״ל וג׳ירפה'],
  hi: ['सुलेख की पहली किताब', 'हिन्दी में चित्रकला', 'क्षत्रिय और ज्ञान'],
  th: ['คัดลายมือ', 'น้ำผึ้ง', 'เรียนเขียนไทย'],
  ru: ['Каллиграфия', 'Ёлочные игрушки № 5', 'Їжак і ґудзик'],
  el: ['Καλλιγραφία', 'Ἐν ἀρχῇ ἦν ὁ λόγος', 'Η τέχνη του βιβλίου'],
  pl: ['Zażółć gęślą jaźń', 'Příliš žluťoučký kůň', 'Őrült űrhajós'],
  vi: ['Đường nét chữ Việt', 'Nghệ thuật thư pháp', 'Vẽ tranh từng bước'],
  en: [
    'Jazz → Swing in ≤ 30 days, 49 €',
    '½ hour a day',
    'C♯ minor, ♭ and ♮',
    'Knots & splices 🪢',
    'Bread 👩🏽‍🍳 at 1️⃣ o’clock ❤️ 🇩🇪',
    '⅓ off ✓ ★ ∞ √2 ≥ 1 ⇒ ½',
  ],
};
const ROWS = Object.entries(TITLES).flatMap(([language, titles]) =>
  titles.map((title) => ({ language, title })),
);

const PEOPLE = [
  '王小明',
  'Ada Lovelace, Ph.D. (MIT)',
  'Jean‐Luc Ng’ang’a',
  "O'Neil",
  'O`Neil',
  'Anna/Maria Ek',
  'X Æ A-12',
  'محمد بن سلمان',
  'דוד בן־גוריון',
  'Ὀδυσσεύς',
  'श्रीमती इन्दिरा',
  'ณัฐวุฒิ',
  'Ọláyíwọlá Ẹ̀',
  'ǃXóõ',
  'X',
  'Ö',
  '李',
];

const certificate = {
  number: 'ABCD-EFGH-JKLM-NPQR',
  holderName: 'Ada Lovelace',
  courseTitle: 'Knots',
  courseLanguage: 'en',
  teacherName: 'Claire Delmas',
  lessonCount: 7,
  issuedAt: new Date('2026-11-21T12:00:00Z'),
};

const pictureOf = (title: string, language = 'en') => ({
  subject: { title, kind: 'course', category: null },
  foot: 'Course',
  language,
});
const glyphsOf = (lines: readonly Line[]) =>
  lines.flatMap(({ runs }) => runs.flatMap(({ glyphs }) => glyphs));
const set = async (text: string, language = 'en') =>
  (await typeset(text, { style: 'serif', language })).breakInto(1000);
/** What the glyphs stand for, from left to right. */
const seen = async (text: string, language?: string) =>
  glyphsOf((await set(text, language)).lines).map((glyph) => glyph.text);

/** The numbers of the glyphs that a PDF's pages draw; 0000 is the box for what a font lacks. */
const drawnGlyphs = (pdf: Buffer) =>
  [...contentsOf(pdf).matchAll(/\[(.*)\] TJ/g)].flatMap(([, array]) =>
    [...(array ?? '').matchAll(/<(.*?)>/g)].flatMap(([, hex]) => hex?.match(/.{4}/g) ?? []),
  );

describe.each(ROWS)('$title', ({ title, language }) => {
  test('has a glyph for each character', async () => {
    const glyphs = glyphsOf((await set(title, language)).lines);
    expect(glyphs.filter(({ id }) => id === 0)).toEqual([]);
    expect((await typeset(title, { style: 'sans', language })).missing).toEqual([]);
    const standsFor = [...glyphs.map(({ text }) => text).join('')].length;
    expect(standsFor).toBeGreaterThanOrEqual([...title.replace(/\p{Emoji_Modifier}/gu, '')].length);
  });

  test('stands whole in a certificate and in a share picture', async () => {
    const pdf = await drawCertificate({ ...certificate, courseTitle: title, courseLanguage: language });
    expect(drawnGlyphs(pdf as Buffer)).not.toContain('0000');
    const picture = await drawSharePicture(pictureOf(title, language));
    const without = await drawSharePicture(pictureOf('', language));
    expect(picture.split('scale(').length).toBeGreaterThan(without.split('scale(').length);
  });
});

test.each(PEOPLE)('the name %j stands whole on a certificate', async (holderName) => {
  expect((await typeset(holderName, { style: 'serif' })).missing).toEqual([]);
  expect(await drawCertificate({ ...certificate, holderName, teacherName: holderName })).not.toBeNull();
});

describe('shape and direction', () => {
  test('right-to-left text runs from right to left, Latin and figures within it do not', async () => {
    expect((await seen('אבג')).join('')).toBe('גבא');
    expect((await seen('אב 12 גד')).join('')).toBe('דג 12 בא');
    expect((await seen('קורס Adobe (א)')).join('')).toBe(')א( Adobe סרוק');
    expect((await seen('Course: אבג!')).join('')).toBe('Course: גבא!');
  });

  test('a name in a sentence of the other direction does not change its order', async () => {
    const line = await seen('7 lessons, taught by \u2068אבג\u2069.');
    expect(line.join('').replace(/[\u2068\u2069]/g, '')).toBe('7 lessons, taught by גבא.');
  });

  test('Arabic letters are joined', async () => {
    const alone = glyphsOf((await set('ه')).lines)[0]?.id;
    const joined = glyphsOf((await set('ههه')).lines).map(({ id }) => id);
    expect(new Set([alone, ...joined]).size).toBe(4);
  });

  test('a sign of Devanagari that is written before its letter is drawn before it', async () => {
    const letter = glyphsOf((await set('क')).lines)[0]?.id;
    expect(
      glyphsOf((await set('कि')).lines)
        .map(({ id }) => id)
        .indexOf(letter as number),
    ).toBe(1);
  });

  test('marks of Thai stand above their letter', async () => {
    const [, ...marks] = glyphsOf((await set('น้')).lines);
    expect(marks.map(({ advance }) => advance)).toEqual([0]);
  });

  test('Latin letters of one text are of one font, with their marks in place', async () => {
    const facesOf = async (text: string) =>
      (await set(text)).lines.flatMap(({ runs }) => runs.map(({ face }) => face.name.replace(/-.*/, '')));
    expect(new Set(await facesOf('Zoë Nguyễn'))).toEqual(new Set(['newsreader']));
    for (const name of ['Ṣọlá Ẹ̀bùn', 'ǃXóõ', 'Sŵyn g̃'])
      expect(new Set(await facesOf(name))).toEqual(new Set(['noto']));
    const [, mark] = glyphsOf((await set('Ẹ̀')).lines);
    expect(mark?.advance).toBe(0);
    expect(mark?.x === 0 && mark.y === 0).toBe(false);
  });

  test('Han characters have the form of the language', async () => {
    const faceOf = async (text: string, language: string) =>
      (await set(text, language)).lines[0]?.runs[0]?.face.name ?? '';
    expect(await faceOf('直', 'zh')).toMatch(/-sc-/);
    expect(await faceOf('直', 'ja')).toMatch(/-jp-/);
    expect(await faceOf('直', 'ko')).toMatch(/-kr-/);
    expect(await faceOf('直す', 'en')).toMatch(/-jp-/);
    expect(await faceOf('書藝와', 'en')).toMatch(/-kr-/);
  });
});

describe('long texts', () => {
  const steps = [46, 40, 34, 28, 24].map((size) => ({ size, most: 1 }));
  const two = [24, 20, 16, 12, 8].map((size) => ({ size, most: 2 }));
  const setIn = async (text: string) =>
    fitText(await typeset(text, { style: 'serif' }), 698, [...steps, ...two], 12);

  test('are set smaller, then on two lines', async () => {
    expect((await setIn('Ada Lovelace')).size).toBe(46);
    const longer = await setIn('Ada Augusta King, Countess of Lovelace, of Ockham');
    expect([longer.size < 46, longer.lines.length]).toEqual([true, 1]);
    const longest = await setIn('Wolfeschlegelsteinhausen '.repeat(5).slice(0, 120));
    expect([longest.size <= 24, longest.lines.length]).toEqual([true, 2]);
  });

  test.each(['W'.repeat(120), 'あ'.repeat(120), 'ب'.repeat(120)])(
    'one word of 120 letters: %s',
    async (name) => {
      const { lines } = await setIn(name);
      expect(lines.map(({ text }) => text).join('')).toBe(name);
      expect(
        await drawCertificate({
          ...certificate,
          holderName: name,
          courseTitle: name.repeat(2).slice(0, 160),
        }),
      ).not.toBeNull();
    },
  );

  test('without spaces break between words, and not before a full stop', async () => {
    const lines = async (text: string, language: string) =>
      (await typeset(text, { style: 'serif', language })).breakInto(6).lines.map(({ text }) => text);
    expect(await lines('日本の書道。入門、書道。', 'ja')).toEqual(['日本の書道。', '入門、書道。']);
    expect((await lines('คัดลายมือตัวอักษรไทย', 'th')).join('')).toBe('คัดลายมือตัวอักษรไทย');
  });
});

describe('what no font has', () => {
  const unknown = ['𒀀', '\u{13000}', '\u{E000}'];

  test.each(unknown)('%j makes no certificate, and a picture without the title', async (sign) => {
    expect((await typeset(`Knots ${sign}`, { style: 'serif' })).missing).toEqual([sign]);
    expect(await drawCertificate({ ...certificate, courseTitle: `Knots ${sign}` })).toBeNull();
    expect(await drawCertificate({ ...certificate, holderName: sign })).toBeNull();
    const picture = await drawSharePicture(pictureOf(`Knots ${sign}`));
    expect(picture).toContain('<svg x=');
    const blank = await drawSharePicture(pictureOf(''));
    expect(picture.split('scale(').length).toBe(blank.split('scale(').length);
  });
});
