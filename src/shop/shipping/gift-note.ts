import { ShopError } from '#lib/errors.ts';
import { countCharacters, tidyText } from '#lib/typed-text.ts';
import { t } from '#messages/t.ts';

export const MOST_CHARACTERS = 500;
const MOST_LINES = 12;

/**
 * The note of a gift as it is printed.
 * @returns null for an order that is no gift.
 * @throws ShopError `invalid_input` at `gift_note`.
 */
export function readGiftNote(typed: {
  readonly gift?: string | undefined;
  readonly note?: string | undefined;
}): string | null {
  if (typed.gift !== 'on') return null;
  const note = tidyText(typed.note ?? '').replace(/[^\P{C}\n\u200c\u200d]/gu, '');
  if (countCharacters(note) <= MOST_CHARACTERS && note.split('\n').length <= MOST_LINES) return note;
  const text = t(
    'At most {characters, number} characters and {lines, number} lines fit on the packing slip.',
    {
      ...{ characters: MOST_CHARACTERS, lines: MOST_LINES },
    },
  );
  throw new ShopError('invalid_input', 422, text, { gift_note: text });
}
