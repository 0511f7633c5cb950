import type { Tx } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { t } from '#messages/t.ts';
import { keepSellingCurrency } from './currency-store.ts';

/**
 * Refuses a price in another currency than the shop sells in, which stays as it is until the transaction ends. First of its locks.
 * @param own what it is in already: a price that was never in the shop's currency may stay.
 * @throws ShopError `other_currency` at `currency`.
 */
export async function refuseOtherCurrency(
  tx: Tx,
  currency: string | null,
  own: string | null = null,
): Promise<void> {
  const sold = await keepSellingCurrency(tx);
  if (currency !== null && currency !== sold && currency !== own) throw otherCurrency(sold);
}

export function otherCurrency(sold: string): ShopError {
  const text = t('This shop sells in {currency}. The currency of every price is changed in the settings.', {
    currency: sold,
  });
  return new ShopError('other_currency', 409, text, { currency: text });
}
