import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drawCover } from '#web/covers/cover.ts';
import { drawFigure } from '#web/covers/figures.ts';
import { coverMarkup } from '#web/covers/markup.ts';
import { paletteOf } from '#web/covers/palettes.ts';
import { seeded } from '#web/covers/seeded-random.ts';
import { layOutTitle } from '#web/covers/title.ts';

const sourdough = { title: 'Your First Sourdough', kind: 'course', category: 'bread-and-pastry' };
const kinds = ['course', 'event', 'download', 'goods', 'membership'];

const titles = fc
  .array(fc.string({ unit: 'grapheme', maxLength: 18 }), { maxLength: 14 })
  .map((words) => words.join(' '));

const subjects = fc.record({
  title: titles,
  kind: fc.constantFrom(...kinds),
  category: fc.option(fc.string({ maxLength: 40 })),
});

describe('a cover', () => {
  test('is the same for the same words', () => {
    expect(drawCover(sourdough)).toEqual(drawCover({ ...sourdough }));
  });

  test('differs with the title', () => {
    const other = drawCover({ ...sourdough, title: 'Croissants Without Tears' });
    expect(other.figure.shapes).not.toEqual(drawCover(sourdough).figure.shapes);
  });

  test('takes its colours from the category', () => {
    const backgrounds = ['One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight'].map(
      (title) => drawCover({ ...sourdough, title }).background,
    );
    const expected = [
      paletteOf('bread-and-pastry', false).background,
      paletteOf('bread-and-pastry', true).background,
    ];
    expect(expected).toEqual(expect.arrayContaining(backgrounds));
  });

  test('draws outlines with whole numbers and known colours, whatever the words', () => {
    fc.assert(
      fc.property(subjects, (subject) => {
        const cover = drawCover(subject);
        expect(cover.figure.shapes.length).toBeGreaterThan(0);
        for (const { d, fill } of cover.figure.shapes) {
          expect(d).toMatch(/^[MLHVAaqhvZ0-9 -]+$/);
          expect(fill).toMatch(/^#[0-9a-f]{6}$/);
        }
      }),
    );
  });

  test('is small: a list of 24 costs a page little', () => {
    const bytes = (cover: object) => JSON.stringify(cover).length;
    for (let seed = 0; seed < 200; seed += 1) {
      expect(bytes(drawFigure(seeded(seed), 400, 280))).toBeLessThan(3000);
    }
  });
});

describe('a title', () => {
  const box = { x: 32, width: 336, top: 86 };

  test('is set large when short, smaller when long', () => {
    expect(layOutTitle('Rye', box)).toEqual({ size: 48, x: 32, lines: [{ text: 'Rye', y: 121 }] });
    expect(layOutTitle('Letters that last: an introduction to Roman capitals', box).size).toBe(42);
  });

  test('breaks into lines of about one length', () => {
    const lines = layOutTitle('Walking meditation for busy people', box).lines.map((line) => line.text);
    expect(lines).toEqual(['Walking', 'meditation for', 'busy people']);
  });

  test('keeps every word unless it is endless, and stays on the sheet', () => {
    fc.assert(
      fc.property(titles, (title) => {
        const { lines } = layOutTitle(title, box);
        expect(lines.length).toBeLessThanOrEqual(8);
        expect(lines.at(-1)?.y ?? 0).toBeLessThan(222);
        const said = lines.map((line) => line.text).join('');
        if (!said.includes('…')) expect(said.replace(/\s/g, '')).toBe(title.replace(/\s/g, ''));
      }),
    );
  });

  test.each([
    ['Chinese', '书法'.repeat(80)],
    ['Japanese', 'ひらがな、カタカナ。'.repeat(16)],
    ['Thai', 'เรียนเขียนตัวอักษรไทย'.repeat(8).slice(0, 160)],
    ['Latin', 'Knots and splices, for all who sail. '.repeat(5).slice(0, 160)],
    ['one word', 'Rechtsschutzversicherungsgesellschaften'.repeat(4)],
  ])('of 160 characters stands whole: %s', (_, title) => {
    const said = layOutTitle(title, box)
      .lines.map(({ text }) => text)
      .join('');
    expect(said.replace(/\s/g, '')).toBe(title.replace(/\s/g, ''));
  });

  test('without spaces breaks between words, not before a full stop', () => {
    const lines = layOutTitle('日本の書道入門、筆の持ち方。墨の色', box).lines.map(({ text }) => text);
    expect(lines.length).toBeGreaterThan(1);
    for (const line of lines) expect(line).not.toMatch(/^[、。]/);
  });

  test.each(['فن الخط (مبتدی)', 'לומדים קליגרפיה', 'قلم 2mm'])(
    'from right to left begins at the right: %s',
    (title) => {
      expect(layOutTitle(title, box)).toMatchObject({ x: 368, direction: 'rtl' });
      expect(coverMarkup({ title, kind: 'course', category: null })).toContain(' direction="rtl"');
    },
  );

  test('with Latin letters first begins at the left', () => {
    expect(layOutTitle('Kufi: الخط', box)).not.toHaveProperty('direction');
    expect(coverMarkup({ title: 'Rye', kind: 'course', category: null })).not.toContain('direction');
  });
});

test('text is readable on every background', () => {
  for (let category = 0; category < 100; category += 1) {
    for (const reversed of [false, true]) {
      const { background, text } = paletteOf(`shelf ${category}`, reversed);
      expect(contrast(background, text), `${text} on ${background}`).toBeGreaterThanOrEqual(4.5);
    }
  }
});

function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
