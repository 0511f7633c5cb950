/** Characters that cannot be seen and are pasted along: soft hyphens, zero-width blanks, marks of direction. */
const INVISIBLE = /[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g;
/** As many characters as a code may have when it is typed. */
export const MAX_CODE_LENGTH = 40;

/**
 * The form that all spellings of a code share: without blanks around it, in lower case, and with one form for every
 * character (NFKC). A letter that only looks the same is another letter. Null for a text that is no code.
 */
export function codeKey(typed: string): string | null {
  if (typed.length > 200 || !typed.isWellFormed()) return null;
  const text = typed.normalize('NFKC').replace(INVISIBLE, '').trim().replace(/\s+/g, ' ');
  // Upwards too, so that `ß` and `SS` are one.
  const key = text.toLowerCase().toUpperCase().toLowerCase().normalize('NFKC');
  return key === '' || [...text].length > MAX_CODE_LENGTH || key.length > 80 || /\p{Cc}/u.test(key)
    ? null
    : key;
}
