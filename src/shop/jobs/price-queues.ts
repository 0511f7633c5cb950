import type { Db } from '#lib/db.ts';
import type { Queue } from '#lib/jobs.ts';
import { settlePrices } from '../products/prices/settle-prices.ts';

/** Each minute sales begin and end, and prices change that were planned. The next run does the work of one that failed. */
export function priceQueues(db: Db): Queue[] {
  return [
    {
      ...{ name: 'settle-prices', schedule: '* * * * *', concurrency: 1 },
      rules: { retryLimit: 0, expireInSeconds: 300 },
      run: async () => void (await settlePrices(db)),
    },
  ];
}
