import { describe, expect, test } from 'vitest';
import { secondsFrom } from '#lib/clock.ts';
import { createPool, type Db, db, inTransaction } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { addItem } from '#shop/cart/add-item.ts';
import { acceptOffer } from '#shop/checkout/accept-offer.ts';
import { startCheckout } from '#shop/checkout/start.ts';
import { emailKey } from '#shop/customers/email.ts';
import { upsertCustomer } from '#shop/customers/store.ts';
import { findOrderCountry } from '#shop/orders/country/store.ts';
import { endOrder } from '#shop/orders/end.ts';
import { listOrderTaxes } from '#shop/orders/taxes-store.ts';
import { checkInvariants } from '#shop/payments/invariants/check-invariants.ts';
import type { Attendee } from '#shop/products/kinds/event/attendees/attendee.ts';
import { insertQuestion } from '#shop/products/kinds/event/attendees/question-store.ts';
import { confirmEntry, joinWaitingList, leaveWaitingList } from '#shop/products/kinds/event/waiting/join.ts';
import { actOnEntry } from '#shop/products/kinds/event/waiting/offer-by-hand.ts';
import {
  endPointless,
  expireOffers,
  offerAllFreeSeats,
} from '#shop/products/kinds/event/waiting/offer-seats.ts';
import { findDateToJoin } from '#shop/products/kinds/event/waiting/show-entry-store.ts';
import { deleteOldEntries, findEntry, findEntryOf } from '#shop/products/kinds/event/waiting/store.ts';
import { type AnEvent, anEvent, poolOf } from '#tests/support/an-event-on-sale.ts';
import { anEmail, aVisitor, ORIGIN } from '#tests/support/checkout-fixtures.ts';
import { eventually } from '#tests/support/eventually.ts';
import { payAt } from '#tests/support/pay.ts';
import { withoutGuards } from '#tests/support/remove-guards.ts';
import { bookingsOf } from '#tests/support/seats.ts';
import { deliver } from '#tests/support/stripe-actions.ts';
import { answerTax, withoutTaxAnswers } from '#tests/support/tax-fixtures.ts';

/** An order that waits for its money and holds all seats, or so many. */
async function book({ variantId }: AnEvent, quantity: number): Promise<string> {
  const visitor = await aVisitor();
  await addItem(db, visitor, { variant: variantId, quantity });
  const { orderId } = await startCheckout(db, { visitor, email: anEmail(), mode: 'sandbox', origin: ORIGIN });
  return orderId;
}

const free = (orderId: string, on: Db = db) =>
  inTransaction(on, (tx) => endOrder(tx, orderId, { status: 'expired' }, 'job'));

const dateOf = async ({ slug, startsLocal }: AnEvent) => {
  const date = await findDateToJoin(db, slug, startsLocal);
  if (!date) throw new Error('there is no such date');
  return date;
};

/** Somebody with a proven place on the list. @returns the entry's id */
async function waits(event: AnEvent, seats: number, takesFewer = false): Promise<string> {
  const email = anEmail();
  const typed = { email, seats, ...(takesFewer ? { takes_fewer: 'on' as const } : {}) };
  expect(await joinWaitingList(db, await dateOf(event), typed, null)).toBeNull();
  const entry = await findEntryOf(db, event.dateId, emailKey(email));
  expect(entry?.state).toBe('unproven');
  await confirmEntry(db, entry?.id ?? '');
  return entry?.id ?? '';
}

const stateOf = async (id: string) => {
  const entry = await findEntry(db, id);
  return entry?.offeredSeats && entry.state === 'offered' ? `offered ${entry.offeredSeats}` : entry?.state;
};
const statesOf = (...ids: string[]) => Promise.all(ids.map(stateOf));

async function codeOf(act: Promise<unknown>): Promise<string> {
  const error = await act.then(
    () => null,
    (refusal) => refusal,
  );
  return error instanceof ShopError ? error.code : String(error);
}

const emailsOf = async (id: string) => {
  const rows = await db.selectFrom('mails').select(['kind', 'details']).orderBy('queuedAt').execute();
  return rows
    .filter(({ details }) => (details as { entryId?: string }).entryId === id)
    .map(({ kind }) => kind);
};

