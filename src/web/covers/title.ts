/** A title set in lines, in units of the cover's sheet. `y` of a line is its baseline. */
export type TitleLines = { size: number; x: number; lines: { text: string; y: number }[] };

/** Advance of a letter of Newsreader Medium, in hundredths of its size; any other letter counts as wide. */
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

/** From the largest: letter size, and the lines of it that look composed. */
const sizes = [
  { size: 48, most: 2 },
  { size: 42, most: 3 },
  { size: 36, most: 3 },
  { size: 30, most: 4 },
];

/** Sets a title as large as it fits into the box, in lines of about the same length. Cuts what is endless. */
export function setTitle(title: string, box: { x: number; width: number; top: number }): TitleLines {
  for (const { size, most } of sizes) {
    const lines = balance(title, (box.width / size) * 100, most);
    if (lines) return stack(lines, size, box);
  }
  const smallest = 30;
  const lines = wrap(title, (box.width / smallest) * 100);
  const kept = lines.slice(0, 4).map((line) => cut(line, (box.width / smallest) * 100));
  if (lines.length > 4) kept.push(`${kept.pop()?.replace(/.{0,2}$/, '')}…`);
  return stack(kept, smallest, box);
}

/** The fewest lines that hold the title, then as even as they get; null if they are more than `most`. */
function balance(title: string, width: number, most: number): string[] | null {
  const wide = wrap(title, width);
  if (wide.length > most || wide.some((line) => widthOf(line) > width)) return null;
  let best = wide;
  for (let narrower = width; narrower > width / 2; narrower -= width / 24) {
    const lines = wrap(title, narrower);
    if (lines.length > wide.length || lines.some((line) => widthOf(line) > narrower)) break;
    best = lines;
  }
  return best;
}

function wrap(title: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of title.trim().split(/\s+/)) {
    const longer = `${lines.at(-1) ?? ''} ${word}`.trim();
    if (lines.length > 0 && widthOf(longer) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

function cut(line: string, width: number): string {
  let kept = line;
  while (kept.length > 1 && widthOf(kept) > width) kept = `${kept.replace(/.…?$/u, '')}…`;
  return kept;
}

function widthOf(text: string): number {
  return [...text].reduce((sum, letter) => sum + (widths.get(letter) ?? 80), 0);
}

function stack(lines: string[], size: number, box: { x: number; top: number }): TitleLines {
  const leading = Math.round(size * 1.08);
  const first = box.top + Math.round(size * 0.72);
  return { size, x: box.x, lines: lines.map((text, at) => ({ text, y: first + at * leading })) };
}
