import { now } from '#lib/clock.ts';
import type { Db } from '#lib/db.ts';
import { endOverdueDebit } from '../orders/payments/end-overdue-debit.ts';
import { listOverdueDebits } from '../orders/payments/overdue-store.ts';
import { forEachAlone } from '../payments/reconcile/for-each-alone.ts';

const AT_ONCE = 200;

/** Frees what is held for bank debits that have taken longer than the owner allows. */
export async function endOverdueDebits(db: Db): Promise<void> {
  await forEachAlone(await listOverdueDebits(db, now(), AT_ONCE), (orderId) => endOverdueDebit(db, orderId));
}