async function accept(
  id: string,
  { variantId }: AnEvent,
  quantity: number,
  attendees: readonly Attendee[] = [],
  country?: string,
) {
  return acceptOffer(
    db,
    id,
    { variant: variantId, quantity, country, attendees },
    { visitor: await aVisitor(), mode: 'sandbox', origin: ORIGIN },
  );
}

async function pay(orderId: string): Promise<void> {
  const { stripeSessionId } = await db
    .selectFrom('payments')
    .select('stripeSessionId')
    .where('orderId', '=', orderId)
    .executeTakeFirstOrThrow();
  await payAt(stripeSessionId ?? '');
  await deliver(stripeSessionId ?? '');
}

async function brokenPools(): Promise<number | undefined> {
  return (await checkInvariants(db)).find(({ name }) => name === 'pools_equal_their_holds')?.broken;
}

describe('a place on the list', () => {
  test('is for a date without as many free seats, and counts once the address is proven', async () => {
    const event = await anEvent({ capacity: 2 });
    const join = async (seats: number) =>
      joinWaitingList(db, await dateOf(event), { email: anEmail(), seats }, null);
    expect(await codeOf(join(2))).toBe('seats_free');
    const order = await book(event, 2);
    const email = anEmail();
    await joinWaitingList(db, await dateOf(event), { email, seats: 1 }, null);
    const entry = await findEntryOf(db, event.dateId, emailKey(email));
    const second = await waits(event, 1);
    await free(order);
    // The address was never proven: it has no place.
    expect(await statesOf(entry?.id ?? '', second)).toEqual(['unproven', 'offered 1']);
    expect(await emailsOf(entry?.id ?? '')).toEqual(['waiting-confirm']);
    expect(await emailsOf(second)).toEqual(['waiting-confirm', 'waiting-joined', 'waiting-offer']);
  });

  test('is given at once to a visitor who has proven the address, and kept when it is asked for again', async () => {
    const event = await anEvent({ capacity: 1 });
    await book(event, 1);
    const email = anEmail();
    const { id: customerId } = await upsertCustomer(db, email, emailKey(email));
    const visitor = { ...(await aVisitor()), customerId, customerIds: [customerId] };
    const date = await dateOf(event);
    const entry = await joinWaitingList(db, date, { email, seats: 3 }, visitor);
    expect(entry?.state).toBe('waiting');
    const again = await joinWaitingList(db, date, { email, seats: 9 }, null);
    expect([again, (await findEntry(db, entry?.id ?? ''))?.seats]).toEqual([null, 3]);
  });

  test('is changed by nobody who only types the address', async () => {
    const event = await anEvent({ capacity: 1 });
    await book(event, 1);
    const email = anEmail();
    const date = await dateOf(event);
    await joinWaitingList(db, date, { email, seats: 2 }, null);
    const entry = await findEntryOf(db, event.dateId, emailKey(email));
    await joinWaitingList(db, date, { email, seats: 9, takes_fewer: 'on' }, null);
    expect(await findEntry(db, entry?.id ?? '')).toMatchObject({ seats: 2, takesFewer: false });
    await confirmEntry(db, entry?.id ?? '', { seats: 3 });
    expect(await findEntry(db, entry?.id ?? '')).toMatchObject({ state: 'waiting', seats: 3 });
    await joinWaitingList(db, date, { email, seats: 9 }, null);
    await confirmEntry(db, entry?.id ?? '', { seats: 9 });
    expect((await findEntry(db, entry?.id ?? ''))?.seats).toBe(3);
  });

  test('ends by leaving, also twice, and an offer goes to the next', async () => {
    const event = await anEvent({ capacity: 2 });
    const order = await book(event, 2);
    const [ada, ben, cem] = [await waits(event, 2), await waits(event, 2), await waits(event, 2)];
    await leaveWaitingList(db, ben);
    await free(order);
    expect(await statesOf(ada, ben, cem)).toEqual(['offered 2', 'left', 'waiting']);
    await leaveWaitingList(db, ada);
    await leaveWaitingList(db, ada);
    expect(await statesOf(ada, ben, cem)).toEqual(['left', 'left', 'offered 2']);
    expect(await poolOf(event.poolId)).toEqual({ capacity: 2, held: 2, taken: 0 });
  });
});

