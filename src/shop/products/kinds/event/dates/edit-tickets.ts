import type { Db, Tx } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { t } from '#messages/t.ts';
import type { ProductToEdit } from '../../../editing/product-to-edit.ts';
import { changeEvent, type EventChange } from './change-event.ts';
import { lockPool } from './edit-store.ts';
import {
  findTicketToEdit,
  listTicketsToEdit,
  setTicketOnSale,
  type TicketToEdit,
} from './edit-ticket-store.ts';
import { deleteTicket, isTicketUsed } from './remove-ticket-store.ts';
import { addTicket, changeTicket, type TicketToSave } from './save-ticket.ts';

/**
 * Adds a ticket type.
 * @throws ShopError `same_name`, and those of `changeEvent`.
 */
export async function addEventTicket(db: Db, change: EventChange, ticket: TicketToSave): Promise<void> {
  await changeEvent(db, change, async (tx, event) => {
    refuseSameName(await listTicketsToEdit(tx, event.id), ticket, null);
    await addTicket(tx, event, ticket);
    return { result: null, action: 'tickets.add', details: { title: ticket.name } };
  });
}

/**
 * Changes a ticket type. One that was ordered keeps its dates and seats, because those who have it come to them.
 * @throws ShopError `gone`, `is_sold`, `below_sold`, `same_name`, and those of `changeEvent`.
 */
export async function editEventTicket(
  db: Db,
  change: EventChange,
  variantId: string,
  ticket: TicketToSave,
): Promise<void> {
  await changeEvent(db, change, async (tx, event) => {
    const { before, all } = await ticketOf(tx, event, variantId);
    refuseSameName(all, ticket, variantId);
    if (await isTicketUsed(tx, variantId)) refuseOtherSeats(before, ticket);
    await changeTicket(tx, event.id, variantId, ticket);
    await refuseLowLimit(tx, variantId);
    return { result: null, action: 'tickets.edit', details: { title: ticket.name } };
  });
}

/**
 * Takes a ticket type off sale, puts it back, or deletes one that nobody ordered.
 * @throws ShopError `gone`, `is_sold`, `incomplete`, and those of `changeEvent`.
 */
export async function setEventTicket(
  db: Db,
  change: EventChange,
  variantId: string,
  act: 'withdraw' | 'bring-back' | 'remove',
): Promise<void> {
  await changeEvent(db, change, async (tx, event) => {
    const { before, all } = await ticketOf(tx, event, variantId);
    const isLast = all.every((one) => one.variantId === variantId || !one.isOnSale);
    if (act !== 'bring-back' && before.isOnSale && isLast && event.status === 'published')
      throw new ShopError('incomplete', 409, t('This event is on sale: its last ticket stays.'));
    if (act !== 'remove') await setTicketOnSale(tx, variantId, act === 'bring-back');
    else if (!(await isTicketUsed(tx, variantId))) await deleteTicket(tx, before);
    else throw new ShopError('is_sold', 409, t('Someone has ordered this ticket: take it off sale instead.'));
    return { result: null, action: `tickets.${act}`, details: { title: before.name } };
  });
}

async function ticketOf(
  tx: Tx,
  { id }: ProductToEdit,
  variantId: string,
): Promise<{ before: TicketToEdit; all: readonly TicketToEdit[] }> {
  const all = await listTicketsToEdit(tx, id);
  const before = all.find((one) => one.variantId === variantId);
  if (!before) throw new ShopError('gone', 409, t('That ticket is no longer here. Load the page again.'));
  return { before, all };
}

/** Shoppers choose between the tickets of a date by their names. */
function refuseSameName(all: readonly TicketToEdit[], ticket: TicketToSave, own: string | null): void {
  const same = all.find(
    ({ variantId, name, dateIds }) =>
      variantId !== own &&
      name.toLowerCase() === ticket.name.toLowerCase() &&
      dateIds.some((id) => ticket.dateIds.includes(id)),
  );
  if (!same) return;
  const text = ticket.name
    ? t('Another ticket of this date has that name.')
    : t('Another ticket of this date has no name: shoppers could not tell them apart.');
  throw new ShopError('same_name', 409, text, { ticket_name: text });
}

function refuseOtherSeats(before: TicketToEdit, ticket: TicketToSave): void {
  const isSame =
    before.dateIds.length === ticket.dateIds.length &&
    before.dateIds.every((id) => ticket.dateIds.includes(id));
  const text = t('Someone has ordered this ticket, so its dates and seats stay. Add another ticket instead.');
  const field = !isSame ? 'dates' : before.seats !== ticket.seats ? 'seats' : null;
  if (field) throw new ShopError('is_sold', 409, text, { [field]: text });
}

async function refuseLowLimit(tx: Tx, variantId: string): Promise<void> {
  const { limitPoolId } = (await findTicketToEdit(tx, variantId)) ?? {};
  if (!limitPoolId) return;
  const { capacity, held, taken } = await lockPool(tx, limitPoolId);
  if (capacity === null || capacity >= held + taken) return;
  const text = t(
    '{count, plural, one {# is sold or held. Give at least as many.} other {# are sold or held. Give at least as many.}}',
    { count: held + taken },
  );
  throw new ShopError('below_sold', 409, text, { limit: text });
}
