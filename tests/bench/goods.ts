import { goodsCheckouts } from './goods/checkouts.ts';
import { goodsLists } from './goods/lists.ts';
import type { Measure } from './section.ts';

/** Goods at full size: their lists and pages beside those of courses, and checkouts with an address and a stock. */
export const measure: Measure = async (say) => [await goodsLists(say), await goodsCheckouts(say)];
