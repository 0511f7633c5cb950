import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as fontkit from 'fontkit';

interface Glyph {
  readonly path: { toSVG(): string };
}

interface Font {
  readonly unitsPerEm: number;
  hasGlyphForCodePoint(code: number): boolean;
  layout(text: string): {
    readonly advanceWidth: number;
    readonly glyphs: readonly Glyph[];
    readonly positions: readonly { readonly xAdvance: number; readonly xOffset: number }[];
  };
}

/** A typeface as outlines: what is set in it needs no font where it is looked at. */
export interface Typeface {
  /** Width of a line in units of its size. */
  width(text: string): number;
  /** SVG elements of a line; @param at the left end of its baseline. */
  set(text: string, at: { readonly x: number; readonly y: number; readonly size: number }): string;
}

const SERIF = '@fontsource-variable/newsreader/files/newsreader-latin-wght-normal.woff2';

let serif: Typeface | undefined;

/** The serif of the shop's titles, read when it is first asked for. */
export function serifFace(): Typeface {
  serif ??= openFace(fileURLToPath(import.meta.resolve(SERIF)));
  return serif;
}

function openFace(file: string): Typeface {
  const font = fontkit.create(readFileSync(file)) as unknown as Font;
  // A letter that the font lacks is left out: nothing is better than a box.
  const run = (text: string) =>
    font.layout([...text].filter((one) => font.hasGlyphForCodePoint(one.codePointAt(0) ?? 0)).join(''));
  return {
    width: (text) => run(text).advanceWidth / font.unitsPerEm,
    set: (text, { x, y, size }) => {
      const { glyphs, positions } = run(text);
      const scale = size / font.unitsPerEm;
      let pen = 0;
      const paths = glyphs.map((glyph, index) => {
        const { xAdvance, xOffset } = positions[index] ?? { xAdvance: 0, xOffset: 0 };
        const left = pen + xOffset;
        pen += xAdvance;
        return `<path transform="translate(${left} 0)" d="${glyph.path.toSVG()}"/>`;
      });
      return `<g transform="translate(${x} ${y}) scale(${scale} ${-scale})">${paths.join('')}</g>`;
    },
  };
}