describe('seats that become free', () => {
  test('go to the first who fits; the first stays first', async () => {
    const event = await anEvent({ capacity: 6 });
    const [three, more] = [await book(event, 3), await book(event, 3)];
    const [ada, ben, cem] = [await waits(event, 5), await waits(event, 3), await waits(event, 2, true)];
    await free(three);
    expect(await statesOf(ada, ben, cem)).toEqual(['waiting', 'offered 3', 'waiting']);
    await leaveWaitingList(db, ben);
    expect(await statesOf(ada, ben, cem)).toEqual(['waiting', 'left', 'offered 2']);
    await free(more);
    // One was left, and three more came: four, of which the first takes none.
    expect(await stateOf(ada)).toBe('waiting');
    await leaveWaitingList(db, cem);
    expect(await stateOf(ada)).toBe('offered 5');
    expect(await poolOf(event.poolId)).toEqual({ capacity: 6, held: 5, taken: 0 });
    expect(await brokenPools()).toBe(0);
  });

  test('cannot be bought by others meanwhile', async () => {
    const event = await anEvent({ capacity: 1 });
    const order = await book(event, 1);
    await waits(event, 1);
    await free(order);
    expect(await codeOf(book(event, 1))).toBe('sold_out');
  });

  test('are also those that staff add, and are offered by hand out of turn', async () => {
    const event = await anEvent({ capacity: 3 });
    const order = await book(event, 3);
    const [ada, ben] = [await waits(event, 3), await waits(event, 2)];
    const { closesAt } = await dateOf(event);
    const offer = (id: string) =>
      actOnEntry(db, { id, dateId: event.dateId, productId: event.id, closesAt }, 'offer', 'cli');
    expect(await codeOf(offer(ben))).toBe('too_few');
    await db.updateTable('pools').set({ capacity: 5 }).where('id', '=', event.poolId).execute();
    await offer(ben);
    expect(await statesOf(ada, ben)).toEqual(['waiting', 'offered 2']);
    await free(order);
    expect(await statesOf(ada, ben)).toEqual(['offered 3', 'offered 2']);
  });
});

