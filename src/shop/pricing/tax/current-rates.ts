import type { Db } from '#lib/db.ts';
import type { TaxRate } from './rate.ts';
import { listTaxRates } from './store.ts';

/** A process that no notice reached follows after this long. */
const EVERY_MS = 10_000;

let known: { readonly rates: readonly TaxRate[]; readonly until: number } | null = null;

/** The owner's rates: at most one statement every ten seconds. */
export async function currentTaxRates(db: Db): Promise<readonly TaxRate[]> {
  if (known && performance.now() < known.until) return known.rates;
  const rates = await listTaxRates(db);
  known = { rates, until: performance.now() + EVERY_MS };
  return rates;
}

/** Reads them again the next time: the owner has changed them. */
export function forgetTaxRates(): void {
  known = null;
}
