import { decimalPoint } from '#lib/money.ts';

/** Heaviest and longest that is kept: a tonne, ten metres. */
export const MOST_GRAMS = 1_000_000;
export const MOST_MM = 10_000;

const GRAMS: Readonly<Record<string, number>> = {
  g: 1,
  kg: 1000,
  oz: 28.349_523_125,
  lb: 453.592_37,
  lbs: 453.592_37,
};

/**
 * A weight as a person types it: `420`, `420 g`, `1.2 kg`, `1,2 kg`, `10 oz`, `2 lb`. Without a unit these are grams. Grams
 * with a point are refused: `1.200` is a kilogram and more to some, and one gram to others.
 * @returns grams; null for what is refused.
 */
export function readWeight(typed: string): number | null {
  const [, figure = '', fraction = '', unit = 'g'] =
    /^(\d{1,7})(?:[.,](\d{1,3}))?\s*(g|kg|oz|lbs?)?$/i.exec(typed.normalize('NFKC').trim()) ?? [];
  const factor = GRAMS[unit.toLowerCase()];
  if (figure === '' || !factor || (factor === 1 && fraction !== '')) return null;
  const grams = Math.round(Number(`${figure}.${fraction || '0'}`) * factor);
  return grams >= 1 && grams <= MOST_GRAMS ? grams : null;
}

/** A weight as its field shows it, in the current language: `420 g`, `1.2 kg`. */
export function weightField(grams: number | null): string {
  if (grams === null) return '';
  return grams >= 1000 ? `${plain(grams / 1000)} kg` : `${grams} g`;
}

/** A length in centimetres, to the millimetre: `24`, `2.4`, `2,4`. @returns millimetres; null for what is refused. */
export function readLength(typed: string): number | null {
  const [, figure = '', fraction = ''] =
    /^(\d{1,4})(?:[.,](\d))?(?:\s*cm)?$/i.exec(typed.normalize('NFKC').trim()) ?? [];
  const mm = figure === '' ? 0 : Number(figure) * 10 + Number(fraction || '0');
  return mm >= 1 && mm <= MOST_MM ? mm : null;
}

/** A length as its field shows it. */
export function lengthField(mm: number | null): string {
  return mm === null ? '' : plain(mm / 10);
}

function plain(value: number): string {
  return String(value).replace('.', decimalPoint());
}
