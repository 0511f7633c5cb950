import { t } from '#messages/t.ts';
import type { AddressField } from './address.ts';

/** Longer texts are not looked at. */
const MAX_TYPED = 2_000;
/** Characters that cannot be seen and are pasted along, and those that turn the direction of others. */
const INVISIBLE =
  /\u034f|[\ufe00-\ufe0f]|[\u00ad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\u3164\ufeff\uffa0\u{e0000}-\u{e007f}]/gu;
/** What no address has: markup, formulas, templates, pictures, and characters that no font has. */
const FOREIGN =
  /[<>{}[\]|\\^~=*]|:\/\/|\p{Extended_Pictographic}|\p{Regional_Indicator}|\p{Co}|\p{Cn}|\p{Cs}|\ufffd/u;
/** A name of one letter under a pile of accents. */
const PILED_ACCENTS = /\p{M}{5,}/u;

/** One line as it is stored: composed, its line breaks and control characters as blanks, nothing invisible. */
export function tidyLine(typed: string): string {
  return typed
    .slice(0, MAX_TYPED)
    .toWellFormed()
    .normalize('NFC')
    .replace(INVISIBLE, '')
    .replace(/[\p{Cc}\p{Z}]+/gu, ' ')
    .trim();
}

/** Why a line cannot stand in an address; null when it can. */
export function textProblem(text: string, field: AddressField): string | null {
  const foreign = FOREIGN.exec(text)?.[0];
  if (foreign) return t('“{text}” cannot stand in an address.', { text: foreign });
  if (PILED_ACCENTS.test(text)) return t('This is not valid.');
  // A table program would take it for a formula.
  if (/^[+@-]/.test(text)) return t('Begin with a letter or a number.');
  const isName = field === 'name' || field === 'city';
  if (!(isName ? /\p{L}/u : /[\p{L}\p{N}]/u).test(text))
    return isName ? t('Use letters.') : t('Use letters or numbers.');
  return null;
}
