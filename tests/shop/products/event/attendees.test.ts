import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { db, inTransaction } from '#lib/db.ts';
import { addItem } from '#shop/cart/add-item.ts';
import { viewCart } from '#shop/cart/view.ts';
import { getFree } from '#shop/checkout/get-free.ts';
import { composeQueuedEmail } from '#shop/emails/compose-queued-email.ts';
import { ticketLinks } from '#shop/emails/ticket-links.ts';
import { messageBooked } from '#shop/orders/dates/message-booked.ts';
import { tellBooked } from '#shop/orders/dates/tell-booked.ts';
import { findOrder } from '#shop/orders/store.ts';
import { findAttendee } from '#shop/products/kinds/event/attendees/admin-store.ts';
import { saveCartAttendees } from '#shop/products/kinds/event/attendees/before-paying-store.ts';
import { editQuestions } from '#shop/products/kinds/event/attendees/edit-questions.ts';
import { eraseAttendee, eraseAttendeesWith } from '#shop/products/kinds/event/attendees/erase-attendees.ts';
import { nameAttendees } from '#shop/products/kinds/event/attendees/name-attendee.ts';
import { questionsOf } from '#shop/products/kinds/event/attendees/question-store.ts';
import { findFormerTicket, isOwnSeat } from '#shop/products/kinds/event/attendees/store.ts';
import { newTicketCode, ticketToken } from '#shop/products/kinds/event/bookings/ticket-code.ts';
import { correctAddress } from '#shop/proofs/correct-address.ts';
import { anEmail, aVisitor, checkoutOf, ORIGIN } from '#tests/support/checkout-fixtures.ts';
import { aDate, bookingsOf, seatsAt, type TestDate, ticketEmailsOf } from '#tests/support/seats.ts';
import { aColleague, product } from '#tests/support/staff.ts';

const one = (id: string | undefined, name: string | null, email: string | null, answers = {}) =>
  new Map([[id ?? '', { name, email, answers }]]);

/** Adds a question as staff do. @returns its id. */
async function ask(
  date: TestDate,
  more: Partial<Record<'answer' | 'label' | 'options', string>> & {
    before?: boolean;
    required?: boolean;
  } = {},
) {
  const { before = false, required = true, answer = 'text', label = 'Diet?', options = '' } = more;
  await editQuestions(
    db,
    date.slug,
    {
      ...{ act: 'add', version: (await product(date.slug)).version, label, answer: answer as 'text' },
      ...{ options: options ? options.split('\n') : [], required, before_paying: before },
    },
    await aColleague('Ida'),
  );
  return (await questionsOf(db, date.productId)).at(-1)?.id ?? '';
}

