import type { Db } from '#lib/db.ts';
import { db } from '#lib/db.ts';
import { changeCurrency } from '#shop/orders/currency/change-currency.ts';
import { readCurrencyWish } from '#shop/orders/currency/read-wish.ts';

/** Another currency as its page would read it. @param rates what 1 of each currency is worth in it. */
export function currencyWish(currency: string, rates: Readonly<Record<string, string>>, round = 'exact') {
  const fields = Object.entries(rates).map(([of, rate]) => [`rate_${of}`, rate]);
  return readCurrencyWish({ currency, round, ...Object.fromEntries(fields) });
}

/** Sells in it from now on, unseen as from the command line. */
export function changeTo(
  currency: string,
  rates: Readonly<Record<string, string>>,
  { round = 'exact', own = db }: { readonly round?: string; readonly own?: Db } = {},
): Promise<void> {
  return changeCurrency(own, currencyWish(currency, rates, round), null, 'cli');
}
