import { truncateLine, wrapWords } from '../wrap-text.ts';

/** A title broken into lines, in units of the cover. `y` of a line is its baseline. */
export type TitleLines = { size: number; x: number; lines: { text: string; y: number }[] };

/** Widths of the letters of Newsreader Medium, in hundredths of the font size; any other letter counts as wide. */
const advances: Record<string, string> = {
  24: " '.,’",
  30: ':;!()[]ijl|I',
  40: '-"frst/JS?',
  48: 'aceg`z‘“”àéèäö',
  57: 'bdhknopquvxy0123456789SßBEFLPTZüñ–—',
  68: 'RCTYVXADGK&w',
  80: 'HNOQUm%',
};

const widths = new Map(
  Object.entries(advances).flatMap(([width, letters]) =>
    [...letters].map((letter) => [letter, Number(width)] as const),
  ),
);

/** Font sizes from the largest, and the most lines that look good in each. */
const sizes = [
  { size: 48, most: 2 },
  { size: 42, most: 3 },
  { size: 36, most: 3 },
  { size: 30, most: 4 },
];

/** Sets a title as large as it fits into the box, in lines of about the same length. Very long titles are truncated. */
export function layOutTitle(title: string, box: { x: number; width: number; top: number }): TitleLines {
  for (const { size, most } of sizes) {
    const lines = balance(title, (box.width / size) * 100, most);
    if (lines) return stack(lines, size, box);
  }
  const smallest = 30;
  const lines = wrapTitle(title, (box.width / smallest) * 100);
  const shown = lines.slice(0, 4).map((line) => truncateLine(line, fitsIn((box.width / smallest) * 100)));
  if (lines.length > 4) shown.push(`${shown.pop()?.replace(/.{0,2}$/, '')}…`);
  return stack(shown, smallest, box);
}

/** As few lines as possible, as even as possible; null if there would be more than `most`. */
function balance(title: string, width: number, most: number): string[] | null {
  const wide = wrapTitle(title, width);
  if (wide.length > most || wide.some((line) => widthOf(line) > width)) return null;
  let best = wide;
  for (let narrower = width; narrower > width / 2; narrower -= width / 24) {
    const lines = wrapTitle(title, narrower);
    if (lines.length > wide.length || lines.some((line) => widthOf(line) > narrower)) break;
    best = lines;
  }
  return best;
}

function wrapTitle(title: string, width: number): string[] {
  return wrapWords(title.trim().split(/\s+/), fitsIn(width));
}

function fitsIn(width: number): (line: string) => boolean {
  return (line) => widthOf(line) <= width;
}

function widthOf(text: string): number {
  return [...text].reduce((sum, letter) => sum + (widths.get(letter) ?? 80), 0);
}

function stack(lines: string[], size: number, box: { x: number; top: number }): TitleLines {
  const leading = Math.round(size * 1.08);
  const first = box.top + Math.round(size * 0.72);
  return { size, x: box.x, lines: lines.map((text, at) => ({ text, y: first + at * leading })) };
}
