import type { Db } from '#lib/db.ts';
import { t } from '#messages/t.ts';
import type { Missing } from '../../../kind.ts';
import { listDates } from './store.ts';
import { listTickets } from './ticket-store.ts';

/** What an event lacks before it can be sold: a date, and a ticket for it. */
export async function missingDates(db: Db, productId: string): Promise<Missing[]> {
  const dates = await listDates(db, productId);
  if (dates.length === 0) return [{ field: 'dates', text: t('Add a date.') }];
  const tickets = await listTickets(db, productId);
  const isSold = tickets.some(({ isOnSale, dateIds }) => isOnSale && dateIds.length > 0);
  return isSold ? [] : [{ field: 'dates', text: t('Add a ticket to one of the dates.') }];
}
