import type { Db } from '#lib/db.ts';
import type { Queue } from '#lib/jobs.ts';
import { tellBackInStock } from '../products/kinds/goods/back-in-stock/tell.ts';

/** What is done each minute about goods. The next run does the work of one that failed. */
export function goodsQueues(db: Db): Queue[] {
  return [
    {
      ...{ name: 'back-in-stock', schedule: '* * * * *', concurrency: 1 },
      rules: { retryLimit: 0, expireInSeconds: 300 },
      run: () => tellBackInStock(db),
    },
  ];
}
