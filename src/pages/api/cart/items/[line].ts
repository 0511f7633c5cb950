import type { APIRoute } from 'astro';
import { db } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { isUuid } from '#lib/ids.ts';
import { t } from '#messages/t.ts';
import { changeItemInput } from '#shop/cart/cart.ts';
import { changeItem } from '#shop/cart/change-item.ts';
import { handleForm } from '#web/forms/handle-form.ts';
import { parseInput, readInput } from '#web/forms/read-form.ts';
import { json, seeOther, wantsJson } from '#web/http/respond.ts';
import { paths } from '#web/paths.ts';
import { setCartCount } from '#web/visitor/cookies.ts';

/** Sets the quantity of a line; 0 removes it. */
export const POST: APIRoute = (context) =>
  handleForm(context, paths.cart, async () => {
    const { line = '' } = context.params;
    const { quantity } = parseInput(changeItemInput, await readInput(context.request));
    const visitor = await context.locals.visitor();
    if (!visitor || !isUuid(line))
      throw new ShopError('unknown_line', 404, t('That is no longer in your cart.'));
    const { count, removed } = await changeItem(db, visitor, line, quantity);
    setCartCount(context.cookies, count);
    return wantsJson(context.request)
      ? json({ count })
      : seeOther(removed ? paths.cartWithout(removed) : paths.cart);
  });
