import { z } from 'zod';
import { ShopError } from '#lib/errors.ts';
import { typedAmount } from '#lib/parse-amount.ts';
import { typedText } from '#lib/typed-text.ts';
import { t } from '#messages/t.ts';
import { readPrice } from '../../../editing/amount-fields.ts';
import type { TicketToEdit } from './edit-ticket-store.ts';
import { optionalCountField, readFields, type Texts } from './form-fields.ts';
import type { TicketToSave } from './save-ticket.ts';
import { timeReader, timeTexts } from './typed-times.ts';

const MOST_PER_ORDER = 1000;

const plain = z.strictObject({
  ticket_name: typedText(60)
    .regex(/^\P{Cc}*$/u, { error: () => t('Keep it to one line.') })
    .default(''),
  price: z.string(),
  seats: optionalCountField(100),
  min_quantity: optionalCountField(MOST_PER_ORDER),
  max_quantity: optionalCountField(MOST_PER_ORDER),
  limit: optionalCountField(100_000),
});

/** What of an event a ticket's form needs. */
export interface TicketContext {
  readonly currency: string;
  /** The ids of its dates by how fields name them, soonest first, with the zone of each. */
  readonly dates: readonly { readonly id: string; readonly address: string; readonly zone: string }[];
}

/** The field that ticks a date. */
export const dateField = (address: string) => `date_${address}`;

/**
 * Reads what staff typed about a ticket type. Its sales window is in the zone of its first date.
 * @throws ShopError 422 `invalid_input` with the reason at each field.
 */
export function readTicket(texts: Texts, { currency, dates }: TicketContext): TicketToSave {
  const problems: Record<string, string> = {};
  const read = readFields(plain, texts, problems);
  const { amount, problem } = readPrice(texts['price'] ?? '', currency);
  if (problem) problems['price'] = problem;
  const chosen = dates.filter(({ address }) => texts[dateField(address)] !== undefined);
  const [first] = chosen;
  if (!first) problems['dates'] = t('Choose the date that it is for.');
  const timeOf = timeReader(texts, first?.zone ?? 'UTC', problems);
  const [salesFrom, salesUntil] = [timeOf('sales_from')?.at ?? null, timeOf('sales_until')?.at ?? null];
  if (salesFrom && salesUntil && salesUntil <= salesFrom)
    problems['sales_until'] ??= t('Sales end before they begin.');
  const [min, max] = [read?.min_quantity ?? 1, read?.max_quantity ?? 10];
  if (min > max) problems['max_quantity'] ??= t('That is less than the minimum per order.');
  const [text] = Object.values(problems);
  if (text || !read || amount === null)
    throw new ShopError('invalid_input', 422, text ?? t('Something in the form is wrong.'), problems);
  return {
    ...{ name: read.ticket_name, seats: read.seats ?? 1, priceAmount: amount, currency },
    ...{ minQuantity: min, maxQuantity: max, limit: read.limit, salesFrom, salesUntil },
    dateIds: chosen.map(({ id }) => id),
  };
}

/** A ticket type as its form shows it. */
export function ticketTexts(ticket: TicketToEdit, { dates }: TicketContext): Texts {
  const own = dates.filter(({ id }) => ticket.dateIds.includes(id));
  const zone = own[0]?.zone ?? 'UTC';
  return {
    ticket_name: ticket.name,
    price: typedAmount({ amount: ticket.priceAmount, currency: ticket.currency }),
    seats: String(ticket.seats),
    min_quantity: String(ticket.minQuantity),
    max_quantity: String(ticket.maxQuantity),
    limit: ticket.limit === null ? '' : String(ticket.limit),
    ...Object.fromEntries(own.map(({ address }) => [dateField(address), 'on'])),
    ...timeTexts('sales_from', ticket.salesFrom, zone),
    ...timeTexts('sales_until', ticket.salesUntil, zone),
  };
}
