import type { Db } from '#lib/db.ts';
import type { Queue } from '#lib/jobs.ts';
import { seller } from '../emails/seller.ts';
import { tellBackInStock } from '../products/kinds/goods/back-in-stock/tell.ts';
import { refreshInStock } from '../products/kinds/goods/lists/refresh-in-stock.ts';
import { tellLowStock } from '../products/kinds/goods/stock/tell-low-stock.ts';

/** What is done each minute about goods. The next run does the work of one that failed. */
export function goodsQueues(db: Db): Queue[] {
  return [
    {
      ...{ name: 'back-in-stock', schedule: '* * * * *', concurrency: 1 },
      rules: { retryLimit: 0, expireInSeconds: 300 },
      run: () => tellBackInStock(db),
    },
    {
      ...{ name: 'in-stock-lists', schedule: '* * * * *', concurrency: 1 },
      rules: { retryLimit: 0, expireInSeconds: 300 },
      run: async () => void (await refreshInStock(db)),
    },
    {
      ...{ name: 'low-stock', schedule: '* * * * *', concurrency: 1 },
      rules: { retryLimit: 0, expireInSeconds: 60 },
      run: () => tellLowStock(db, seller.email),
    },
  ];
}
