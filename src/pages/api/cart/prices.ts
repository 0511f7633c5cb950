import type { APIRoute } from 'astro';
import { db } from '#lib/db.ts';
import { acceptPrice, acceptPriceInput } from '#shop/cart/accept-price.ts';
import { handleForm } from '#web/forms/handle-form.ts';
import { parseInput, readInput } from '#web/forms/read-form.ts';
import { seeOther } from '#web/http/respond.ts';
import { paths } from '#web/paths.ts';

/** Accepts a changed price as the cart showed it. */
export const POST: APIRoute = (context) =>
  handleForm(context, paths.cart, async () => {
    const input = parseInput(acceptPriceInput, await readInput(context.request));
    const visitor = await context.locals.visitor();
    if (visitor) await acceptPrice(db, visitor, input);
    return seeOther(paths.cart);
  });
