import { numberFormat } from '#messages/formats.ts';

const GRAM = numberFormatOf('gram', 0);
const KILOGRAM = numberFormatOf('kilogram', 1);

function numberFormatOf(unit: string, digits: number): Intl.NumberFormatOptions {
  return { style: 'unit', unit, maximumFractionDigits: digits };
}

/** "420 g", "1.2 kg"; "420 to 480 g" as "420 g–480 g" where variants differ; empty where nothing is known. @param grams of each. */
export function weightsText(grams: readonly number[]): string {
  if (grams.length === 0) return '';
  const [least, most] = [Math.min(...grams), Math.max(...grams)];
  return least === most ? weightText(least) : `${weightText(least)}–${weightText(most)}`;
}

function weightText(grams: number): string {
  return grams < 1000 ? numberFormat(GRAM).format(grams) : numberFormat(KILOGRAM).format(grams / 1000);
}
