import { typedAmount } from '#lib/parse-amount.ts';
import { sellingCurrency } from '#shop/settings/currency.ts';
import { typedShopTime } from '#shop/settings/zone.ts';
import type { Method } from '#shop/shipping/method.ts';
import type { Pickup } from '#shop/shipping/pickup.ts';

/** A pick-up as the form names it. */
export function pickupValue({ warehouseId, date }: Pickup): string {
  return date ? `date:${date.id}` : `warehouse:${warehouseId}`;
}

/** The fields of the form of a method; of a new one for null. */
export function methodTexts(method: Method | null): Readonly<Record<string, string>> {
  if (!method) return { kind: 'parcel', rate_by: 'weight', currency: sellingCurrency(), is_offered: 'on' };
  const { kind, title, currency, rateBy, rates, freeFrom, minDays, maxDays, place, endsAt, isOffered } =
    method;
  const { pickup } = method;
  const money = (amount: number) => typedAmount({ amount, currency });
  const limit = (upTo: number | null) => {
    if (upTo === null) return '';
    return rateBy === 'price' ? money(upTo) : String(upTo);
  };
  return {
    ...{ kind, title, currency, place, rate_by: rateBy },
    picked_up: pickup ? pickupValue(pickup) : '',
    min_days: minDays === null ? '' : String(minDays),
    max_days: maxDays === null ? '' : String(maxDays),
    free_from: freeFrom === null ? '' : money(freeFrom),
    ends_on: typedShopTime(endsAt).slice(0, 10),
    is_offered: isOffered ? 'on' : '',
    ...Object.fromEntries(
      rates.flatMap(({ upTo, amount }, at) => [
        [`up_to_${at + 1}`, limit(upTo)],
        [`amount_${at + 1}`, money(amount)],
      ]),
    ),
  };
}
