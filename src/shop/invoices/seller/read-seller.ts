import { ShopError } from '#lib/errors.ts';
import { tidyText } from '#lib/typed-text.ts';
import type { Sentence } from '#messages/sentence.ts';
import { t } from '#messages/t.ts';
import { isCountry } from '../../customers/addresses/countries.ts';
import { readVatId } from '../../pricing/tax/vat-id/vat-id.ts';
import { sellerSchemas } from '../../settings/seller-settings.ts';

export type SellerKey = keyof typeof sellerSchemas;
export const sellerKeys = Object.keys(sellerSchemas) as readonly SellerKey[];

const WRONG: Readonly<Partial<Record<SellerKey, Sentence>>> = {
  seller_vat_id: 'This is no VAT ID. Look at it once more.',
  seller_iban: 'This is no IBAN. Look at it once more.',
  seller_bic: 'This is no BIC. It has 8 or 11 letters and digits.',
  seller_country: 'Choose a country.',
};

/** The seller as it was typed. @throws ShopError `invalid_input` with the reason at each field. */
export function readSeller(typed: Readonly<Record<string, string>>): Readonly<Record<SellerKey, string>> {
  const entries = sellerKeys.map((key) => [key, tidied(key, typed[key] ?? '')] as const);
  const wrong = entries.filter(([key, text]) => !isRight(key, text));
  if (wrong.length === 0) return Object.fromEntries(entries) as Readonly<Record<SellerKey, string>>;
  const fields = Object.fromEntries(wrong.map(([key]) => [key, t(WRONG[key] ?? 'This text is too long.')]));
  throw new ShopError('invalid_input', 422, Object.values(fields)[0] ?? '', fields);
}

function tidied(key: SellerKey, typed: string): string {
  const text = tidyText(typed);
  if (key === 'seller_iban' || key === 'seller_bic') return text.replace(/\s/g, '').toUpperCase();
  return key === 'seller_vat_id' ? (readVatId(text)?.text ?? text) : text;
}

function isRight(key: SellerKey, text: string): boolean {
  if (!sellerSchemas[key].safeParse(text).success) return false;
  if (text === '') return true;
  if (key === 'seller_vat_id') return readVatId(text) !== null;
  if (key === 'seller_country') return isCountry(text);
  return key !== 'seller_iban' || hasRightDigits(text);
}

/** ISO 7064: of an IBAN turned into digits the remainder by 97 is 1. */
function hasRightDigits(iban: string): boolean {
  const digits = `${iban.slice(4)}${iban.slice(0, 4)}`.replace(/[A-Z]/g, (letter) =>
    String(letter.charCodeAt(0) - 55),
  );
  return BigInt(digits) % 97n === 1n;
}
