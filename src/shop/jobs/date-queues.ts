import type { Db } from '#lib/db.ts';
import type { Queue } from '#lib/jobs.ts';
import { askForDecisions } from '../orders/dates/decide-date.ts';
import { NOTICE_QUEUE } from '../orders/dates/notice.ts';
import { remind } from '../orders/dates/remind.ts';
import { REMINDER_QUEUE } from '../orders/dates/reminder.ts';
import { tellBooked } from '../orders/dates/tell-booked.ts';
import { refreshEventLists } from '../products/kinds/event/dates/refresh-lists.ts';
import { runWaitingLists } from '../products/kinds/event/waiting/run-waiting-lists.ts';

/** The next run does the work of one that failed. */
const EACH_MINUTE = { rules: { retryLimit: 0, expireInSeconds: 300 }, schedule: '* * * * *', concurrency: 1 };

/** What is done each minute about the dates of events. A run goes on with what an earlier one left. */
export function dateQueues(db: Db): Queue[] {
  return [
    { ...EACH_MINUTE, name: NOTICE_QUEUE, run: async () => void (await tellBooked(db)) },
    {
      ...EACH_MINUTE,
      name: REMINDER_QUEUE,
      run: async () => void (await Promise.all([remind(db), askForDecisions(db)])),
    },
    { ...EACH_MINUTE, name: 'refresh-events', run: async () => void (await refreshEventLists(db)) },
    { ...EACH_MINUTE, name: 'waiting-lists', run: () => runWaitingLists(db) },
  ];
}
