import { config } from '#lib/config.ts';
import type { Db } from '#lib/db.ts';
import type { Queue } from '#lib/jobs.ts';
import { checkVatIds } from '../orders/country/check-vat-ids.ts';
import { weighCountries } from '../orders/country/weigh-countries.ts';

/** Each minute: VAT IDs that are to be verified, and what tells the countries of buyers who have paid. The next run does the work of one that failed. */
export function taxQueues(db: Db): Queue[] {
  return [
    {
      ...{ name: 'weigh-countries', schedule: '* * * * *', concurrency: 1 },
      rules: { retryLimit: 0, expireInSeconds: 300 },
      run: () => weighCountries(db),
    },
    {
      ...{ name: 'check-vat-ids', schedule: '* * * * *', concurrency: 1 },
      rules: { retryLimit: 0, expireInSeconds: 600 },
      run: () => checkVatIds(db, { url: config.viesUrl }),
    },
  ];
}
