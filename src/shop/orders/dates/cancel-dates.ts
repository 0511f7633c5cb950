import { z } from 'zod';
import { now } from '#lib/clock.ts';
import { type Db, inTransaction } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { isUuid } from '#lib/ids.ts';
import { enqueue } from '#lib/jobs.ts';
import type { Money } from '#lib/money.ts';
import { typedText } from '#lib/typed-text.ts';
import { t } from '#messages/t.ts';
import type { StaffActor } from '../../accounts/audit.ts';
import { recordAudit } from '../../accounts/audit-store.ts';
import { emailKey } from '../../customers/email.ts';
import { invalidateProductCache, purgePages } from '../../products/invalidate-product.ts';
import { type NamedEvent, setDatesCancelled } from '../../products/kinds/event/dates/state-store.ts';
import { formKey } from '../by-staff/write-note.ts';
import { listOpenCheckouts, listSeatsAt } from './affected-store.ts';
import { endCheckouts } from './end-checkouts.ts';
import { NOTICE_QUEUE } from './notice.ts';
import { hasActed, insertNotices } from './notice-store.ts';
import { listPickupOrders } from './pickup-store.ts';
import { withRefunds } from './refund-share.ts';
import { tellPickups } from './tell-pickups.ts';

export const cancelForm = z.strictObject({
  step: z.literal(['look', 'cancel'], { error: () => t('That is not something this page does.') }),
  key: formKey,
  /** The dates that the preview showed, by id: of several, only these are cancelled. */
  dates: z
    .string()
    .max(60_000)
    .transform((text) => text.split(',').filter(isUuid))
    .default([]),
  /** What the emails say beside the fact; empty for nothing. */
  text: typedText(2000),
});
export type CancelInput = z.infer<typeof cancelForm>;

/** What cancelling dates would do. */
export interface CancelPlan {
  readonly orders: number;
  readonly seats: number;
  /** By currency; empty where nothing was paid. */
  readonly refunds: readonly Money[];
  /** Orders that get money back. */
  readonly refundedOrders: number;
  /** Seats that stay valid for other dates. */
  readonly keptSeats: number;
  readonly emails: number;
  /** Orders of goods that are picked up there: each is emailed as well. */
  readonly pickups: number;
  /** Orders that wait for their money. */
  readonly checkouts: number;
}

export async function planCancelling(db: Db, dateIds: readonly string[]): Promise<CancelPlan> {
  const affected = withRefunds(await listSeatsAt(db, dateIds));
  const paid = affected.filter(({ amount }) => amount > 0);
  const seatsOf = (all: typeof affected) => all.reduce((sum, { seats }) => sum + seats.bookingIds.length, 0);
  const people = affected.flatMap(({ seats: { orderId, email, attendeeEmails } }) =>
    [email, ...attendeeEmails].flatMap((address) => (address ? [`${orderId} ${emailKey(address)}`] : [])),
  );
  return {
    orders: new Set(affected.map(({ seats }) => seats.orderId)).size,
    seats: seatsOf(affected),
    refunds: [...Map.groupBy(paid, ({ seats }) => seats.currency)].map(([currency, all]) => ({
      currency,
      amount: all.reduce((sum, { amount }) => sum + amount, 0),
    })),
    refundedOrders: new Set(paid.map(({ seats }) => seats.orderId)).size,
    keptSeats: seatsOf(affected.filter(({ seats }) => seats.kept > 0)),
    emails: new Set(people).size,
    pickups: (await listPickupOrders(db, dateIds)).length,
    checkouts: (await listOpenCheckouts(db, dateIds)).length,
  };
}

/**
 * Cancels dates of an event: they are sold no more from then on, orders that wait for their money are ended, and a job
 * cancels each seat, refunds it and emails its buyer and attendee. Sent twice by the same form it happens once.
 * @returns whether it happened now.
 * @throws ShopError `not_to_come` when none of the dates is still to come.
 */
export async function cancelDates(
  db: Db,
  event: NamedEvent,
  dateIds: readonly string[],
  { key, text }: Pick<CancelInput, 'key' | 'text'>,
  actor: StaffActor,
): Promise<boolean> {
  const cancelled = await inTransaction(db, async (tx) => {
    const ids = await setDatesCancelled(tx, event.id, dateIds, now());
    if (ids.length === 0) {
      if (await hasActed(tx, key)) return null;
      throw new ShopError('not_to_come', 409, t('That date is over, or cancelled already.'));
    }
    const seats = await insertNotices(tx, { actId: key, dateIds: ids, kind: 'cancelled', body: text, actor });
    await recordAudit(tx, {
      ...{ actor, action: 'event.dates_cancelled', subject: `product:${event.id}` },
      details: { dates: ids, seats },
    });
    await tellPickups(tx, ids, key);
    await enqueue(tx, NOTICE_QUEUE, {});
    await purgePages(tx, event);
    return ids;
  });
  if (!cancelled) return false;
  await endCheckouts(db, cancelled, actor);
  await invalidateProductCache(event.slug);
  return true;
}