describe('who comes', () => {
  test('the first seat is the buyer’s, and each that is named with an address gets an own ticket', async () => {
    const { seats, email, orderId } = await seatsAt(await aDate(), 7);
    expect(seats.map((seat) => seat.email)).toEqual([email, ...Array(6).fill(null)]);
    const shared = anEmail();
    const named = new Map(
      seats.slice(1).map(({ id }, at) => [id, { name: `Guest ${at}`, email: shared, answers: {} }]),
    );
    await nameAttendees(db, named, 'buyer');
    const sent = await ticketEmailsOf(orderId);
    expect(
      sent
        .filter(({ recipient }) => recipient === shared)
        .map(({ code }) => code)
        .toSorted(),
    ).toEqual(
      seats
        .slice(1)
        .map(({ code }) => code)
        .toSorted(),
    );
    expect(sent.filter(({ recipient }) => recipient === email)).toHaveLength(1);
  });

  test('a new name keeps the ticket, a new address makes another one', async () => {
    const { seats, orderId } = await seatsAt(await aDate());
    const [seat] = seats;
    const same = await nameAttendees(db, one(seat?.id, 'Ada', seat?.email ?? ''), 'buyer');
    expect(same.get(seat?.id ?? '')).toBe(seat?.code);
    const other = anEmail();
    const moved = await nameAttendees(db, one(seat?.id, 'Tom', other), 'buyer');
    expect(moved.get(seat?.id ?? '')).not.toBe(seat?.code);
    expect(await findFormerTicket(db, seat?.code ?? '')).toMatchObject({ bookingId: seat?.id });
    expect((await ticketEmailsOf(orderId)).at(-1)).toEqual({
      recipient: other,
      code: moved.get(seat?.id ?? ''),
    });
    // Without an address it is nobody's: who had it cannot come with it any more.
    const taken = await nameAttendees(db, one(seat?.id, 'Tom', null), 'buyer');
    expect(taken.get(seat?.id ?? '')).not.toBe(moved.get(seat?.id ?? ''));
  });

  test('who has the ticket alone changes the name and the answers, not the address', async () => {
    const { seats, email } = await seatsAt(await aDate());
    await nameAttendees(db, one(seats[0]?.id, 'Ada L.', anEmail()), `holder:${seats[0]?.code}`);
    const [row] = await db
      .selectFrom('bookings')
      .selectAll()
      .where('id', '=', seats[0]?.id ?? '')
      .execute();
    expect([row?.attendeeName, row?.attendeeEmail, row?.code]).toEqual(['Ada L.', email, seats[0]?.code]);
  });

  test('who had the ticket changes nothing once it has gone to another person, and learns no new code', async () => {
    const { seats } = await seatsAt(await aDate());
    const [seat] = seats;
    const moved = await nameAttendees(db, one(seat?.id, 'Bo', anEmail()), 'buyer');
    const late = nameAttendees(db, one(seat?.id, 'Mallory', null), `holder:${seat?.code}`);
    await expect(late).rejects.toMatchObject({ code: 'unknown_ticket' });
    // Also one that sends what stands there already.
    const same = nameAttendees(db, one(seat?.id, 'Bo', null), `holder:${seat?.code}`);
    await expect(same).rejects.toMatchObject({ code: 'unknown_ticket' });
    const code = moved.get(seat?.id ?? '') ?? '';
    expect(await nameAttendees(db, one(seat?.id, 'Bo', null), `holder:${code}`)).toEqual(
      new Map([[seat?.id, code]]),
    );
  });

  test('is found by staff by the code alone, whatever others are called', async () => {
    const { dateId, ...date } = await aDate();
    const [seat, ...others] = (await seatsAt({ dateId, ...date }, 7)).seats;
    const code = seat?.code ?? '';
    const named = others.map(({ id }) => [id, { name: `0 ${code}`, email: null, answers: {} }] as const);
    await nameAttendees(db, new Map(named), 'buyer');
    expect(await findAttendee(db, dateId, code)).toMatchObject({ id: seat?.id });
    for (const other of [code.toLowerCase(), '', '%', '\0', newTicketCode()])
      expect(await findAttendee(db, dateId, other), other).toBeNull();
  });

  test('can be said until the date’s own time, also when it is sold out; staff always can', async () => {
    const date = await aDate({ capacity: 2 });
    const { seats } = await seatsAt(date, 2);
    await nameAttendees(db, one(seats[1]?.id, 'Bo', null), 'buyer');
    const passed = new Date(Date.now() - 60_000);
    await db.updateTable('eventDates').set({ namesUntil: passed }).where('id', '=', date.dateId).execute();
    for (const by of ['buyer', `holder:${seats[1]?.code}`] as const)
      await expect(nameAttendees(db, one(seats[1]?.id, 'Cy', null), by)).rejects.toMatchObject({
        code: 'names_closed',
      });
    await nameAttendees(db, one(seats[1]?.id, 'Cy', null), await aColleague('Ida'));
  });

  test('a seat that was taken back, or of a date that is called off, is left alone', async () => {
    const date = await aDate();
    const { seats } = await seatsAt(date, 2);
    await db
      .updateTable('bookings')
      .set({ cancelledAt: new Date() })
      .where('id', '=', seats[0]?.id ?? '')
      .execute();
    await expect(nameAttendees(db, one(seats[0]?.id, 'Bo', null), 'buyer')).rejects.toMatchObject({
      code: 'ticket_cancelled',
    });
    await db
      .updateTable('eventDates')
      .set({ state: 'cancelled', cancelledAt: new Date() })
      .where('id', '=', date.dateId)
      .execute();
    await expect(nameAttendees(db, one(seats[1]?.id, 'Bo', null), 'buyer')).rejects.toMatchObject({
      code: 'ticket_cancelled',
    });
  });

  test('a buyer cannot send one ticket to address after address', async () => {
    const { seats } = await seatsAt(await aDate());
    for (let at = 0; at < 10; at++) await nameAttendees(db, one(seats[0]?.id, null, anEmail()), 'buyer');
    await expect(nameAttendees(db, one(seats[0]?.id, null, anEmail()), 'buyer')).rejects.toMatchObject({
      code: 'too_many_transfers',
    });
  });

  test('two people who give the same ticket away at one moment make two tickets, one after the other', async () => {
    const { seats } = await seatsAt(await aDate());
    const id = seats[0]?.id;
    await Promise.all([1, 2].map(() => nameAttendees(db, one(id, null, anEmail()), 'buyer')));
    const former = await db
      .selectFrom('formerTicketCodes')
      .select('code')
      .where('bookingId', '=', id ?? '')
      .execute();
    const [row] = await db
      .selectFrom('bookings')
      .select('code')
      .where('id', '=', id ?? '')
      .execute();
    expect(new Set([...former.map(({ code }) => code), row?.code]).size).toBe(3);
  });

  test('belongs to the browser that ordered, and to no other', async () => {
    const { seats, visitor } = await seatsAt(await aDate());
    expect(await isOwnSeat(db, visitor, seats[0]?.id ?? '')).toBe(true);
    expect(await isOwnSeat(db, await aVisitor(), seats[0]?.id ?? '')).toBe(false);
    expect(await isOwnSeat(db, null, seats[0]?.id ?? '')).toBe(false);
  });

  test('staff’s changes are in the audit log by names of fields alone', async () => {
    const { seats } = await seatsAt(await aDate());
    await nameAttendees(db, one(seats[0]?.id, 'Sekret Person', anEmail()), await aColleague('Ida'));
    const rows = await db
      .selectFrom('auditLog')
      .select(['action', 'details'])
      .where('subject', '=', `booking:${seats[0]?.id}`)
      .execute();
    expect(rows).toEqual([{ action: 'attendee.transferred', details: { fields: ['name', 'email'] } }]);
  });
});

