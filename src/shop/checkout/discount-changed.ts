import { ShopError } from '#lib/errors.ts';
import { formatMoney } from '#lib/money.ts';
import { t } from '#messages/t.ts';
import type { Cart } from '../cart/cart.ts';

/** Promotions take off less than the page said: why, as far as codes say it. */
export function discountChanged({ promotions, totals }: Cart): ShopError {
  const reasons = promotions.refused.map(({ code, text }) => `${code}: ${text}`);
  const now =
    totals.discount > 0
      ? t('The discount is now {amount}.', {
          amount: formatMoney({ amount: totals.discount, currency: totals.currency }),
        })
      : t('There is no discount any more.');
  const text = [...reasons, now, t('Check the total, then continue.')].join(' ');
  return new ShopError('discount_changed', 409, text, { code: text });
}
