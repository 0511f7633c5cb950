import type { APIContext } from 'astro';
import { db } from '#lib/db.ts';
import { emailInput } from '#shop/accounts/account.ts';
import { emailPurchases } from '#shop/orders/email-purchases.ts';
import { seeOther } from '../http/respond.ts';
import { enforceLimit, takeAtLeast } from '../http/route-limits.ts';
import { paths } from '../paths.ts';
import { setGivenEmail } from '../visitor/cookies.ts';
import { handlePageInput } from './handle-form.ts';

/** The least time it takes, in milliseconds: an address with orders costs more queries, which must not show. */
const FIND_ORDERS_MS = 300;

/** Emails the link to what was bought with an address; the answer is the same if nothing was. */
export function handleFindOrders(context: APIContext): Promise<Response | null> {
  return handlePageInput(context, emailInput, async ({ email }) => {
    await enforceLimit(context, 'find-orders');
    await takeAtLeast(FIND_ORDERS_MS, () => emailPurchases(db, email));
    setGivenEmail(context.cookies, email);
    return seeOther(`${paths.findOrders}?written=1`);
  });
}
