const CLASSES: Readonly<Record<string, RegExp>> = { '9': /\d/, A: /[A-Z]/, X: /[A-Z\d]/ };

/** Figures of Arabic and Persian. */
const FOREIGN_DIGITS = /[\u0660-\u0669\u06f0-\u06f9]/g;

/** Letters and figures alone, in capitals, as postcodes are compared: `SW1A1AA`. */
export function bareCode(typed: string): string {
  return typed
    .normalize('NFKC')
    .replace(FOREIGN_DIGITS, (digit) => String(digit.charCodeAt(0) & 15))
    .toUpperCase()
    .replace(/[^A-Z\d]/g, '');
}

/**
 * A postcode in the shape in which its country writes it: `SW1A 1AA` for `sw1a1aa`, `100-0001` for `１０００００１`.
 * @param masks of the country: see the table. @returns null for one of no such shape.
 */
export function readPostcode(typed: string, masks: readonly string[], country: string): string | null {
  const text = bareCode(typed);
  for (const candidate of [text, withoutCountry(text, country)])
    for (const mask of masks) {
      const code = fill(mask, candidate);
      if (code) return code;
    }
  return null;
}

/**
 * Every form in which ranges of postcodes may mean what was typed: as its post writes it and without letters of its country
 * (`D-27498`, `LT-01234`), and each shorter shape that it begins with (`99501` of `99501-1234`).
 */
export function comparedCodes(typed: string, masks: readonly string[], country: string): string[] {
  const code = readPostcode(typed, masks, country);
  if (code === null) return [bareCode(typed)];
  const starts = masks.map((mask) => code.slice(0, mask.length));
  const shorter = starts.filter(
    (start, at) => start !== code && fill(masks[at] ?? '', bareCode(start)) === start,
  );
  return [code, ...shorter].map(bareCode).flatMap((bare) => [bare, withoutCountry(bare, country)]);
}

/** Letters of a country that people write before its figures: `D-10115`, `CH-8001`, `FIN-00100`. */
function withoutCountry(text: string, country: string): string {
  const [letters = ''] = /^[A-Z]{1,3}(?=\d)/.exec(text) ?? [];
  return country.startsWith(letters) || letters.startsWith(country) ? text.slice(letters.length) : text;
}

function fill(mask: string, text: string): string | null {
  // `01234` means `LT-01234`.
  const [prefix = ''] = /^[a-z]{1,2}(?=[-\d])/.exec(mask) ?? [];
  const rest = /^\d/.test(text) ? `${prefix.toUpperCase()}${text}` : text;
  let filled = '';
  let at = 0;
  for (const sign of mask) {
    const isWritten = sign in CLASSES || /[a-z\d]/.test(sign);
    const next = isWritten ? (rest[at++] ?? '') : sign;
    if (isWritten && !(CLASSES[sign]?.test(next) ?? next === sign.toUpperCase())) return null;
    filled += next;
  }
  return at === rest.length ? filled : null;
}

/** An example of a shape: `12345` for `99999`. */
export function postcodeExample(mask: string): string {
  let digit = 0;
  let letter = 0;
  return mask.replace(/[9AXa-z]/g, (sign) => {
    if (sign === 'A') return 'ABCDEFG'[letter++ % 7] ?? '';
    return sign === '9' || sign === 'X' ? String(++digit % 10) : sign.toUpperCase();
  });
}
