import { db } from '#lib/db.ts';
import { incrementDailyCount } from '#lib/redis/daily-counter.ts';
import { addFirstItem, addItem } from '#shop/cart/add-item.ts';
import { type AddItemInput, addItemInput } from '#shop/cart/cart.ts';
import { handleForm } from '#web/forms/handle-form.ts';
import { parseInput, readInput } from '#web/forms/read-form.ts';
import { json, seeOther, wantsJson } from '#web/http/respond.ts';
import type { RouteContext } from '#web/http/route-context.ts';
import { paths } from '#web/paths.ts';
import { setCartCount, setVisitorToken } from '#web/visitor/cookies.ts';

/** Adds to the cart: a form is sent on to the cart, script gets the new count. */
export const POST = (context: RouteContext): Promise<Response> =>
  handleForm(context, paths.cart, async () => {
    const input = parseInput(addItemInput, await readInput(context.request));
    const { count } = await addForVisitor(context, input);
    setCartCount(context.cookies, count);
    void incrementDailyCount('cart_adds');
    return wantsJson(context.request) ? json({ count }, 201) : seeOther(paths.cart);
  });

/** A browser that has nothing yet gets its cookie with the first thing. */
async function addForVisitor({ locals, cookies }: RouteContext, input: AddItemInput) {
  const visitor = await locals.visitor();
  if (visitor) return addItem(db, visitor, input);
  const first = await addFirstItem(db, input);
  setVisitorToken(cookies, first.token);
  return first;
}
