import type { Db } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { typedAmount } from '#lib/parse-amount.ts';
import { t } from '#messages/t.ts';
import { versionField } from '#shop/products/editing/edit-form.ts';
import { findProductToEdit, type ProductToEdit } from '#shop/products/editing/product-to-edit.ts';
import { dateAddress, wallOfAddress } from '#shop/products/kinds/event/dates/date.ts';
import { type DateToEdit, findDateToEditAt } from '#shop/products/kinds/event/dates/edit-store.ts';
import { listTicketsToEdit } from '#shop/products/kinds/event/dates/edit-ticket-store.ts';
import type { Texts } from '#shop/products/kinds/event/dates/form-fields.ts';
import { countSessionRows, MOST_SESSIONS } from '#shop/products/kinds/event/dates/session-form.ts';
import { listDates } from '#shop/products/kinds/event/dates/store.ts';
import { dateField, type TicketContext } from '#shop/products/kinds/event/dates/ticket-form.ts';
import { sellingCurrency } from '#shop/settings/currency.ts';
import { isSlug } from '../slug.ts';

/** The event of an address of the admin; null if there is none. */
export async function findEventToEdit(db: Db, slug: string | undefined): Promise<ProductToEdit | null> {
  const found = isSlug(slug) ? await findProductToEdit(db, slug) : null;
  return found?.kind === 'event' ? found : null;
}

/** The date of an event that an address names, `2027-03-28T1900`; null if there is none. */
export async function findDateOfEvent(
  db: Db,
  productId: string,
  address: string | undefined,
): Promise<DateToEdit | null> {
  const wall = wallOfAddress(address ?? '');
  return wall ? findDateToEditAt(db, productId, wall) : null;
}

/** @throws ShopError 422 for a form that is not whole. */
export function versionIn({ texts }: { readonly texts: Texts }): number {
  const read = versionField.safeParse(texts['version']);
  if (read.success) return read.data;
  throw new ShopError('invalid_input', 422, t('This form is not whole. Load the page again.'));
}

/** What the form of a date shows: with another row of sessions, where the button for it was pressed. */
export function withMoreSessions(texts: Texts): Texts {
  const rows = countSessionRows(texts);
  if (texts['act'] !== 'more' || rows === MOST_SESSIONS) return texts;
  return { ...texts, [`starts_${rows + 1}`]: '' };
}

/** What the form of a ticket needs of its event, with the dates as the form lists them. */
export async function ticketContext(db: Db, event: ProductToEdit) {
  const dates = await listDates(db, event.id);
  const tickets = await listTicketsToEdit(db, event.id);
  const currency = event.variant?.currency ?? tickets[0]?.currency ?? sellingCurrency();
  const named = dates.map(({ id, startsLocal, zone }) => ({ id, address: dateAddress(startsLocal), zone }));
  const context: TicketContext = { currency, dates: named };
  return { context, dates, first: tickets.length === 0 ? event.variant : null };
}

/** What the form of a new ticket begins with: the price of a new event is that of its first ticket. */
export function newTicketTexts(
  first: ProductToEdit['variant'],
  { currency, dates }: TicketContext,
  wanted: string | null,
): Texts {
  const address = wanted ?? (dates.length === 1 ? dates[0]?.address : undefined);
  return {
    price: first ? typedAmount({ amount: first.priceAmount, currency }) : '',
    ...{ seats: '1', min_quantity: '1', max_quantity: '10' },
    ...(address ? { [dateField(address)]: 'on' } : {}),
  };
}
