import { describe, expect, test } from 'vitest';
import { db } from '#lib/db.ts';
import { emailKey } from '#shop/customers/email.ts';
import { attendeeInput } from '#shop/products/kinds/event/attendees/attendee.ts';
import { nameAttendees } from '#shop/products/kinds/event/attendees/name-attendee.ts';
import type { Question } from '#shop/products/kinds/event/attendees/question.ts';
import { type JoinInput, joinInput, joinWaitingList } from '#shop/products/kinds/event/waiting/join.ts';
import { findDateToJoin } from '#shop/products/kinds/event/waiting/show-entry-store.ts';
import { anEvent } from '#tests/support/an-event-on-sale.ts';
import { aDate, bookingsOf, seatsAt } from '#tests/support/seats.ts';
import { parseInput, readInput } from '#web/forms/read-form.ts';

const QUESTION: Question = {
  ...{ id: '00000000-0000-4000-8000-000000000001', label: 'Diet?', answer: 'text', options: [] },
  ...{ isRequired: false, isBeforePaying: false, isWithdrawn: false },
};
const asked = { prefix: '', questions: [QUESTION], asksEmail: true, requires: 'always' } as const;

/** Who comes, as a form with this name and this answer gives it. */
async function read(name: string, answer: string) {
  const request = new Request('http://localhost/orders/ORD-2026-000001/attendees', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ name, [`answer-${QUESTION.id}`]: answer }),
  });
  return parseInput(attendeeInput(asked), await readInput(request as never));
}

describe('C13: who comes', () => {
  test.each([
    ['a NUL', 'A\0da', 422],
    ['half of a character', 'Ada \ud83d', 422],
    ['64 KB', 'x'.repeat(65_536), 413],
    ['more than a name has', 'x'.repeat(161), 422],
    ['a line break', 'Ada\r\nBcc: x@example.com', 422],
  ])('is refused with %s', async (_, name, status) => {
    await expect(read(name, '')).rejects.toMatchObject({ status });
  });

  test.each([
    ['four bytes', '😀 Ada 𠮷'],
    ['joined signs', '👩‍👩‍👧 Ada'],
    ['a change of direction', 'Ada \u202Eevol'],
    ['marks on letters', 'Zoe\u0308 Ångström'],
  ])('is kept as it was typed with %s', async (_, name) => {
    const { seats, orderId } = await seatsAt(await aDate());
    const { email } = seats[0] ?? expect.fail('no seat');
    const given = await read(name, name);
    await nameAttendees(db, new Map([[seats[0]?.id ?? '', { ...given, email }]]), 'buyer');
    expect((await bookingsOf(orderId))[0]).toMatchObject({
      ...{ name: given.name, answers: { [QUESTION.id]: given.answers[QUESTION.id] } },
    });
    expect(given.name?.normalize()).toBe(name.normalize());
  });
});

test('C14: addresses that only look alike have one place on a waiting list each, and emails go to the one that was stored', async () => {
  const event = await anEvent({ capacity: 1 });
  const date = (await findDateToJoin(db, event.slug, event.startsLocal)) ?? expect.fail('no date');
  const typed = [
    ...['ada@example.com', 'ADA@Example.COM', 'Ada@example.com', ' ada@example.com'],
    ...['\u212Aelvin@example.com', 'kelvin@example.com', 'KELVIN@example.com'],
    ...['di\u0130@example.com', 'dii@example.com', 'ａda@example.com', 'ada@example.com.'],
    ...['stra\u00dfe@example.com', 'strasse@example.com', 'zo\u00eb@example.com', 'zoe\u0308@example.com'],
  ];
  const taken = typed.flatMap((email): JoinInput[] => {
    const parsed = joinInput.safeParse({ email, seats: '2' });
    return parsed.success ? [parsed.data] : [];
  });
  expect(taken.length).toBeGreaterThan(5);
  for (const input of taken) await joinWaitingList(db, date, input, null);
  const entries = await db
    .selectFrom('waitingEntries')
    .select(['id', 'email', 'emailKey'])
    .where('dateId', '=', event.dateId)
    .execute();
  const keys = new Set(taken.map(({ email }) => emailKey(email)));
  expect(new Set(entries.map(({ emailKey: key }) => key))).toEqual(keys);
  expect(entries).toHaveLength(keys.size);
  const mails = await db.selectFrom('mails').select(['recipient', 'details']).execute();
  for (const { id, email } of entries) {
    const own = mails.filter(({ details }) => (details as { entryId?: string }).entryId === id);
    expect(new Set(own.map(({ recipient }) => recipient))).toEqual(new Set([email]));
  }
});