describe('the address of a buyer that was mistyped', () => {
  test('is corrected on his seat, with another ticket; the others stay as they are', async () => {
    const wrong = anEmail();
    const { seats, orderId } = await seatsAt(await aDate(), 2, wrong);
    const [guest, right] = [anEmail(), anEmail()];
    await nameAttendees(db, one(seats[1]?.id, 'Tom', guest), 'buyer');
    const order = await findOrder(db, { id: orderId });
    const input = { step: 'correct', key: crypto.randomUUID(), email: right, seen: 0, orders: 1 } as const;
    await correctAddress(db, order?.number ?? '', input, await aColleague('Ida'));
    const [first, second] = await bookingsOf(orderId);
    expect([first?.email, first?.code === seats[0]?.code]).toEqual([right, false]);
    expect(second).toMatchObject({ email: guest, code: seats[1]?.code });
    const sent = await ticketEmailsOf(orderId);
    expect(sent.at(-1)).toEqual({ recipient: right, code: first?.code });
    expect(sent.some(({ recipient }) => recipient === guest)).toBe(true);
  });
});

describe('the buyer’s email', () => {
  test('has every ticket, whoever comes with it', async () => {
    const { seats, orderId } = await seatsAt(await aDate(), 3);
    await nameAttendees(db, one(seats[1]?.id, 'Tom', anEmail()), 'buyer');
    const sender = { origin: ORIGIN, secret: 'only-for-this-test-and-long-enough' };
    const parts = await ticketLinks(db, sender, orderId);
    expect(parts.slice(1)).toEqual(
      seats.map(({ code }) =>
        expect.objectContaining({ link: `${ORIGIN}/tickets/${ticketToken(sender.secret, code)}` }),
      ),
    );
    expect(parts[2]).toMatchObject({ text: expect.stringContaining('Tom') });
  });
});

