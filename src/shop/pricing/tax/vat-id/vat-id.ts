import { vatIdFormats } from './formats.ts';

/** A VAT ID whose form and check digits are right; whether it was given to anybody only its country knows. */
export interface VatId {
  /** ISO 3166-1 alpha-2: Greece is `GR`, though its IDs begin with `EL`. */
  readonly country: string;
  /** Without spaces and signs: `DE129273398`. */
  readonly text: string;
}

/** Letters of VAT IDs that are not those of the country. */
const PREFIXES: Readonly<Record<string, string>> = { EL: 'GR' };

/** A VAT ID as it was typed, with or without spaces, dots and hyphens; null where it cannot be one. */
export function readVatId(typed: string): VatId | null {
  const text = typed
    .normalize('NFKC')
    .replace(/[\s.\-/]/g, '')
    .toUpperCase();
  if (text.length < 4 || text.length > 20) return null;
  const prefix = text.slice(0, 2);
  const country = PREFIXES[prefix] ?? prefix;
  const format = Object.hasOwn(vatIdFormats, country) ? vatIdFormats[country] : undefined;
  const rest = text.slice(2);
  if (!format?.form.test(rest) || format.fits?.(rest) === false || prefix === 'GR') return null;
  return { country, text };
}
