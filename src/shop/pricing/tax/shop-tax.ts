import { currentSettings } from '../../settings/current.ts';
import type { TaxSeller } from './place.ts';

/** How the shop charges tax. */
export interface ShopTax extends TaxSeller {
  /** Prices include the tax, and are the same for everybody; else it is added to them. */
  readonly isIncluded: boolean;
}

/** By the owner's answers; null for a small business, and until the owner has answered: no tax is counted then. */
export function shopTax(): ShopTax | null {
  const {
    tax_country: country,
    tax_status: status,
    tax_prices: prices,
    tax_scheme: scheme,
  } = currentSettings();
  if (status !== 'registered' || country === '') return null;
  return { country, isOneStop: scheme === 'one_stop', isIncluded: prices === 'included' };
}
