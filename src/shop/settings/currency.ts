import { currencyOfCountry } from '#lib/currency-of-country.ts';
import { currentSettings } from './current.ts';
import type { Settings } from './setting.ts';

/** What a shop sells in of which nothing is known. */
const USUAL = 'USD';

type Deciding = Pick<Settings, 'currency' | 'seller_country' | 'tax_country'>;

/** The currency of these settings: as it was chosen, else that of the seller's country. */
export function currencyOfSettings({ currency, seller_country, tax_country }: Deciding): string {
  return currency || currencyOfCountry(seller_country || tax_country) || USUAL;
}

/** What the shop sells in, as this process knows it. What saves a price asks the database: `keepSellingCurrency`. */
export function sellingCurrency(): string {
  return currencyOfSettings(currentSettings());
}
