/** Letters of right-to-left scripts, and the invisible marks that set a direction. */
const DIRECTED =
  /[\u0590-\u08ff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
const ISOLATES = /[\u2066-\u2069]/g;

/** Begins and ends a text whose direction is its own: Unicode Standard Annex 9. */
export const ISOLATE_START = '\u2068';
export const ISOLATE_END = '\u2069';

/**
 * A person's text as it may stand inside a sentence of ours: one that could move the words around it is put between
 * isolates, and isolates of its own are taken away. Other texts are returned as they are.
 */
export function isolate(text: string): string {
  if (!DIRECTED.test(text)) return text;
  return `${ISOLATE_START}${text.replace(ISOLATES, '')}${ISOLATE_END}`;
}
