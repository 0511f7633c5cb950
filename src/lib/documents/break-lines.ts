/** Scripts that are written without spaces: a line may end between two of their words. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
/** No line begins with one of these, or ends with one of those. */
const NOT_FIRST = /^[\p{Pe}\p{Pf}\p{Po}\p{Mn}\p{Lm}ーぁぃぅぇぉっゃゅょァィゥェォッャュョ々]/u;
const NOT_LAST = /[\p{Ps}\p{Pi}]$/u;

interface BrokenText {
  readonly lines: readonly string[];
  /** Whether no word is broken. */
  readonly isWhole: boolean;
}

/**
 * Breaks a text into lines, between words as its script has them; a word that is too long for a line is broken
 * between two letters.
 * @param fits whether a part of the text fits into a line
 */
export function breakLines(text: string, language: string, fits: (line: string) => boolean): BrokenText {
  const lines: string[] = [];
  let isWhole = true;
  let line = '';
  for (const piece of piecesOf(text, language)) {
    if (line !== '' && fits((line + piece).trim())) {
      line += piece;
      continue;
    }
    if (line.trim() !== '') lines.push(line.trim());
    line = piece;
    while (!fits(line.trim())) {
      const start = longestStart(line, fits);
      if (start === line) break;
      isWhole = false;
      lines.push(start);
      line = line.slice(start.length);
    }
  }
  if (line.trim() !== '') lines.push(line.trim());
  return { lines, isWhole };
}

/** The parts of a text between which a line may end. */
function piecesOf(text: string, language: string): string[] {
  if (!UNSPACED.test(text)) return text.split(/(?<=\s|[\p{L}\p{N}]\p{Pd})(?=\S)/u);
  const pieces: string[] = [];
  for (const { segment } of wordsOf(language).segment(text)) {
    const last = pieces.at(-1);
    if (last !== undefined && !mayBreak(last, segment)) pieces[pieces.length - 1] = last + segment;
    else pieces.push(segment);
  }
  return pieces;
}

function mayBreak(before: string, after: string): boolean {
  if (/(?:\s|[\p{L}\p{N}]\p{Pd})$/u.test(before)) return /^\S/.test(after);
  if (/^\s/.test(after) || NOT_FIRST.test(after) || NOT_LAST.test(before)) return false;
  return UNSPACED.test(before.slice(-1)) || UNSPACED.test(after.slice(0, 1));
}

function longestStart(word: string, fits: (line: string) => boolean): string {
  let start = '';
  for (const { segment } of letters.segment(word)) {
    if (start !== '' && !fits(start + segment)) return start;
    start += segment;
  }
  return start;
}

const letters = new Intl.Segmenter('en', { granularity: 'grapheme' });
const segmenters = new Map<string, Intl.Segmenter>();

function wordsOf(language: string): Intl.Segmenter {
  const known = segmenters.get(language);
  if (known) return known;
  const made = new Intl.Segmenter(language, { granularity: 'word' });
  segmenters.set(language, made);
  return made;
}
