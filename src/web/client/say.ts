import type { ScriptSentence } from '../script-words.ts';

/** What the page brings for its scripts: nothing in English. */
const words: Readonly<Record<string, string>> = JSON.parse(document.body.dataset['words'] ?? '{}');

/** A sentence in the language of the page. @param values by the names in braces. */
export function say(
  sentence: ScriptSentence,
  values: Readonly<Record<string, string | number>> = {},
): string {
  const text = words[sentence] ?? sentence;
  return text.replace(/\{(\w+)\}/g, (place, name) => String(values[name] ?? place));
}
