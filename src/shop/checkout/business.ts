import { z } from 'zod';
import { ShopError } from '#lib/errors.ts';
import { tidyText } from '#lib/typed-text.ts';
import { t } from '#messages/t.ts';
import { countryName } from '../customers/addresses/countries.ts';
import type { TaxBuyer } from '../pricing/tax/place.ts';
import { isInEu, rateCountry } from '../pricing/tax/territory.ts';
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
  const name = tidyText(typed['business'] ?? '');
  const given = tidyText(typed['vat_id'] ?? '');
  if (name === '' && given === '') return null;
  const vatId = readVatId(given);
  const fields: Record<string, string> = {};
  if (name === '') fields['business'] = t('Enter the name of the business.');
  if (name.length > 100) fields['business'] = t('Enter a name of at most 100 characters.');
  if (given !== '' && !vatId) fields['vat_id'] = t('This is not a VAT ID. Check it, or leave it empty.');
  const [first] = Object.values(fields);
  if (first !== undefined) throw new ShopError('invalid_business', 422, first, fields);
  return { name, vatId };
}

/**
 * Whether a business owes the tax itself: the owner wants that, and the VAT ID is of another EU country.
 * @throws ShopError `other_country` where that is not the country in which the buyer is: nobody guesses which of them is right.
 */
export function owesTaxItself(business: Business | null, home: TaxBuyer | null): boolean {
  const { tax_country: own, tax_reverse: wish } = currentSettings();
  const vatId = business?.vatId;
  if (!vatId || wish !== 'reverse' || !isInEu(own) || !isInEu(vatId.country) || vatId.country === own)
    return false;
  if (!home || rateCountry(home.country) === vatId.country) return true;
  const text = t('This VAT ID is of {country}. Choose that country, or leave the VAT ID empty.', {
    country: countryName(vatId.country),
  });
  throw new ShopError('other_country', 422, text, { vat_id: text });
}
