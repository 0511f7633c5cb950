import sharp from 'sharp';
import { lineAsSvg } from '#lib/documents/draw-line.ts';
import { fitText, type Step } from '#lib/documents/fit-text.ts';
import { type TypesetText, typeset } from '#lib/documents/typeset.ts';
import { shopName } from '#shop/settings/shop-name.ts';
import { type CoverSubject, markPath } from '../covers/cover.ts';
import { drawFigure } from '../covers/figures.ts';
import { type Palette, paletteOf } from '../covers/palettes.ts';
import { hashOf, seeded } from '../covers/seeded-random.ts';

/** The picture that other sites show beside a link to us: the usual size of Open Graph images. */
export const SHARE_WIDTH = 1200;
export const SHARE_HEIGHT = 630;

const FIGURE_X = 690;
const MARGIN = 72;
const TEXT_WIDTH = FIGURE_X - MARGIN - 48;
const TITLE_HEIGHT = 370;
const LEADING = 1.12;
const TITLE_STEPS = [92, 80, 70, 60, 52, 48, 44, 40, 36, 32, 28, 24].map((size) => ({
  size,
  most: Math.floor(TITLE_HEIGHT / (size * LEADING)),
}));
const LEAST_WHOLE = 28;
const FOOT_STEPS = [32, 28, 24, 20, 16].map((size) => ({ size, most: 1 }));

export interface SharePicture {
  readonly subject: CoverSubject;
  /** The line below the title. */
  readonly foot: string;
  /** Of the product, ISO 639-1. */
  readonly language?: string;
}

/**
 * A product's cover as an SVG in landscape, in the colours of its category, with a line below the title. A text with a
 * character that no font has is left out as a whole.
 */
export async function drawSharePicture({ subject, foot, language = 'en' }: SharePicture): Promise<string> {
  const random = seeded(hashOf(`${subject.kind}/${subject.title}`));
  const palette = paletteOf(subject.category ?? subject.kind, random() < 0.33);
  const shapes = drawFigure(random, SHARE_WIDTH - FIGURE_X, SHARE_HEIGHT);
  const figure = shapes.map(({ d, colour }) => `<path fill="${palette[colour]}" d="${d}"/>`).join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${SHARE_WIDTH}" height="${SHARE_HEIGHT}">
    <rect width="100%" height="100%" fill="${palette.background}"/>
    <svg x="${FIGURE_X}" width="${SHARE_WIDTH - FIGURE_X}" height="${SHARE_HEIGHT}">${figure}</svg>
    ${await drawTexts({ title: subject.title, foot, language }, palette)}
  </svg>`;
}

/** Characters of a title that no font has: its picture stands without it. */
export async function missingFromPicture(title: string): Promise<readonly string[]> {
  return (await typeset(title, { style: 'serif' })).missing;
}

interface Texts {
  readonly title: string;
  readonly foot: string;
  readonly language: string;
}

/** The name of the shop, the title, and the line below it. */
async function drawTexts({ title, foot, language }: Texts, { text: colour }: Palette): Promise<string> {
  const [name, large, small] = await Promise.all([
    typeset(shopName(), { style: 'serif' }),
    typeset(title, { style: 'serif', language }),
    typeset(foot, { style: 'serif', language }),
  ]);
  const at = { width: TEXT_WIDTH, x: MARGIN };
  return `<g fill="${colour}">
    <path transform="translate(${MARGIN} 60) scale(1.9)" d="${markPath}"/>
    ${drawBlock(name, { ...at, x: MARGIN + 58, steps: [{ size: 40, most: 1 }], top: () => 99 })}
    ${drawBlock(large, { ...at, steps: TITLE_STEPS, top: titleTop })}
    ${drawBlock(small, { ...at, steps: FOOT_STEPS, top: () => SHARE_HEIGHT - 60 })}
  </g>`;
}

/** The first baseline of a title in the middle of the picture. */
const titleTop = (size: number, lines: number) => (SHARE_HEIGHT - lines * size * LEADING) / 2 + size * 0.82;

interface Block {
  readonly x: number;
  readonly width: number;
  readonly steps: readonly Step[];
  readonly top: (size: number, lines: number) => number;
}

/** Lines at the left; those of a right-to-left title end at the same place. */
function drawBlock(text: TypesetText, { x, width, steps, top }: Block): string {
  if (text.missing.length > 0) return '';
  const { size, lines } = fitText(text, width, steps, LEAST_WHOLE);
  const widest = Math.max(0, ...lines.map((line) => line.width));
  return lines
    .map((line, at) => {
      const left = x + (text.isRtl ? (widest - line.width) * size : 0);
      return lineAsSvg(line, { x: left, y: top(size, lines.length) + at * size * LEADING, size });
    })
    .join('');
}

export async function toPng(svg: string): Promise<Buffer> {
  return sharp(Buffer.from(svg))
    .png({ palette: true, colours: 16, dither: 0, compressionLevel: 9 })
    .toBuffer();
}
