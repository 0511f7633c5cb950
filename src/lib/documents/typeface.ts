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

/** A font as outlines: a text drawn with it needs no font in the viewer. */
export interface Typeface {
  /** Width of a line, as a multiple of the font size. */
  width(text: string): number;
  /** A line as SVG elements. @param at left end of the baseline, and font size. */
  set(text: string, at: { readonly x: number; readonly y: number; readonly size: number }): string;
}

const SERIF = '@fontsource-variable/newsreader/files/newsreader-latin-wght-normal.woff2';

let serif: Typeface | undefined;

/** The serif font of the shop's titles, read at the first call. */
export function serifFace(): Typeface {
  serif ??= openFace(fileURLToPath(import.meta.resolve(SERIF)));
  return serif;
}

function openFace(file: string): Typeface {
  const font = fontkit.create(readFileSync(file)) as unknown as Font;
  // A character that the font lacks is left out: no box is drawn for it.
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
