import type { APIRoute } from 'astro';
import { countUp } from '#lib/counter.ts';
import { db } from '#lib/db.ts';
import { addItem } from '#shop/cart/add-item.ts';
import { addItemInput } from '#shop/cart/cart.ts';
import { keepCartCount } from '#web/cookies.ts';
import { parseInput, readInput } from '#web/form.ts';
import { paths } from '#web/paths.ts';
import { answering, json, seeOther, wantsJson } from '#web/respond.ts';
import { rememberedVisitor } from '#web/visitor.ts';

/** Adds to the cart: a form is sent on to the cart, script gets the new count. */
export const POST: APIRoute = (context) =>
  answering(context, paths.cart, async () => {
    const input = parseInput(addItemInput, await readInput(context.request));
    const visitor = await rememberedVisitor(context);
    const { count } = await addItem(db, visitor, input);
    keepCartCount(context.cookies, count);
    void countUp('cart_adds');
    return wantsJson(context.request) ? json({ count }, 201) : seeOther(paths.cart);
  });
