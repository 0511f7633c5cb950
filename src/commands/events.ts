import { parseArgs } from 'node:util';
import { db } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { findBooking } from '#shop/products/kinds/event/bookings/store.ts';
import { codeIn } from '#shop/products/kinds/event/bookings/ticket-code.ts';
import { checkIn } from '#shop/products/kinds/event/check-in/check-in.ts';
import { sessionNow } from '#shop/products/kinds/event/check-in/session-now.ts';
import { verdictText } from '#shop/products/kinds/event/check-in/verdict-text.ts';
import { shortDayAndTime } from '#shop/products/kinds/event/date-texts.ts';
import { listDatesById } from '#shop/products/kinds/event/dates/store.ts';
import { listTicketsOf } from '#shop/products/kinds/event/dates/ticket-store.ts';
import { type Command, print, UsageError, wholeNumber } from './command.ts';

export const eventCommands: Readonly<Record<string, Command>> = {
  'check-in': {
    usage: 'events check-in <code> [--session <n>] [--early]',
    about:
      'lets the person with a ticket in, once per session: to the one that is on or comes next, or to the n-th of the ticket; with --early also more than 12 hours before it',
    run: checkInByCode,
  },
};

async function checkInByCode(args: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { session: { type: 'string' }, early: { type: 'boolean' } },
    allowPositionals: true,
  });
  const code = codeIn(positionals[0] ?? '');
  if (!code) throw new UsageError('the code of a ticket is missing, for example 4K7Q-0M3V-XP9D');
  const { sessions, zone } = await sessionsOf(code);
  const session = values.session ? sessions[wholeNumber(values.session) - 1] : sessionNow(sessions);
  if (sessions.length > 0 && !session)
    throw new ShopError('unknown_session', 404, `This ticket has ${sessions.length} sessions.`);
  // A code without a ticket has no session: the check-in itself says why it is refused.
  const verdict = await checkIn(db, {
    ...{ ticket: { code }, sessionId: session?.id ?? NO_SESSION, actor: 'cli' },
    isEarlyMeant: values.early === true,
  });
  const { title, text, who } = verdictText(verdict, zone);
  const line = [title, who, session && shortDayAndTime(session.startsLocal), text]
    .filter(Boolean)
    .join(' · ');
  if (verdict.is !== 'in') throw new ShopError('refused', 409, line);
  print(line);
}

const NO_SESSION = '00000000-0000-0000-0000-000000000000';

async function sessionsOf(code: string) {
  const booking = await findBooking(db, { code });
  const ticket = booking && (await listTicketsOf(db, [booking.variantId])).get(booking.variantId);
  const dates = await listDatesById(db, ticket?.dateIds ?? []);
  return { sessions: dates.flatMap((date) => date.sessions), zone: dates[0]?.zone ?? 'UTC' };
}