test('the ticket of another person says who booked it, the buyer’s own does not', async () => {
  const { seats, email, orderId } = await seatsAt(await aDate(), 2);
  const guest = anEmail();
  await nameAttendees(db, one(seats[0]?.id, 'Ada Love', email), 'buyer');
  await nameAttendees(db, one(seats[1]?.id, 'Tom', guest), 'buyer');
  const sender = { origin: ORIGIN, secret: 'only-for-this-test-and-long-enough' };
  const textTo = async (recipient: string) => {
    const row = await db
      .selectFrom('mails')
      .selectAll()
      .where('orderId', '=', orderId)
      .where('kind', '=', 'ticket')
      .where('recipient', '=', recipient)
      .executeTakeFirstOrThrow();
    const composed = await composeQueuedEmail(db, sender, { ...row, recipient } as never);
    return composed?.text ?? '';
  };
  expect((await textTo(guest)).replace(/[\u2068\u2069]/g, '')).toContain('Ada Love booked it for you.');
  expect(await textTo(email)).not.toContain('booked it for you');
});

describe('questions', () => {
  test('that are asked before paying stop the checkout until they are answered, and the answers come with the seats', async () => {
    const date = await aDate();
    const [diet] = [
      await ask(date, { before: true }),
      await ask(date, { label: 'Level?', answer: 'choice', options: 'new\nold' }),
    ];
    const visitor = await aVisitor();
    await addItem(db, visitor, { variant: date.variantId, quantity: 2 });
    await expect(checkoutOf(visitor)).rejects.toMatchObject({ code: 'answers_missing' });
    const cart = await viewCart(db, visitor);
    const seat = (at: number, name: string | null, answer: string) => ({
      variantId: date.variantId,
      seat: at,
      name,
      email: null,
      answers: { [diet]: answer },
    });
    const save = (...seats: ReturnType<typeof seat>[]) =>
      inTransaction(db, (tx) => saveCartAttendees(tx, cart?.id ?? '', seats));
    await save(seat(1, null, 'vegan'));
    await expect(checkoutOf(visitor)).rejects.toMatchObject({ code: 'answers_missing' });
    await save(seat(2, 'Tom', 'none'));
    const email = anEmail();
    const { orderId } = await checkoutOf(visitor, email);
    expect(await bookingsOf(orderId)).toMatchObject([
      { name: null, email, answers: { [diet]: 'vegan' } },
      { name: 'Tom', email: null, answers: { [diet]: 'none' } },
    ]);
    const left = await db
      .selectFrom('cartAttendees')
      .select('seat')
      .where('cartId', '=', cart?.id ?? '')
      .execute();
    expect(left).toEqual([]);
  });

  test('stop something free that is got in one step', async () => {
    const date = await aDate();
    await ask(date, { before: true });
    const got = getFree(
      db,
      { product: date.slug, variant: date.variantId },
      { visitor: await aVisitor(), email: anEmail(), mode: 'sandbox' },
    );
    await expect(got).rejects.toMatchObject({ code: 'answers_missing' });
  });

  test('that are not required, or withdrawn, stop nothing, and a withdrawn one keeps its answers', async () => {
    const date = await aDate();
    const required = await ask(date, { before: true });
    await ask(date, { before: true, required: false, label: 'Anything else?' });
    const version = async () => (await product(date.slug)).version;
    await editQuestions(
      db,
      date.slug,
      { act: 'withdraw', version: await version(), question: required },
      await aColleague('Ida'),
    );
    const { seats } = await seatsAt(date);
    await nameAttendees(db, one(seats[0]?.id, 'Ada', seats[0]?.email ?? '', { [required]: 'old' }), 'buyer');
    await nameAttendees(db, one(seats[0]?.id, 'Ada L.', seats[0]?.email ?? '', {}), 'buyer');
    const [row] = await db
      .selectFrom('bookings')
      .select('answers')
      .where('id', '=', seats[0]?.id ?? '')
      .execute();
    expect(row?.answers).toEqual({ [required]: 'old' });
  });

  test('are ordered, changed and brought back, and a choice needs answers', async () => {
    const date = await aDate();
    const [first, second] = [await ask(date, { label: 'One?' }), await ask(date, { label: 'Two?' })];
    const actor = await aColleague('Ida');
    const version = async () => (await product(date.slug)).version;
    const labels = async () => (await questionsOf(db, date.productId)).map(({ label }) => label);
    await editQuestions(db, date.slug, { act: 'up', version: await version(), question: second }, actor);
    expect(await labels()).toEqual(['Two?', 'One?']);
    const edit = {
      act: 'edit' as const,
      version: await version(),
      question: first,
      label: 'Uno?',
      options: [] as string[],
      required: false,
      before_paying: false,
    };
    await editQuestions(db, date.slug, edit, actor);
    expect(await labels()).toEqual(['Two?', 'Uno?']);
    await expect(editQuestions(db, date.slug, edit, actor)).rejects.toMatchObject({
      code: 'edited_meanwhile',
    });
    await expect(ask(date, { answer: 'choice', options: 'only one' })).rejects.toMatchObject({
      code: 'no_options',
    });
  });
});

