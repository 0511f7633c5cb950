import type { Problem } from '../http/respond.ts';

/** What one field of an edit form shows. */
export interface EditField {
  readonly name: string;
  readonly value: string;
  readonly error: string | undefined;
  /** What another person saved in the meantime, when the two edits are in conflict. */
  readonly savedMeanwhile: string | undefined;
}

/**
 * The fields of an edit form and the version it is based on.
 * @param saved what is stored now, with its version.
 * @param texts what was sent; null when the form is shown for the first time.
 */
export function editFields(
  saved: { readonly texts: Readonly<Record<string, string>>; readonly version: number },
  texts: Readonly<Record<string, string>> | null,
  problem: Problem | null,
): { version: string; field: (name: string) => EditField } {
  const values = { ...saved.texts, ...texts };
  const isConflict = problem?.code === 'edited_meanwhile';
  const version = String(saved.version);
  return {
    // After a conflict both texts are shown, so the next save is deliberate. Any other error keeps the version it had.
    version: isConflict ? version : (texts?.['version'] ?? version),
    field: (name) => {
      const error = problem?.fields[name];
      const savedMeanwhile = isConflict && error ? (saved.texts[name] ?? '') : undefined;
      return { name, value: values[name] ?? '', error, savedMeanwhile };
    },
  };
}
