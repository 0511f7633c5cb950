import type { Db } from '#lib/db.ts';
import type { Queue } from '#lib/jobs.ts';
import { askForDecisions } from '../orders/dates/decide-date.ts';
import { NOTICE_QUEUE } from '../orders/dates/notice.ts';
import { remind } from '../orders/dates/remind.ts';
import { REMINDER_QUEUE } from '../orders/dates/reminder.ts';
import { tellBooked } from '../orders/dates/tell-booked.ts';

/** What is done for those who booked dates of events. Each minute's run goes on with what an earlier one left. */
export function dateQueues(db: Db): Queue[] {
  return [
    {
      name: NOTICE_QUEUE,
      rules: { retryLimit: 0, expireInSeconds: 300 },
      schedule: '* * * * *',
      concurrency: 1,
      run: async () => void (await tellBooked(db)),
    },
    {
      name: REMINDER_QUEUE,
      rules: { retryLimit: 0, expireInSeconds: 300 },
      schedule: '* * * * *',
      concurrency: 1,
      run: async () => void (await Promise.all([remind(db), askForDecisions(db)])),
    },
  ];
}
