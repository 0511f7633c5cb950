import type { Db, Tx } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { isolate } from '#lib/isolate.ts';
import { wallTimeAt } from '#lib/wall-time.ts';
import { dateFormat, listFormat } from '#messages/formats.ts';
import { t } from '#messages/t.ts';
import { currentSettings } from '../../../../settings/current.ts';
import { stepsOf } from '../../../../settings/steps.ts';
import type { GivableUnit, KindRefund } from '../../../kind-refund.ts';
import { queueEndedTickets } from '../bookings/ticket-email.ts';
import { dayAndTime, zoneText } from '../date-texts.ts';
import { eventShare, lastInstant, policySentence, type RefundDates } from './policy.ts';
import { listOwnedSeats, listRefundDates, lockUnusedSeats, type OwnedSeat, setGivenBack } from './store.ts';

const steps = () => stepsOf(currentSettings().event_refunds) ?? [];

/** Money back for seats: by the days to the date, and seat by seat. */
export const eventRefund: KindRefund = {
  shares: async (db, lines, at) => {
    const dates = await listRefundDates(
      db,
      lines.map(({ orderItemId }) => orderItemId),
    );
    return new Map(
      lines.map(({ orderItemId }) => {
        const own = dates.get(orderItemId);
        if (!own)
          return [orderItemId, { percent: 0, working: t('It has no date: no refund under the policy.') }];
        return [orderItemId, eventShare(own, steps(), at, (instant) => wallTimeAt(instant, own.zone))];
      }),
    );
  },
  promise: () => policySentence(steps()),
  units: { list: listUnits, end: endSeats },
};

/** A ticket for several people is given back as a whole: its seats are one unit. */
async function listUnits(db: Db, orderItemIds: readonly string[], at: Date): Promise<GivableUnit[]> {
  const [seats, dates] = [await listOwnedSeats(db, orderItemIds), await listRefundDates(db, orderItemIds)];
  const byUnit = Map.groupBy(seats, (seat) => `${seat.orderItemId} ${unitOf(seat)}`);
  return [...byUnit.values()].map((group) => {
    const [first] = group as [OwnedSeat];
    const own = dates.get(first.orderItemId);
    const deadline = own ? deadlineOf(own, first.isFree) : null;
    return {
      orderItemId: first.orderItemId,
      number: unitOf(first),
      name: nameOf(group),
      until: own && deadline ? localText(deadline, own.zone) : null,
      why: whyNot(group, own, deadline, at),
    };
  });
}

const unitOf = ({ seat, seats }: OwnedSeat) => Math.ceil(seat / seats);

/** A seat that cost nothing can be given back until the date begins. */
function deadlineOf(dates: RefundDates, isFree: boolean): Date | null {
  if (isFree) return dates.giveBackUntil ?? dates.startsAt;
  return lastInstant(dates, steps());
}

function localText(at: Date, zone: string): string {
  return t('{day} ({clocks})', { day: dayAndTime(wallTimeAt(at, zone)), clocks: zoneText(at, zone) });
}

function nameOf(group: readonly OwnedSeat[]): string {
  const names = group.map(({ seat, attendee }) =>
    attendee
      ? t('Seat {number, number}, {name}', { number: seat, name: isolate(attendee) })
      : t('Seat {number, number}', { number: seat }),
  );
  return listFormat().format(names);
}

function whyNot(
  group: readonly OwnedSeat[],
  dates: RefundDates | undefined,
  deadline: Date | null,
  at: Date,
): string | null {
  const used = group.flatMap(({ checkedInAt }) => checkedInAt ?? [])[0];
  if (used)
    return t('Checked in on {day}: it cannot be given back.', {
      day: dateFormat({ dateStyle: 'long', timeZone: dates?.zone ?? 'UTC' }).format(used),
    });
  if (dates?.isCancelled) return t('The date was cancelled: you need not give it back.');
  if (!dates || !deadline) return t('Seats of this event cannot be given back.');
  if (at <= deadline) return null;
  return t('Seats could be given back until {deadline}.', { deadline: localText(deadline, dates.zone) });
}

async function endSeats(tx: Tx, orderItemId: string, numbers: readonly number[]): Promise<void> {
  const own = await listOwnedSeats(tx, [orderItemId]);
  const seats = own.filter((seat) => numbers.includes(unitOf(seat))).map(({ seat }) => seat);
  const unused = await lockUnusedSeats(tx, orderItemId, seats);
  if (unused.length < seats.length)
    throw new ShopError('used', 409, t('Somebody has just been checked in: that seat cannot be given back.'));
  await setGivenBack(tx, unused);
  await queueEndedTickets(tx, unused);
}
