import sharp from 'sharp';
import { serifFace } from '#lib/documents/typeface.ts';
import { type CoverSubject, markPath } from '../covers/cover.ts';
import { drawFigure } from '../covers/figures.ts';
import { type Palette, paletteOf } from '../covers/palettes.ts';
import { hashOf, seeded } from '../covers/seeded-random.ts';
import { truncateLine, wrapWords } from '../wrap-text.ts';

/** The picture that other sites show beside a link to us: the usual size of Open Graph images. */
export const SHARE_WIDTH = 1200;
export const SHARE_HEIGHT = 630;

const FIGURE_X = 690;
const MARGIN = 72;
const SIZES = [92, 80, 70, 60, 52];
const MOST_LINES = 4;

/** A product's cover as an SVG in landscape, in the colours of its category, with a line below the title. */
export function drawSharePicture(subject: CoverSubject, foot: string): string {
  const random = seeded(hashOf(`${subject.kind}/${subject.title}`));
  const palette = paletteOf(subject.category ?? subject.kind, random() < 0.33);
  const shapes = drawFigure(random, SHARE_WIDTH - FIGURE_X, SHARE_HEIGHT);
  const figure = shapes.map(({ d, colour }) => `<path fill="${palette[colour]}" d="${d}"/>`).join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${SHARE_WIDTH}" height="${SHARE_HEIGHT}">
    <rect width="100%" height="100%" fill="${palette.background}"/>
    <svg x="${FIGURE_X}" width="${SHARE_WIDTH - FIGURE_X}" height="${SHARE_HEIGHT}">${figure}</svg>
    ${drawText(subject.title, foot, palette)}
  </svg>`;
}

/** The name of the shop, the title, and the line below it. The thin stroke makes the regular weight a medium one. */
function drawText(title: string, foot: string, { text: textColour }: Palette): string {
  const face = serifFace();
  const width = FIGURE_X - MARGIN - 48;
  const { size, lines } = fitTitle(title, (text) => face.width(text), width);
  const leading = size * 1.1;
  const top = (SHARE_HEIGHT - lines.length * leading) / 2 + size * 0.82;
  const set = lines.map((line, at) => face.set(line, { x: MARGIN, y: top + at * leading, size }));
  const stroke = `stroke="${textColour}" stroke-width="24"`;
  return `<g fill="${textColour}">
    <path transform="translate(${MARGIN} 60) scale(1.9)" d="${markPath}"/>
    ${face.set('Lectern', { x: MARGIN + 58, y: 99, size: 40 })}
    <g ${stroke}>${set.join('')}</g>
    ${face.set(foot, { x: MARGIN, y: SHARE_HEIGHT - 60, size: 32 })}
  </g>`;
}

/** As large as it fits; truncated if it is too long for the smallest size. */
function fitTitle(title: string, widthOf: (text: string) => number, width: number) {
  const words = title.trim().split(/\s+/);
  for (const size of SIZES) {
    const lines = wrapWords(words, (text) => widthOf(text) * size <= width);
    const isFitting = lines.every((line) => widthOf(line) * size <= width);
    if (lines.length <= MOST_LINES && isFitting) return { size, lines };
  }
  const size = SIZES.at(-1) ?? 52;
  const fits = (text: string) => widthOf(text) * size <= width;
  const all = wrapWords(words, fits);
  const lines = all.slice(0, MOST_LINES);
  if (all.length > MOST_LINES) lines.push(`${lines.pop()}…`);
  return { size, lines: lines.map((line) => truncateLine(line, fits)) };
}

export async function toPng(svg: string): Promise<Buffer> {
  return sharp(Buffer.from(svg))
    .png({ palette: true, colours: 16, dither: 0, compressionLevel: 9 })
    .toBuffer();
}
