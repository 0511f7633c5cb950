import { sql } from 'kysely';
import { secondsFrom } from '#lib/clock.ts';
import type { Db } from '#lib/db.ts';
import { currentSettings } from '../../../../settings/current.ts';

/** Whether seats are too soon, or too scarce, for money that takes days: by the owner's settings. */
export async function seatsNeedMoneyAtOnce(
  db: Db,
  lines: readonly { readonly variantId: string; readonly quantity: number }[],
  at: Date,
): Promise<boolean> {
  const { debit_days_before_date: days, debit_seats_left: few } = currentSettings();
  const variantIds = lines.map(({ variantId }) => variantId);
  const { rows } = await sql<{ isNeeded: boolean }>`
    select exists (
      select from event_ticket_dates td join event_dates d on d.id = td.date_id
      where td.variant_id = any(${variantIds}::uuid[]) and d.starts_at < ${secondsFrom(days * 86_400, at)}::timestamptz
    ) or exists (
      select from unnest(${variantIds}::uuid[], ${lines.map(({ quantity }) => quantity)}::integer[]) as l (variant_id, quantity)
      join variant_pools vp on vp.variant_id = l.variant_id join pools p on p.id = vp.pool_id
      where p.capacity is not null group by p.id
      having p.capacity - p.held - p.taken - sum(l.quantity * vp.units) < ${few}::integer
    ) as "isNeeded"`.execute(db);
  return rows[0]?.isNeeded ?? false;
}
