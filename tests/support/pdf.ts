import { inflateSync } from 'node:zlib';
import jsQR from 'jsqr';

/** What a PDF's pages draw, inflated. */
export function contentsOf(pdf: Buffer): string {
  const text = pdf.toString('latin1');
  const parts: string[] = [];
  for (const match of text.matchAll(/<<([\s\S]*?)>>\s*stream\r?\n/g)) {
    const start = match.index + match[0].length;
    const end = text.indexOf('endstream', start);
    if (!match[1]?.includes('FlateDecode')) continue;
    try {
      parts.push(inflateSync(pdf.subarray(start, end)).toString('latin1'));
    } catch {
      // A font, say: nothing that draws.
    }
  }
  return parts.join('\n');
}

/** Reads the QR code that a page draws as squares: scanned from a picture of them, as a phone would. */
export function qrIn(pdf: Buffer): string | null {
  const squares = [...contentsOf(pdf).matchAll(/([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+) re/g)]
    .map((match) => match.slice(1).map(Number) as [number, number, number, number])
    .filter(([, , width, height]) => width < 10 && Math.abs(width - height) < 0.01);
  const [left, top] = [Math.min(...squares.map(([x]) => x)), Math.min(...squares.map(([, y]) => y))];
  const side = squares[0]?.[2] ?? 1;
  const pixels = 4;
  const size = (Math.round((Math.max(...squares.map(([x]) => x)) - left) / side) + 1 + 8) * pixels;
  const picture = new Uint8ClampedArray(size * size * 4).fill(255);
  for (const [x, y] of squares) {
    const [column, row] = [Math.round((x - left) / side) + 4, Math.round((y - top) / side) + 4];
    for (let dy = 0; dy < pixels; dy++) {
      const from = ((row * pixels + dy) * size + column * pixels) * 4;
      for (let at = 0; at < pixels; at++) picture.fill(0, from + at * 4, from + at * 4 + 3);
    }
  }
  const read = jsQR as unknown as (data: Uint8ClampedArray, w: number, h: number) => { data: string } | null;
  return read(picture, size, size)?.data ?? null;
}