describe('an offer', () => {
  test('ends in its time, and its seats go to the next', async () => {
    const event = await anEvent({ capacity: 1 });
    const order = await book(event, 1);
    const [ada, ben] = [await waits(event, 1), await waits(event, 1)];
    await free(order);
    await db
      .updateTable('waitingEntries')
      .set({ offerEndsAt: new Date(Date.now() - 1000) })
      .where('id', '=', ada)
      .execute();
    expect(await codeOf(accept(ada, event, 1))).toBe('offer_over');
    await expireOffers(db);
    expect(await statesOf(ada, ben)).toEqual(['expired', 'offered 1']);
    expect(await emailsOf(ada)).toContain('waiting-ended');
  });

  test('ends with its list when the date is cancelled, and who waited is told', async () => {
    const event = await anEvent({ capacity: 1 });
    await book(event, 1);
    const ada = await waits(event, 1);
    await db
      .updateTable('eventDates')
      .set({ state: 'cancelled', cancelledAt: new Date() })
      .where('id', '=', event.dateId)
      .execute();
    await Promise.all([endPointless(db), endPointless(db)]);
    expect(await statesOf(ada)).toEqual(['left']);
    expect((await emailsOf(ada)).filter((kind) => kind === 'waiting-closed')).toHaveLength(1);
  });

  test('is ordered with the seats that are held, no more; what is not taken goes to the next', async () => {
    const event = await anEvent({ capacity: 3 });
    const order = await book(event, 3);
    const [ada, ben] = [await waits(event, 2), await waits(event, 1)];
    await free(order);
    expect(await statesOf(ada, ben)).toEqual(['offered 2', 'offered 1']);
    await leaveWaitingList(db, ben);
    const cem = await waits(event, 2);
    expect(await codeOf(accept(ada, event, 3))).toBe('too_many_seats');
    expect(await codeOf(accept(ada, await anEvent(), 1))).toBe('unknown_ticket');
    const started = await accept(ada, event, 1);
    expect(started.next).toBe('pay');
    expect(await statesOf(ada, cem)).toEqual(['ordered', 'offered 2']);
    await pay(started.orderId);
    expect(await poolOf(event.poolId)).toEqual({ capacity: 3, held: 2, taken: 1 });
    expect(await brokenPools()).toBe(0);
  });

  test('stands again when its order ends unpaid in time', async () => {
    const event = await anEvent({ capacity: 1 });
    const order = await book(event, 1);
    const [ada, ben] = [await waits(event, 1), await waits(event, 1)];
    await free(order);
    const { orderId } = await accept(ada, event, 1);
    await free(orderId);
    expect(await statesOf(ada, ben)).toEqual(['offered 1', 'waiting']);
    const second = await accept(ada, event, 1);
    await db
      .updateTable('waitingEntries')
      .set({ offerEndsAt: new Date(Date.now() - 1000) })
      .where('id', '=', ada)
      .execute();
    await free(second.orderId);
    expect(await statesOf(ada, ben)).toEqual(['expired', 'offered 1']);
    expect(await brokenPools()).toBe(0);
  });

  test('asks what is asked before paying, of each seat, and its answers reach the seats', async () => {
    const event = await anEvent({ capacity: 3 });
    const order = await book(event, 3);
    const ask = (label: string, isRequired: boolean, isBeforePaying: boolean) =>
      inTransaction(db, (tx) =>
        insertQuestion(tx, event.id, { label, answer: 'tick', options: [], isRequired, isBeforePaying }),
      );
    const consent = await ask('I am fit to climb', true, true);
    await ask('Vegetarian?', false, true);
    await ask('Size?', true, false);
    const ada = await waits(event, 3);
    await free(order);
    const said = (answer: string) => ({ name: null, email: null, answers: { [consent]: answer } });
    expect(await codeOf(accept(ada, event, 1))).toBe('answers_missing');
    expect(await codeOf(accept(ada, event, 2, [said('yes')]))).toBe('answers_missing');
    expect(await codeOf(accept(ada, event, 2, [said('yes'), said('')]))).toBe('answers_missing');
    expect(await stateOf(ada)).toBe('offered 3');
    const { orderId } = await accept(ada, event, 2, [
      { ...said('yes'), name: 'Tom' },
      said('yes'),
      { ...said(''), name: 'Not booked' },
    ]);
    await pay(orderId);
    expect(await bookingsOf(orderId)).toMatchObject([
      { name: 'Tom', answers: { [consent]: 'yes' } },
      { name: null, email: null, answers: { [consent]: 'yes' } },
    ]);
    expect(await db.selectFrom('orderAttendees').select('seat').execute()).toEqual([]);
  });

  test('of something free asks it too', async () => {
    const event = await anEvent({ capacity: 1, priceAmount: 0 });
    const question = {
      label: 'Fit?',
      answer: 'tick',
      options: [],
      isRequired: true,
      isBeforePaying: true,
    } as const;
    const consent = await inTransaction(db, (tx) => insertQuestion(tx, event.id, question));
    await db.updateTable('pools').set({ capacity: 0 }).where('id', '=', event.poolId).execute();
    const ada = await waits(event, 1);
    await db.updateTable('pools').set({ capacity: 1 }).where('id', '=', event.poolId).execute();
    await offerAllFreeSeats(db);
    expect(await codeOf(accept(ada, event, 1))).toBe('answers_missing');
    const said = [{ name: null, email: null, answers: { [consent]: 'yes' } }];
    const { orderId } = await accept(ada, event, 1, said);
    expect(await bookingsOf(orderId)).toMatchObject([{ answers: { [consent]: 'yes' } }]);
  });

  test('of something free is given at once', async () => {
    const event = await anEvent({ capacity: 1, priceAmount: 0 });
    await book(event, 1);
    const ada = await waits(event, 1);
    await db.updateTable('pools').set({ capacity: 2 }).where('id', '=', event.poolId).execute();
    await offerAllFreeSeats(db);
    expect((await accept(ada, event, 1)).next).toBe('email');
    expect(await poolOf(event.poolId)).toEqual({ capacity: 2, held: 0, taken: 2 });
  });
});

/** Runs calls that all come to a pool while it is locked, so that each has read what it reads before the lock. */
async function atOnce(poolId: string, calls: readonly (() => Promise<unknown>)[]): Promise<void> {
  const pool = createPool('barrier', 2);
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query('select id from pools where id = $1 for update', [poolId]);
    const running = Promise.allSettled(calls.map((call) => call()));
    await eventually(async () => {
      // Not in the transaction, which would see the same activity again.
      const { rows } = await pool.query(
        "select count(*)::int as count from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()",
      );
      return rows[0].count >= calls.length;
    });
    await client.query('commit');
    for (const result of await running)
      if (result.status === 'rejected' && !(result.reason instanceof ShopError)) throw result.reason;
  } finally {
    client.release();
    await pool.end();
  }
}

