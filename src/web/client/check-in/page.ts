import type { CheckInSentence } from '../../check-in/words.ts';

/** The page as the server has made it, with what its script needs. */
export const root = document.querySelector<HTMLElement>('[data-check-in]') as HTMLElement;
export const api = root.dataset['api'] ?? '';
export const session = root.dataset['session'] ?? '';
/** Of the session among those of the date, as the address has it. */
export const sessionNumber = root.dataset['number'] ?? '1';
export const listKey = root.dataset['key'] ?? '';

const words: Readonly<Record<string, string>> = JSON.parse(root.dataset['words'] ?? '{}');

/** A sentence in the language of the page. */
export function say(
  sentence: CheckInSentence,
  values: Readonly<Record<string, string | number>> = {},
): string {
  const text = words[sentence] ?? sentence.split(' ¦ ')[0] ?? sentence;
  return text.replace(/\{(\w+)\}/g, (place, name) => String(values[name] ?? place));
}

/** `18:42`, by the clock of the device. */
export function clock(ms: number): string {
  return new Date(ms).toLocaleTimeString(document.documentElement.lang, {
    hour: '2-digit',
    minute: '2-digit',
  });
}

/** The element of the page for a purpose. */
export function part(selector: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(selector);
}
