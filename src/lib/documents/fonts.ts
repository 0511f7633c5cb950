import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as fontkit from 'fontkit';

interface Font {
  hasGlyphForCodePoint(code: number): boolean;
}

/** A font file that can be embedded in a document, and the characters it has. */
export interface DocumentFont {
  readonly name: string;
  readonly file: Buffer;
  has(character: string): boolean;
}

const SERIF = ['latin', 'latin-ext', 'vietnamese'].map((part) => ['newsreader', `${part}-500`] as const);
const SANS = ['latin', 'latin-ext', 'vietnamese', 'greek', 'greek-ext', 'cyrillic', 'cyrillic-ext'].map(
  (part) => ['source-sans-3', `${part}-400`] as const,
);

const openedFonts = new Map<string, DocumentFont>();

/** The fonts of titles or of running text, in order: the first that has a character is used; the sans follows the serif. */
export function documentFonts(family: 'serif' | 'sans'): readonly DocumentFont[] {
  return [...(family === 'serif' ? SERIF : []), ...SANS].map(([name, part]) => openFace(name, part));
}

/** Splits a text into runs of one font each; a character that no font has is left out. */
export function runsOf(faces: readonly DocumentFont[], text: string): { face: DocumentFont; text: string }[] {
  const runs: { face: DocumentFont; text: string }[] = [];
  for (const character of text) {
    const last = runs.at(-1);
    const face = faces.find((one) => one.has(character));
    // A space continues the run before it; otherwise every word would be a run.
    if (last && (last.face === face || (character === ' ' && last.face.has(' ')))) last.text += character;
    else if (face) runs.push({ face, text: character });
  }
  return runs;
}

function openFace(family: string, part: string): DocumentFont {
  const name = `${family}-${part}`;
  const known = openedFonts.get(name);
  if (known) return known;
  const file = readFileSync(
    fileURLToPath(import.meta.resolve(`@fontsource/${family}/files/${name}-normal.woff`)),
  );
  const font = fontkit.create(file) as Font;
  const face: DocumentFont = {
    name,
    file,
    has: (character) => font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0),
  };
  openedFonts.set(name, face);
  return face;
}
