const languages = new Intl.DisplayNames(['en'], { type: 'language' });
const names = new Map<string, string>();

/** `German` for `de`; the code itself where it has no name. Cached, because `Intl` is slow and there are few. */
export function languageName(code: string): string {
  const known = names.get(code) ?? languages.of(code) ?? code;
  names.set(code, known);
  return known;
}
