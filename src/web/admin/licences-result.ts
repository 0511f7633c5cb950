import type { Sentence } from '#messages/sentence.ts';
import { t } from '#messages/t.ts';

/** What a change of licence keys did, by its names in the address. */
const RESULTS = {
  added: '{count, plural, =0 {No key is new.} one {# key added.} other {# keys added.}}',
  known:
    '{count, plural, one {# was there before and was left out.} other {# were there before and were left out.}}',
  doubles: '{count, plural, one {# was in the list twice.} other {# were in the list twice.}}',
  served:
    '{count, plural, one {# buyer who was waiting got a key.} other {# buyers who were waiting got a key.}}',
  removed: '{count, plural, one {# key removed.} other {# keys removed.}}',
} as const satisfies Readonly<Record<string, Sentence>>;

/** Whether something was done, and what it did, in sentences. */
export function licencesResult(query: URLSearchParams): string[] {
  if (!query.has('done')) return [];
  const told = Object.entries(RESULTS).flatMap(([name, sentence]) => {
    const count = Number(query.get(name) ?? Number.NaN);
    if (!Number.isInteger(count) || (count === 0 && name !== 'added')) return [];
    return [t(sentence, { count })];
  });
  return told.length > 0 ? told : [t('New buyers get their keys like this from now on.')];
}
