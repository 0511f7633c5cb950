import { breakLines } from './break-lines.ts';
import { chooseFaces, graphemesOf, type Piece } from './choose-faces.ts';
import { inVisualOrder, isRightToLeft, levelsOf } from './direction.ts';
import type { FontFace, Glyph } from './font-face.ts';
import type { FontStyle } from './font-families.ts';

/** Glyphs of one font in one direction. */
export interface GlyphRun {
  readonly face: FontFace;
  readonly text: string;
  readonly isRtl: boolean;
  readonly glyphs: readonly Glyph[];
}

/** A line, its runs from left to right. Its width is a multiple of the font size. */
export interface Line {
  readonly text: string;
  readonly runs: readonly GlyphRun[];
  readonly width: number;
}

/** A text with a font for each of its characters, ready to be broken into lines. */
export interface TypesetText {
  /** What no font has; a text with any of it must not be drawn. */
  readonly missing: readonly string[];
  readonly isRtl: boolean;
  /** Its lines in a width, a multiple of the font size. */
  breakInto(width: number): Lines;
}

export interface Lines {
  readonly lines: readonly Line[];
  /** Whether no word is broken. */
  readonly isWhole: boolean;
}

interface Options {
  readonly style: FontStyle;
  /** ISO 639-1. */
  readonly language?: string;
}

/** Opens the fonts that a text needs. Its direction is that of its first letter. */
export async function typeset(typed: string, { style, language = 'en' }: Options): Promise<TypesetText> {
  const text = typed
    .normalize('NFC')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  const pieces = await chooseFaces(text, style, language);
  const isRtl = isRightToLeft(text);
  const known = new Map<string, Line>();
  const set = (part: string): Line => {
    const line = known.get(part) ?? setLine(part, { pieces, isRtl, language });
    known.set(part, line);
    return line;
  };
  return {
    missing: [...pieces].filter(([, found]) => found.length === 0).map(([grapheme]) => grapheme),
    isRtl,
    breakInto: (width) => {
      const { lines, isWhole } = breakLines(text, language, (part) => set(part).width <= width);
      return { lines: lines.map(set), isWhole };
    },
  };
}

interface How {
  readonly pieces: ReadonlyMap<string, readonly Piece[]>;
  readonly isRtl: boolean;
  readonly language: string;
}

function setLine(text: string, how: How): Line {
  const runs = inVisualOrder(runsOf(text, how)).map(({ face, text, level }) => {
    const isRtl = (level & 1) === 1;
    return { face, text, isRtl, glyphs: face.shape(text, { isRtl, language: how.language }) };
  });
  const width = runs.flatMap(({ glyphs }) => glyphs).reduce((sum, { advance }) => sum + advance, 0);
  return { text, runs, width };
}

interface Run {
  readonly face: FontFace;
  readonly level: number;
  text: string;
}

/** Runs of one font and one direction, in the order of reading. */
function runsOf(text: string, { pieces, isRtl }: How): Run[] {
  const levels = levelsOf(text, isRtl);
  const runs: Run[] = [];
  let at = 0;
  for (const grapheme of graphemesOf(text)) {
    const level = levels[at] ?? 0;
    at += grapheme.length;
    for (const piece of pieces.get(grapheme) ?? []) {
      const last = runs.at(-1);
      if (last?.level === level && last.face === piece.face) last.text += piece.text;
      else runs.push({ face: piece.face, level, text: piece.text });
    }
  }
  return runs;
}
