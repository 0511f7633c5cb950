import { describe, expect, test } from 'vitest';
import { readCursor } from '#lib/db/keyset.ts';
import { db, inTransaction } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { addItem } from '#shop/cart/add-item.ts';
import { startCheckout } from '#shop/checkout/start.ts';
import { listMissingFields } from '#shop/products/editing/missing-fields.ts';
import { findProductToEdit } from '#shop/products/editing/product-to-edit.ts';
import { addEventDate, editEventDate, removeEventDate } from '#shop/products/kinds/event/dates/edit-dates.ts';
import { listTicketsToEdit } from '#shop/products/kinds/event/dates/edit-ticket-store.ts';
import {
  addEventTicket,
  editEventTicket,
  setEventTicket,
} from '#shop/products/kinds/event/dates/edit-tickets.ts';
import { refreshEventLists } from '#shop/products/kinds/event/dates/refresh-lists.ts';
import { repeatEventDate } from '#shop/products/kinds/event/dates/repeat-date.ts';
import { listStaffDates } from '#shop/products/kinds/event/dates/staff-list-store.ts';
import { listDates } from '#shop/products/kinds/event/dates/store.ts';
import { type AnEvent, aDate, anEvent, poolOf, versionOf, wallIn } from '#tests/support/an-event-on-sale.ts';
import { anEmail, aVisitor, ORIGIN } from '#tests/support/checkout-fixtures.ts';

const change = async ({ slug }: { slug: string }) => ({
  slug,
  version: await versionOf(slug),
  actor: 'cli' as const,
});

async function codeOf(act: Promise<unknown>): Promise<string> {
  const error = await act.then(
    () => null,
    (refusal) => refusal,
  );
  return error instanceof ShopError ? error.code : String(error);
}

/** Somebody stands on the payment page with so many tickets. */
async function book({ variantId }: AnEvent, quantity: number): Promise<void> {
  const visitor = await aVisitor();
  await addItem(db, visitor, { variant: variantId, quantity });
  await startCheckout(db, { visitor, email: anEmail(), mode: 'sandbox', origin: ORIGIN });
}

describe('a date that is booked', () => {
  test('never has fewer seats than are sold or held', async () => {
    const event = await anEvent({ capacity: 10 });
    await book(event, 4);
    const to = async (capacity: string) =>
      editEventDate(db, await change(event), event.dateId, aDate(event.startsLocal, { capacity }));
    expect(await codeOf(to('3'))).toBe('below_sold');
    await to('4');
    expect(await poolOf(event.poolId)).toEqual({ capacity: 4, held: 4, taken: 0 });
  });

  test('keeps its times, and may get another place', async () => {
    const event = await anEvent();
    await book(event, 1);
    const edit = async (wall: string, more: Record<string, string> = {}) =>
      editEventDate(db, await change(event), event.dateId, aDate(wall, { capacity: '10', ...more }));
    expect(await codeOf(edit(wallIn(31)))).toBe('needs_moving');
    expect(await codeOf(edit(event.startsLocal, { lasts_1: '3:00' }))).toBe('needs_moving');
    expect(await codeOf(edit(event.startsLocal, { zone: 'Europe/London' }))).toBe('needs_moving');
    await edit(event.startsLocal, { place_name: 'The Mill' });
    expect((await listDates(db, event.id)).map(({ placeName }) => placeName)).toEqual(['The Mill']);
  });

  test('is not deleted', async () => {
    const event = await anEvent();
    await addEventDate(db, await change(event), aDate(wallIn(40)));
    await book(event, 1);
    expect(await codeOf(removeEventDate(db, await change(event), event.dateId))).toBe('is_sold');
  });

  test('keeps the seats of its tickets, which may cost something else', async () => {
    const event = await anEvent();
    await book(event, 3);
    const [ticket] = await listTicketsToEdit(db, event.id);
    const edit = async (more: object) =>
      editEventTicket(db, await change(event), event.variantId, {
        ...(ticket as NonNullable<typeof ticket>),
        ...more,
      });
    expect(await codeOf(edit({ seats: 2 }))).toBe('is_sold');
    expect(await codeOf(edit({ limit: 2 }))).toBe('below_sold');
    await edit({ limit: 3, priceAmount: 1500 });
    const [after] = await listTicketsToEdit(db, event.id);
    expect(after).toMatchObject({ priceAmount: 1500, limit: 3 });
    expect(await poolOf(after?.limitPoolId ?? '')).toEqual({ capacity: 3, held: 3, taken: 0 });
    expect(await codeOf(book(event, 1))).toBe('held');
  });
});

describe('a date that nobody booked', () => {
  test('moves with its tickets’ names, and is deleted with them', async () => {
    const event = await anEvent();
    await addEventDate(db, await change(event), aDate(wallIn(40)));
    await editEventDate(db, await change(event), event.dateId, aDate(wallIn(33), { capacity: '5' }));
    const [ticket] = await listTicketsToEdit(db, event.id);
    expect(ticket?.title).toContain('19:00');
    expect((await listDates(db, event.id)).map(({ startsLocal }) => startsLocal)).toEqual([
      wallIn(33),
      wallIn(40),
    ]);
    await removeEventDate(db, await change(event), event.dateId);
    expect(await listTicketsToEdit(db, event.id)).toEqual([]);
    expect((await listDates(db, event.id)).map(({ startsLocal }) => startsLocal)).toEqual([wallIn(40)]);
  });

  test('is not at the time of another, and not the last of an event on sale', async () => {
    const event = await anEvent();
    expect(await codeOf(addEventDate(db, await change(event), aDate(event.startsLocal)))).toBe('same_time');
    expect(await codeOf(removeEventDate(db, await change(event), event.dateId))).toBe('incomplete');
    expect(await codeOf(setEventTicket(db, await change(event), event.variantId, 'withdraw'))).toBe(
      'incomplete',
    );
  });

  test('is not changed over what somebody else saved', async () => {
    const event = await anEvent();
    const old = await change(event);
    await addEventDate(db, old, aDate(wallIn(40)));
    expect(await codeOf(addEventDate(db, old, aDate(wallIn(41))))).toBe('edited_meanwhile');
  });
});

