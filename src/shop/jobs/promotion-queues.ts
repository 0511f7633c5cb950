import type { Db } from '#lib/db.ts';
import type { Queue } from '#lib/jobs.ts';
import { tellCardUses } from '../orders/card-uses/tell-card-uses.ts';

/** Each minute: uses of promotions by the card that paid. The next run does the work of one that failed. */
export function promotionQueues(db: Db): Queue[] {
  return [
    {
      ...{ name: 'tell-card-uses', schedule: '* * * * *', concurrency: 1 },
      rules: { retryLimit: 0, expireInSeconds: 300 },
      run: () => tellCardUses(db),
    },
  ];
}
