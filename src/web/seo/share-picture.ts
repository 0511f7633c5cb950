import sharp from 'sharp';
import { serifFace } from '#lib/documents/typeface.ts';
import { type CoverSubject, markPath } from '../covers/cover.ts';
import { drawFigure } from '../covers/figures.ts';
import { type Inks, inksOf } from '../covers/inks.ts';
import { hashOf, seeded } from '../covers/seeded-random.ts';

/** What links to our pages show elsewhere: the size that all who show such pictures take. */
export const SHARE_WIDTH = 1200;
export const SHARE_HEIGHT = 630;

const FIGURE_X = 690;
const MARGIN = 72;
const SIZES = [92, 80, 70, 60, 52];
const MOST_LINES = 4;

/** A product's cover as a picture in landscape, in the inks of its shelf, with a line below the title. */
export function drawSharePicture(subject: CoverSubject, foot: string): string {
  const random = seeded(hashOf(`${subject.kind}/${subject.title}`));
  const inks = inksOf(subject.category ?? subject.kind, random() < 0.33);
  const shapes = drawFigure(random, SHARE_WIDTH - FIGURE_X, SHARE_HEIGHT);
  const figure = shapes.map(({ d, ink }) => `<path fill="${inks[ink]}" d="${d}"/>`).join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${SHARE_WIDTH}" height="${SHARE_HEIGHT}">
    <rect width="100%" height="100%" fill="${inks.ground}"/>
    <svg x="${FIGURE_X}" width="${SHARE_WIDTH - FIGURE_X}" height="${SHARE_HEIGHT}">${figure}</svg>
    ${lettering(subject.title, foot, inks)}
  </svg>`;
}

/** Name of the house above, title in the middle, foot below. The thin stroke makes the book weight a medium. */
function lettering(title: string, foot: string, { type }: Inks): string {
  const face = serifFace();
  const width = FIGURE_X - MARGIN - 48;
  const { size, lines } = setTitle(title, (text) => face.width(text), width);
  const leading = size * 1.1;
  const top = (SHARE_HEIGHT - lines.length * leading) / 2 + size * 0.82;
  const set = lines.map((line, at) => face.set(line, { x: MARGIN, y: top + at * leading, size }));
  const stroke = `stroke="${type}" stroke-width="24"`;
  return `<g fill="${type}">
    <path transform="translate(${MARGIN} 60) scale(1.9)" d="${markPath}"/>
    ${face.set('Lectern', { x: MARGIN + 58, y: 99, size: 40 })}
    <g ${stroke}>${set.join('')}</g>
    ${face.set(foot, { x: MARGIN, y: SHARE_HEIGHT - 60, size: 32 })}
  </g>`;
}

/** As large as it fits; what does not fit even so is cut. */
function setTitle(title: string, widthOf: (text: string) => number, width: number) {
  for (const size of SIZES) {
    const lines = wrap(title, (text) => widthOf(text) * size <= width);
    const isFitting = lines.every((line) => widthOf(line) * size <= width);
    if (lines.length <= MOST_LINES && isFitting) return { size, lines };
  }
  const size = SIZES.at(-1) ?? 52;
  const fits = (text: string) => widthOf(text) * size <= width;
  const all = wrap(title, fits);
  const lines = all.slice(0, MOST_LINES);
  if (all.length > MOST_LINES) lines.push(`${lines.pop()}…`);
  return { size, lines: lines.map((line) => cut(line, fits)) };
}

function wrap(title: string, fits: (text: string) => boolean): string[] {
  const lines: string[] = [];
  for (const word of title.trim().split(/\s+/)) {
    const longer = `${lines.at(-1) ?? ''} ${word}`.trim();
    if (lines.length > 0 && fits(longer)) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

function cut(line: string, fits: (text: string) => boolean): string {
  let kept = line;
  while (kept.length > 1 && !fits(kept)) kept = `${kept.replace(/.…?$/u, '')}…`;
  return kept;
}

export async function toPng(svg: string): Promise<Buffer> {
  return sharp(Buffer.from(svg))
    .png({ palette: true, colours: 16, dither: 0, compressionLevel: 9 })
    .toBuffer();
}