describe('what an event lacks', () => {
  test('is a date, then a ticket on sale', async () => {
    const event = await anEvent();
    const lacks = async () => {
      const product = await findProductToEdit(db, event.slug);
      return product
        ? (await listMissingFields(db, product))
            .map(({ field }) => field)
            .filter((field) => field.startsWith('event.'))
        : [];
    };
    expect(await lacks()).toEqual([]);
    await inTransaction(db, (tx) =>
      tx.updateTable('products').set({ status: 'draft' }).where('id', '=', event.id).execute(),
    );
    await setEventTicket(db, await change(event), event.variantId, 'withdraw');
    expect(await lacks()).toEqual(['event.dates']);
    await removeEventDate(db, await change(event), event.dateId);
    expect(await lacks()).toEqual(['event.dates']);
  });
});

describe('a rule of repeats', () => {
  test('makes dates with the same place, seats and tickets, which are edited singly', async () => {
    const event = await anEvent({ capacity: 7 });
    await addEventTicket(db, await change(event), {
      ...{ name: 'Family', dateIds: [event.dateId], seats: 4, priceAmount: 5000, currency: 'USD' },
      ...{ minQuantity: 1, maxQuantity: 2, limit: 1, salesFrom: null, salesUntil: null },
    });
    const rule = { every: 'week', step: 1, weekdays: [], end: { times: 3 } } as const;
    expect(await repeatEventDate(db, await change(event), event.dateId, rule, {})).toBe(3);
    const dates = await listDates(db, event.id);
    expect(dates.map(({ startsLocal }) => startsLocal)).toEqual([30, 37, 44, 51].map((days) => wallIn(days)));
    expect(new Set(dates.map(({ placeName, zone }) => `${placeName} ${zone}`)).size).toBe(1);
    const tickets = await listTicketsToEdit(db, event.id);
    expect(tickets.map(({ name, limit, seats }) => [name, limit, seats])).toEqual(
      Array.from({ length: 4 }, () => [
        ['Standard', null, 1],
        ['Family', 1, 4],
      ]).flat(),
    );
    expect(
      await repeatEventDate(db, await change(event), event.dateId, { ...rule, end: { times: 4 } }, {}),
    ).toBe(1);
    expect(await codeOf(repeatEventDate(db, await change(event), event.dateId, rule, {}))).toBe('no_repeats');
    await editEventDate(db, await change(event), dates[1]?.id ?? '', aDate(wallIn(38), { capacity: '3' }));
    const seats = await db
      .selectFrom('eventDates as d')
      .innerJoin('pools as p', 'p.id', 'd.poolId')
      .select('p.capacity')
      .where('d.productId', '=', event.id)
      .orderBy('d.startsAt')
      .execute();
    expect(seats.map(({ capacity }) => capacity)).toEqual([7, 3, 7, 7, 7]);
  });
});

describe('the staff’s list of dates', () => {
  test('is paged by key in the order of time, both ways', async () => {
    const events = [await anEvent({ inDays: 900 }), await anEvent({ inDays: 901 })];
    const all: string[] = [];
    let cursor = null as ReturnType<typeof readCursor>;
    for (;;) {
      const page = await listStaffDates(db, { when: 'coming' }, cursor ?? null);
      all.push(...page.rows.map(({ id }) => id));
      if (page.next === null) break;
      cursor = readCursor({ after: page.next }, 'instant');
    }
    expect(all.slice(-2)).toEqual(events.map(({ dateId }) => dateId));
    expect(new Set(all).size).toBe(all.length);
  });
});

describe('an event whose date has ended', () => {
  test('leaves the lists by the job, and its pages are purged', async () => {
    const event = await anEvent();
    const isListed = async () => {
      const row = await db
        .selectFrom('products')
        .select(['isListed', 'kindFacets'])
        .where('id', '=', event.id)
        .executeTakeFirstOrThrow();
      return row.isListed;
    };
    expect(await isListed()).toBe(true);
    expect(await refreshEventLists(db)).not.toContain(event.slug);
    // As time goes on: no edit, so that no trigger describes it.
    await inTransaction(db, async (tx) => {
      await tx
        .updateTable('eventDates')
        .set({ startsAt: new Date(Date.now() - 7_200_000), endsAt: new Date(Date.now() - 30_000) })
        .where('id', '=', event.dateId)
        .execute();
      await tx.updateTable('products').set({ isListed: true }).where('id', '=', event.id).execute();
    });
    expect(await isListed()).toBe(true);
    expect(await refreshEventLists(db)).toContain(event.slug);
    expect(await isListed()).toBe(false);
  });
});