test('an entry is forgotten some months after its end, also one whose offer was taken', async () => {
  const event = await anEvent({ capacity: 2 });
  const order = await book(event, 2);
  const ids = [await waits(event, 1), await waits(event, 1), await waits(event, 1)] as const;
  await free(order);
  await accept(ids[0], event, 1);
  await leaveWaitingList(db, ids[1]);
  await deleteOldEntries(db, secondsFrom(-60), secondsFrom(-60));
  expect(await statesOf(...ids)).toEqual(['ordered', 'left', 'offered 1']);
  await deleteOldEntries(db, secondsFrom(-60), secondsFrom(2 * 86_400));
  expect(await statesOf(...ids)).toEqual([undefined, undefined, 'offered 1']);
});

describe('at the same moment', () => {
  /** Two seats are free, some people wait for one each, and two jobs look at it. @returns the seats held, and who has an offer. */
  async function offeredBy(on: Db, people: number) {
    const event = await anEvent({ capacity: 2 });
    const order = await book(event, 2);
    const ids: string[] = [];
    for (let count = 0; count < people; count++) ids.push(await waits(event, 1));
    // Freed while nobody waits: only the jobs offer it.
    await db.updateTable('waitingEntries').set({ state: 'left' }).where('id', 'in', ids).execute();
    await free(order);
    await db.updateTable('waitingEntries').set({ state: 'waiting' }).where('id', 'in', ids).execute();
    await atOnce(event.poolId, [() => offerAllFreeSeats(on), () => offerAllFreeSeats(on)]);
    return { held: (await poolOf(event.poolId)).held, states: await statesOf(...ids) };
  }

  test('two freed seats are offered to the first two, and once to one alone', async () => {
    expect(await offeredBy(db, 3)).toEqual({ held: 2, states: ['offered 1', 'offered 1', 'waiting'] });
    expect(await offeredBy(db, 1)).toEqual({ held: 1, states: ['offered 1'] });
  });

  test('without the lock of the pool seats are held twice for one: the control', async () => {
    const unguarded = withoutGuards([/ for no key update/g, '']);
    try {
      expect(await offeredBy(unguarded.db, 1)).toEqual({ held: 2, states: ['offered 1'] });
    } finally {
      await unguarded.end();
    }
  });

  test('two orders that end free both of their seats for who waits', async () => {
    const event = await anEvent({ capacity: 2 });
    const orders = [await book(event, 1), await book(event, 1)];
    const ids = [await waits(event, 1), await waits(event, 1), await waits(event, 1)];
    await atOnce(
      event.poolId,
      orders.map((orderId) => () => free(orderId)),
    );
    expect(await statesOf(...ids)).toEqual(['offered 1', 'offered 1', 'waiting']);
    expect((await poolOf(event.poolId)).held).toBe(2);
  });

  test('one offer becomes one order', async () => {
    const event = await anEvent({ capacity: 2 });
    const order = await book(event, 2);
    const ada = await waits(event, 1);
    await free(order);
    const orders = async () =>
      (await db.selectFrom('orderItems').select('id').where('variantId', '=', event.variantId).execute())
        .length;
    const before = await orders();
    await atOnce(event.poolId, [() => accept(ada, event, 1), () => accept(ada, event, 1)]);
    expect([await stateOf(ada), (await orders()) - before]).toEqual(['ordered', 1]);
  });
});

test('an offer of an online date asks for the country that decides its tax, where tax is counted', async () => {
  const event = await anEvent({ capacity: 1 });
  await db.updateTable('eventDates').set({ isOnline: true }).where('id', '=', event.dateId).execute();
  const order = await book(event, 1);
  const ada = await waits(event, 1);
  await free(order);
  await answerTax({ scheme: 'one_stop' });
  try {
    expect(await codeOf(accept(ada, event, 1))).toBe('choose_country');
    const { orderId } = await accept(ada, event, 1, [], 'FR');
    expect(await listOrderTaxes(db, orderId)).toMatchObject([{ country: 'FR', rate: 200_000 }]);
    expect(await findOrderCountry(db, orderId)).toMatchObject({
      pieces: [{ kind: 'chosen', country: 'FR' }],
    });
  } finally {
    await withoutTaxAnswers();
  }
});