describe('erasing', () => {
  test('takes names, addresses and answers, and leaves the seat, its code and its order', async () => {
    const { seats, orderId } = await seatsAt(await aDate(), 2);
    await nameAttendees(db, one(seats[1]?.id, 'Tom', anEmail(), { anything: 'vegan' }), 'buyer');
    await eraseAttendee(db, seats[1]?.id ?? '', await aColleague('Ida'));
    const [, erased] = await bookingsOf(orderId);
    expect(erased).toMatchObject({ code: seats[1]?.code, name: null, email: null, answers: {} });
    expect((await ticketEmailsOf(orderId)).find(({ code }) => code === seats[1]?.code)?.recipient).toBeNull();
  });

  test('takes the address out of all that the person was told of the seat, and leaves what the buyer was told', async () => {
    const date = await aDate();
    const { seats, orderId, email } = await seatsAt(date, 2);
    const [first, guest] = [anEmail(), anEmail()];
    await nameAttendees(db, one(seats[1]?.id, 'Bo', first), 'buyer');
    await nameAttendees(db, one(seats[1]?.id, 'Tom', guest), 'buyer');
    const message = { key: randomUUID(), subject: 'The door', text: 'Use the one at the back.' };
    const actor = await aColleague('Ida');
    await messageBooked(
      db,
      { id: date.productId, kind: 'event', slug: date.slug, title: '' },
      date.dateId,
      message,
      actor,
    );
    await tellBooked(db);
    const emails = () =>
      db
        .selectFrom('mails')
        .select(['kind', 'recipient', 'dedupeKey'])
        .where('orderId', '=', orderId)
        .execute();
    expect((await emails()).map(({ recipient }) => recipient)).toEqual(
      expect.arrayContaining([first, guest]),
    );
    await eraseAttendee(db, seats[1]?.id ?? '', actor);
    const left = JSON.stringify(await emails());
    for (const address of [first, guest]) expect(left).not.toContain(address);
    const told = (await emails()).filter(({ kind }) => kind === 'date-message');
    expect(told.map(({ recipient }) => recipient).toSorted()).toEqual([email, null].toSorted());
  });

  test('of an address finds every seat with it, in any spelling', async () => {
    const address = anEmail();
    const { seats } = await seatsAt(await aDate(), 2, address);
    await nameAttendees(
      db,
      one(seats[1]?.id, 'Tom', address.toUpperCase().replace('EXAMPLE.COM', 'example.com')),
      'buyer',
    );
    const erased = await inTransaction(db, (tx) => eraseAttendeesWith(tx, address));
    expect(erased.toSorted()).toEqual(seats.map(({ id }) => id).toSorted());
  });
});
