import { t } from '#messages/t.ts';

/** A barcode as typed or scanned, without blanks and hyphens. */
export function tidyBarcode(typed: string): string {
  return typed.normalize('NFKC').replace(/[\s-]/g, '');
}

/** What is wrong with a barcode of GS1 (EAN-8, UPC, EAN-13, GTIN-14); null where its check digit fits. */
export function barcodeProblem(code: string): string | null {
  if (!/^\d+$/.test(code)) return t('A barcode has digits alone.');
  if (![8, 12, 13, 14].includes(code.length))
    return t(
      'A barcode has 8 digits (EAN-8), 12 (UPC), 13 (EAN-13, ISBN) or 14 (GTIN-14). This one has {count, number}.',
      { count: code.length },
    );
  const digit = checkDigit(code.slice(0, -1));
  if (code.endsWith(digit)) return null;
  return t('This is not a whole barcode: its last digit would be {digit}. Check it for a typing error.', {
    digit,
  });
}

/** The last digit that belongs to the others. */
export function checkDigit(digits: string): string {
  const sum = [...digits].toReversed().reduce((all, digit, at) => all + Number(digit) * (at % 2 ? 1 : 3), 0);
  return String((10 - (sum % 10)) % 10);
}
