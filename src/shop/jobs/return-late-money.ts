import { now } from '#lib/clock.ts';
import type { Db } from '#lib/db.ts';
import { returnUndecided } from '../orders/late-choice/return-late-money.ts';
import { listUndecided } from '../orders/late-choice/store.ts';
import { forEachAlone } from '../payments/reconcile/for-each-alone.ts';

const AT_ONCE = 200;

/** Sends back the late money that nobody has chosen anything for in time. Run by several at once, it goes back once. */
export async function returnLateMoneyInTime(db: Db): Promise<void> {
  await forEachAlone(await listUndecided(db, now(), AT_ONCE), (orderId) => returnUndecided(db, orderId));
}
