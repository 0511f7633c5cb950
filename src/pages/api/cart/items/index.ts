import { db } from '#lib/db.ts';
import { incrementDailyCount } from '#lib/redis/daily-counter.ts';
import { addItem } from '#shop/cart/add-item.ts';
import { addItemInput } from '#shop/cart/cart.ts';
import { handleForm } from '#web/forms/handle-form.ts';
import { parseInput, readInput } from '#web/forms/read-form.ts';
import { json, seeOther, wantsJson } from '#web/http/respond.ts';
import type { RouteContext } from '#web/http/route-context.ts';
import { paths } from '#web/paths.ts';
import { setCartCount } from '#web/visitor/cookies.ts';
import { ensureVisitor } from '#web/visitor/visitor.ts';

/** Adds to the cart: a form is sent on to the cart, script gets the new count. */
export const POST = (context: RouteContext): Promise<Response> =>
  handleForm(context, paths.cart, async () => {
    const input = parseInput(addItemInput, await readInput(context.request));
    const visitor = await ensureVisitor(context);
    const { count } = await addItem(db, visitor, input);
    setCartCount(context.cookies, count);
    void incrementDailyCount('cart_adds');
    return wantsJson(context.request) ? json({ count }, 201) : seeOther(paths.cart);
  });
