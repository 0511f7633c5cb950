import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as fontkit from 'fontkit';

interface Font {
  hasGlyphForCodePoint(code: number): boolean;
}

/** A typeface file that can be put into a document, and the characters it has. */
export interface DocumentFont {
  readonly name: string;
  readonly file: Buffer;
  has(character: string): boolean;
}

const SERIF = ['latin', 'latin-ext', 'vietnamese'].map((part) => ['newsreader', `${part}-500`] as const);
const SANS = ['latin', 'latin-ext', 'vietnamese', 'greek', 'greek-ext', 'cyrillic', 'cyrillic-ext'].map(
  (part) => ['source-sans-3', `${part}-400`] as const,
);

const opened = new Map<string, DocumentFont>();

/** The faces of titles or of running text: the first that has a character sets it, what the serif lacks the sans. */
export function documentFonts(family: 'serif' | 'sans'): readonly DocumentFont[] {
  return [...(family === 'serif' ? SERIF : []), ...SANS].map(([name, part]) => openFace(name, part));
}

/** The text in runs of one face each; a character that no face has is left out. */
export function runsOf(faces: readonly DocumentFont[], text: string): { face: DocumentFont; text: string }[] {
  const runs: { face: DocumentFont; text: string }[] = [];
  for (const character of text) {
    const last = runs.at(-1);
    const face = faces.find((one) => one.has(character));
    // A blank stays in the face it stands in, or every word would be a run.
    if (last && (last.face === face || (character === ' ' && last.face.has(' ')))) last.text += character;
    else if (face) runs.push({ face, text: character });
  }
  return runs;
}

function openFace(family: string, part: string): DocumentFont {
  const name = `${family}-${part}`;
  const known = opened.get(name);
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
  opened.set(name, face);
  return face;
}
