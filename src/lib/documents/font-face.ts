import { readFile } from 'node:fs/promises';
import { Blob, Buffer as Characters, Direction, Face, Font, shape } from 'harfbuzzjs';
import { LRUCache } from 'lru-cache';
import subsetFont from 'subset-font';
import type { FontFile } from './font-families.ts';

/** A glyph and where it is drawn. All lengths are multiples of the font size; `y` points up. */
export interface Glyph {
  readonly id: number;
  /** How far the pen moves to the right. */
  readonly advance: number;
  /** Offset from the pen. */
  readonly x: number;
  readonly y: number;
  /** The characters it stands for; empty for all but the widest of several glyphs for the same. */
  readonly text: string;
}

/** An opened font. */
export interface FontFace {
  readonly name: string;
  /** As TrueType, in one weight. */
  readonly file: Buffer;
  readonly unitsPerEm: number;
  has(code: number): boolean;
  /** The glyphs of a text in one direction, from left to right. */
  shape(text: string, how: { readonly isRtl: boolean; readonly language: string }): Glyph[];
  /** How far a glyph moves the pen by itself, without kerning; a multiple of the font size. */
  advanceOf(glyph: number): number;
  /** SVG path data in units of the font; `y` points up. */
  outline(glyph: number): string;
}

/** Of 20 to 200 KB each. */
const faces = new LRUCache<string, Promise<FontFace>>({ max: 80 });

/** Opens a font file, once. */
export function openFace(file: FontFile): Promise<FontFace> {
  const known = faces.get(file.name);
  if (known) return known;
  const face = readFace(file);
  faces.set(file.name, face);
  face.catch(() => faces.delete(file.name));
  return face;
}

async function readFace({ name, path, weight }: FontFile): Promise<FontFace> {
  const file = await subsetFont(await readFile(path), undefined, {
    keepAllGlyphs: true,
    targetFormat: 'sfnt',
    ...(weight !== undefined && { variationAxes: { wght: weight } }),
  });
  const font = new Font(new Face(new Blob(file)));
  const { upem } = font.face;
  return {
    name,
    file,
    unitsPerEm: upem,
    has: (code) => (font.nominalGlyph(code) ?? 0) !== 0,
    shape: (text, how) => shapeText(font, text, how),
    advanceOf: (glyph) => font.glyphHAdvance(glyph) / upem,
    outline: (glyph) => font.glyphToPath(glyph),
  };
}

function shapeText(font: Font, text: string, how: Parameters<FontFace['shape']>[1]): Glyph[] {
  const { upem } = font.face;
  const characters = new Characters();
  characters.addText(text);
  characters.setDirection(how.isRtl ? Direction.RTL : Direction.LTR);
  characters.setLanguage(how.language);
  characters.guessSegmentProperties();
  shape(font, characters);
  const infos = characters.getGlyphInfos();
  const starts = [...new Set(infos.map(({ cluster }) => cluster))].sort((a, b) => a - b);
  const positions = characters.getGlyphPositions();
  const widestOf = (cluster: number) => {
    const widths = infos.map((info, at) => (info.cluster === cluster ? (positions[at]?.xAdvance ?? 0) : -1));
    return widths.indexOf(Math.max(...widths));
  };
  return infos.map(({ codepoint: id, cluster }, at) => {
    const { xAdvance, xOffset, yOffset } = positions[at] ?? { xAdvance: 0, xOffset: 0, yOffset: 0 };
    const end = starts[starts.indexOf(cluster) + 1] ?? text.length;
    const isWidest = widestOf(cluster) === at;
    const stands = isWidest ? text.slice(cluster, end) : '';
    return { id, advance: xAdvance / upem, x: xOffset / upem, y: yOffset / upem, text: stands };
  });
}
