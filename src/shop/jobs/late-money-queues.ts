import type { Db } from '#lib/db.ts';
import type { Queue } from '#lib/jobs.ts';
import { endOverdueDebits } from './end-overdue-debits.ts';
import { returnLateMoneyInTime } from './return-late-money.ts';

const EACH_MINUTE = { rules: { retryLimit: 0, expireInSeconds: 300 }, schedule: '* * * * *' } as const;

/** Money that takes too long, and money that came too late. */
export function lateMoneyQueues(db: Db): Queue[] {
  return [
    { ...EACH_MINUTE, name: 'end-overdue-debits', run: () => endOverdueDebits(db) },
    { ...EACH_MINUTE, name: 'return-late-money', run: () => returnLateMoneyInTime(db) },
  ];
}
