import { type Db, inTransaction, type Tx } from '#lib/db.ts';
import { purgeTags } from '#lib/page-cache/purge.ts';
import { firstCharacters } from '#lib/typed-text.ts';
import { t } from '#messages/t.ts';
import { insertPool } from '../../../../inventory/store.ts';
import { SETTINGS_TAG } from '../../../../settings/current.ts';
import { freeSku } from '../../../editing/variants/sku.ts';
import { shortDayAndTime } from '../date-texts.ts';
import {
  drawSeats,
  fillLimit,
  findTicketToEdit,
  findUnusedVariant,
  insertTicketVariant,
  replaceTicketDates,
  setLimit,
  updateTicketVariant,
  upsertTicket,
} from './edit-ticket-store.ts';
import { listDatesById } from './store.ts';
import { listAllTickets } from './ticket-store.ts';

/** What staff decide about a ticket type. */
export interface TicketToSave {
  readonly name: string;
  /** One, or several for a pass. */
  readonly dateIds: readonly string[];
  /** How many people come with one. */
  readonly seats: number;
  /** In minor units. */
  readonly priceAmount: number;
  readonly currency: string;
  /** Per order. */
  readonly minQuantity: number;
  readonly maxQuantity: number;
  /** How many of this type are sold at most; null for as many as the dates have seats. */
  readonly limit: number | null;
  readonly salesFrom: Date | null;
  readonly salesUntil: Date | null;
}

/** Writes a new ticket type as a variant. The one that a new event begins with becomes the first. @returns its id. */
export async function addTicket(
  tx: Tx,
  product: { readonly id: string; readonly slug: string },
  ticket: TicketToSave,
): Promise<string> {
  const unused = await findUnusedVariant(tx, product.id);
  const title = await titleOf(tx, ticket);
  const columns = { ...variantColumns(ticket), title };
  const sku = await freeSku(tx, `${product.slug}-${crypto.randomUUID().slice(0, 4)}`);
  const variantId = unused ?? (await insertTicketVariant(tx, product.id, { ...columns, sku }));
  if (unused) await updateTicketVariant(tx, unused, columns);
  await write(tx, product.id, variantId, ticket, null);
  return variantId;
}

/** Changes a ticket type; those who have one keep it. */
export async function changeTicket(
  tx: Tx,
  productId: string,
  variantId: string,
  ticket: TicketToSave,
): Promise<void> {
  const before = await findTicketToEdit(tx, variantId);
  await updateTicketVariant(tx, variantId, {
    ...variantColumns(ticket),
    title: await titleOf(tx, ticket),
  });
  await write(tx, productId, variantId, ticket, before?.limitPoolId ?? null);
}

async function write(
  tx: Tx,
  productId: string,
  variantId: string,
  ticket: TicketToSave,
  limitPool: string | null,
): Promise<void> {
  const { name, seats, salesFrom, salesUntil, limit, dateIds } = ticket;
  const isNew = limitPool === null && limit !== null;
  const limitPoolId = isNew ? await insertPool(tx, { label: name, capacity: limit }, []) : limitPool;
  if (limitPoolId) await setLimit(tx, limitPoolId, limit, name);
  await upsertTicket(tx, { variantId, productId, name, seats, salesFrom, salesUntil, limitPoolId });
  await replaceTicketDates(tx, variantId, dateIds);
  if (isNew && limitPoolId) await fillLimit(tx, variantId, limitPoolId);
  await drawSeats(tx, variantId);
}

function variantColumns({ priceAmount, currency, minQuantity, maxQuantity }: TicketToSave) {
  return { priceAmount, currency, minQuantity, maxQuantity };
}

/** Characters of a variant's title. */
const MAX_TITLE = 120;

/** What a ticket is called in carts and on orders: `27 Mar 2027, 19:00 · Standard`. */
async function titleOf(tx: Tx, { name, dateIds }: Pick<TicketToSave, 'name' | 'dateIds'>): Promise<string> {
  const [first, ...others] = await listDatesById(tx, dateIds);
  if (!first) return firstCharacters(name, MAX_TITLE);
  const when =
    others.length > 0
      ? t('{count, plural, other {# dates from {day}}}', {
          count: dateIds.length,
          day: shortDayAndTime(first.startsLocal),
        })
      : shortDayAndTime(first.startsLocal);
  return firstCharacters([when, name].filter(Boolean).join(' · '), MAX_TITLE);
}

/** Writes the titles of all tickets in the language of the shop, after it has changed. Lines of orders stay as they were written. */
export async function retitleAll(db: Db): Promise<void> {
  await inTransaction(db, async (tx) => {
    await retitle(tx, await listAllTickets(tx));
    await purgeTags(tx, [SETTINGS_TAG]);
  });
}

/** Writes the titles of these tickets again, after one of their dates has moved. */
export async function retitle(
  tx: Tx,
  tickets: readonly {
    readonly variantId: string;
    readonly name: string;
    readonly dateIds: readonly string[];
  }[],
): Promise<void> {
  for (const ticket of tickets)
    await updateTicketVariant(tx, ticket.variantId, { title: await titleOf(tx, ticket) });
}
