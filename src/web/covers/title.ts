import { breakLines } from '#lib/documents/break-lines.ts';
import { isRightToLeft } from '#lib/documents/direction.ts';

/** A title broken into lines, in units of the cover. `x` is where a line begins, `y` its baseline. */
export type TitleLines = {
  size: number;
  x: number;
  direction?: 'rtl';
  lines: { text: string; y: number }[];
};

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

/** Characters of East Asia and emoji fill a square; marks stand on the letter before them. */
const SQUARE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff00-\uff60\p{Emoji_Presentation}]/u;
const NO_WIDTH = /[\p{Mn}\p{Default_Ignorable_Code_Point}]/u;

/** Font sizes from the largest, and the most lines that fit in each. The longest title fits in the smallest. */
const sizes = [
  { size: 48, most: 2 },
  { size: 42, most: 3 },
  { size: 36, most: 3 },
  { size: 30, most: 4 },
  { size: 24, most: 5 },
  { size: 20, most: 6 },
  { size: 17, most: 7 },
  { size: 15, most: 8 },
];

/** Sets a title as large as it fits into the box, in lines of about the same length. */
export function layOutTitle(title: string, box: { x: number; width: number; top: number }): TitleLines {
  for (const { size, most } of sizes) {
    const lines = balance(title, (box.width / size) * 100, most);
    if (lines) return stack(lines, size, box);
  }
  const { size, most } = sizes.at(-1) ?? { size: 15, most: 8 };
  const { lines } = wrapTitle(title, (box.width / size) * 100);
  const shown = lines.slice(0, most);
  if (lines.length > most) shown.push(`${shown.pop()?.replace(/.{0,2}$/u, '')}…`);
  return stack(shown, size, box);
}

/** As few lines as possible, as even as possible; null if there would be more than `most`. */
function balance(title: string, width: number, most: number): string[] | null {
  const wide = wrapTitle(title, width);
  if (wide.lines.length > most || !wide.isWhole) return null;
  let best = wide.lines;
  for (let narrower = width; narrower > width / 2; narrower -= width / 24) {
    const { lines, isWhole } = wrapTitle(title, narrower);
    if (lines.length > wide.lines.length || !isWhole) break;
    best = lines;
  }
  return [...best];
}

function wrapTitle(title: string, width: number): ReturnType<typeof breakLines> {
  return breakLines(title.trim().replace(/\s+/g, ' '), 'en', (line) => widthOf(line) <= width);
}

function widthOf(text: string): number {
  return [...text].reduce((sum, letter) => sum + (widths.get(letter) ?? widthOfOther(letter)), 0);
}

function widthOfOther(letter: string): number {
  if (NO_WIDTH.test(letter)) return 0;
  return SQUARE.test(letter) ? 100 : 80;
}

/** A line of a right-to-left title begins at the right edge of the box. */
function stack(lines: string[], size: number, box: { x: number; width: number; top: number }): TitleLines {
  const leading = Math.round(size * 1.08);
  const first = box.top + Math.round(size * 0.72);
  const isRtl = isRightToLeft(lines[0] ?? '');
  return {
    size,
    x: isRtl ? box.x + box.width : box.x,
    ...(isRtl && { direction: 'rtl' as const }),
    lines: lines.map((text, at) => ({ text, y: first + at * leading })),
  };
}
