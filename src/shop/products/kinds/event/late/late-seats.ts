import type { LateChoice } from '../../../kind-late.ts';
import { ticketAvailability } from '../dates/sale-state.ts';
import { listSameTickets } from './store.ts';
import { waitFirst } from './wait-first.ts';

/**
 * Late money for seats that are gone: the same ticket at another date of the event, with room for all of them, or the first
 * place among those who wait for the date.
 */
export const lateSeats: LateChoice = {
  decision: 'date',
  others: async (db, line) => {
    const found = await listSameTickets(db, line);
    const states = await ticketAvailability(
      db,
      found.map(({ variantId }) => variantId),
      null,
    );
    return found.filter(({ variantId }) => {
      const state = states.get(variantId);
      return state?.is === 'open' && (state.left === null || state.left >= line.units);
    });
  },
  waiting: waitFirst,
  words: {
    gone: 'By then, others had booked the last seats. Your order was for:',
    choose: 'Choose another date or a refund. If you don’t choose by {time} {zone}, we refund you.',
    page: 'We have your <b>{amount}</b>, but others had booked the last seats by then. Choose by <b>{time} {zone}</b>. If you don’t choose, we refund you.',
    notOffered: 'That date has no room for you any more. Choose again.',
  },
};
