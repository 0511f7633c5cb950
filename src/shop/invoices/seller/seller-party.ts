import { t } from '#messages/t.ts';
import { currentSettings } from '../../settings/current.ts';
import { shopEmail } from '../../settings/mail-sender.ts';
import type { InvoiceSeller } from '../invoice.ts';

/** What the law wants an invoice to say of its seller, and the owner has not said yet: keys of settings. */
export function missingOfSeller(): readonly (
  | 'seller_name'
  | 'seller_street'
  | 'seller_city'
  | 'seller_country'
)[] {
  const settings = currentSettings();
  const needed = ['seller_name', 'seller_street', 'seller_city', 'seller_country'] as const;
  return needed.filter((key) => settings[key] === '');
}

/** The seller as the owner named it; in a document of play money, what is missing is said in its place. */
export function sellerParty(): InvoiceSeller {
  const settings = currentSettings();
  return {
    name: settings.seller_name || t('Name of the seller'),
    street: settings.seller_street || t('Street and number'),
    postcode: settings.seller_postcode,
    city: settings.seller_city || t('City'),
    country: settings.seller_country || settings.tax_country,
    vatId: settings.seller_vat_id,
    taxNumber: settings.seller_tax_number,
    phone: settings.seller_phone,
    email: shopEmail(),
    iban: settings.seller_iban,
    bic: settings.seller_bic,
  };
}
