import { type FontFace, openFace } from './font-face.ts';
import { type EastAsianLanguage, type FontFamily, type FontStyle, fontFamilies } from './font-families.ts';

/** Characters that are set together, and the font they are set in. */
export interface Piece {
  readonly text: string;
  readonly face: FontFace;
}

/** Drawn as nothing: joiners, marks of direction, variants. Skin colours are left out of a sign in one colour. */
const UNSEEN = /[\p{Default_Ignorable_Code_Point}\p{Emoji_Modifier}]/gu;

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

export const graphemesOf = (text: string): string[] =>
  [...segmenter.segment(text)].map(({ segment }) => segment);

/**
 * Finds fonts for each grapheme of a text.
 * @param language ISO 639-1; decides the forms of Han characters where the characters themselves do not
 * @returns the pieces of each grapheme, none for one that cannot be set
 */
export async function chooseFaces(
  text: string,
  style: FontStyle,
  language: string,
): Promise<Map<string, Piece[]>> {
  const [first, ...others] = fontFamilies(style, eastAsianOrder(text, language));
  const graphemes = new Set(graphemesOf(text));
  const families = first && (await hasLatinOf(graphemes, first)) ? [first, ...others] : others;
  const chosen = new Map<string, Piece[]>();
  for (const one of graphemes) chosen.set(one, await piecesFor(one, families));
  return chosen;
}

/** Whether a font has all Latin letters of a text: a single one in another font would stand out. */
async function hasLatinOf(graphemes: ReadonlySet<string>, family: FontFamily): Promise<boolean> {
  for (const letter of graphemes) {
    if (!/\p{Script=Latin}/u.test(letter)) continue;
    if (!family.placesMarks && /\p{M}/u.test(letter)) return false;
    if (!(await faceFor(letter, [family]))) return false;
  }
  return true;
}

/**
 * One font for all of it where there is one, since marks are placed by the font of their letter; else characters that
 * mean the same, each in its own font.
 */
async function piecesFor(grapheme: string, families: readonly FontFamily[]): Promise<Piece[]> {
  // Few fonts have these hyphens; the common one is drawn alike.
  const usual = grapheme.replace(/[\u2010\u2011]/g, '-');
  const seen = usual.replace(UNSEEN, '');
  const whole = await faceFor(seen, families);
  if (whole) return [{ text: seen === '' ? '' : withoutModifiers(usual), face: whole }];
  for (const form of ['NFD', 'NFKD']) {
    const characters = [...seen.normalize(form)];
    const faces = await Promise.all(characters.map((one) => faceFor(one, families)));
    const pieces = characters.flatMap((text, at) => (faces[at] ? [{ text, face: faces[at] }] : []));
    if (pieces.length === characters.length) return pieces;
  }
  return [];
}

const withoutModifiers = (text: string) => text.replace(/\p{Emoji_Modifier}/gu, '');

async function faceFor(text: string, families: readonly FontFamily[]): Promise<FontFace | undefined> {
  const codes = [...text].map((one) => one.codePointAt(0) ?? 0);
  for (const { files } of families) {
    for (const file of files.filter(({ claims }) => codes.every(claims))) {
      const face = await openFace(file);
      if (codes.every((code) => face.has(code))) return face;
    }
  }
  return undefined;
}

/** Kana are Japanese and Hangul is Korean, whatever the language of the course; else its language comes first. */
function eastAsianOrder(text: string, language: string): EastAsianLanguage[] {
  const isEastAsian = (one: string): one is EastAsianLanguage => ['zh', 'ja', 'ko'].includes(one);
  const byScript = /[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)
    ? 'ja'
    : /\p{Script=Hangul}/u.test(text)
      ? 'ko'
      : language;
  const order: EastAsianLanguage[] = ['zh', 'ja', 'ko'];
  return isEastAsian(byScript) ? [byScript, ...order.filter((one) => one !== byScript)] : order;
}
