import { displayNames } from '#messages/formats.ts';

/** `German` for `de`, in the current language; the code itself where it has no name. */
export function languageName(code: string): string {
  return displayNames('language').of(code) ?? code;
}
