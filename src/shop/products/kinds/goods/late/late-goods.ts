import type { LateChoice } from '../../../kind-late.ts';
import { goodsAvailability } from '../availability.ts';
import { isSold, listOthersFor } from './store.ts';

/**
 * Late money for pieces that are gone: another variant of the item with enough of them, or to wait until the shop has them
 * again, while the item is on sale.
 */
export const lateGoods: LateChoice = {
  decision: 'variant',
  others: async (db, line) => {
    const found = await listOthersFor(db, line);
    const states = await goodsAvailability(
      db,
      found.map(({ variantId }) => variantId),
      null,
    );
    return found.filter(({ variantId }) => {
      const state = states.get(variantId);
      return state?.is === 'open' && (state.left === null || state.left >= line.units);
    });
  },
  isKept: (db, { variantId }) => isSold(db, variantId),
  words: {
    gone: 'By then, others had bought the last pieces. Your order was for:',
    choose:
      'Choose something else, wait until we have it again, or have your money back. If you don’t choose by {time} {zone}, we refund you.',
    page: 'We have your <b>{amount}</b>, but others had bought the last pieces by then. Choose by <b>{time} {zone}</b>. If you don’t choose, we refund you.',
    notOffered: 'There are not enough pieces of that any more. Choose again.',
  },
};
