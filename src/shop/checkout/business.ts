import { z } from 'zod';
import type { Db } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { countCharacters, tidyText } from '#lib/typed-text.ts';
import { t } from '#messages/t.ts';
import { countryName } from '../customers/addresses/countries.ts';
import { tidyLine } from '../customers/addresses/typed-line.ts';
import type { TaxBuyer } from '../pricing/tax/place.ts';
import { isInEu, rateCountry } from '../pricing/tax/territory.ts';
import { vatIdStanding } from '../pricing/tax/vat-id/standing.ts';
import { readVatId, type VatId } from '../pricing/tax/vat-id/vat-id.ts';
import { currentSettings } from '../settings/current.ts';
import type { TypedDelivery } from './delivery.ts';

const field = z.string().max(10_000).optional();

/** The fields of the checkout about a business; where no tax is counted they are not looked at. */
export const businessFields = { business: field, vat_id: field };

/** The business that an order is for. */
export interface Business {
  readonly name: string;
  /** Null for one that has none, or did not say it. */
  readonly vatId: VatId | null;
}

/**
 * The business that was typed; null for none.
 * @throws ShopError `invalid_business` at its fields.
 */
export function readBusiness(typed: TypedDelivery): Business | null {
  const name = tidyLine(typed['business'] ?? '');
  const given = tidyText(typed['vat_id'] ?? '');
  if (name === '' && given === '') return null;
  const vatId = readVatId(given);
  const fields: Record<string, string> = {};
  if (name === '') fields['business'] = t('Enter the name of the business.');
  if (countCharacters(name) > 100) fields['business'] = t('Enter a name of at most 100 characters.');
  if (given !== '' && !vatId) fields['vat_id'] = t('This is not a VAT ID. Check it, or leave it empty.');
  const [first] = Object.values(fields);
  if (first !== undefined) throw new ShopError('invalid_business', 422, first, fields);
  return { name, vatId };
}

/**
 * Whether a business owes the tax itself: the owner wants that, the VAT ID is of another EU country, and is verified where the
 * owner wants that.
 * @throws ShopError `other_country` where that is not the country in which the buyer is: nobody guesses which of them is right;
 * `vat_id_invalid` for one that the register does not know.
 */
export async function owesTaxItself(
  db: Db,
  business: Business | null,
  home: TaxBuyer | null,
): Promise<boolean> {
  const vatId = business?.vatId;
  if (!vatId || !couldOwe(vatId)) return false;
  if (!home || rateCountry(home.country) === vatId.country) return isGoodEnough(db, vatId);
  const text = t('This VAT ID is of {country}. Choose that country, or leave the VAT ID empty.', {
    country: countryName(vatId.country),
  });
  throw new ShopError('other_country', 422, text, { vat_id: text });
}

/** The owner wants that businesses owe the tax themselves, and the VAT ID is of another EU country. */
export function couldOwe({ country }: VatId): boolean {
  const { tax_country: own, tax_reverse: wish } = currentSettings();
  return wish === 'reverse' && isInEu(own) && isInEu(country) && country !== own;
}

async function isGoodEnough(db: Db, vatId: VatId): Promise<boolean> {
  const { tax_vies: register, tax_unverified: unverified } = currentSettings();
  if (register !== 'on') return true;
  const standing = await vatIdStanding(db, vatId);
  if (standing === 'invalid') {
    const text = t('The register of the EU (VIES) does not know this VAT ID. Check it, or leave it empty.');
    throw new ShopError('vat_id_invalid', 422, text, { vat_id: text });
  }
  return standing === 'valid' || unverified === 'accept';
}
