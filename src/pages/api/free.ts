import type { APIRoute } from 'astro';
import { config } from '#lib/config.ts';
import { db } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { addItem } from '#shop/cart/add-item.ts';
import { ANSWERS_MISSING } from '#shop/checkout/answers-missing.ts';
import { type GetFreeInput, getFree, getFreeInput } from '#shop/checkout/get-free.ts';
import type { Visitor } from '#shop/customers/store.ts';
import { askAboutEmail, asksField } from '#web/forms/ask-about-email.ts';
import { handleForm } from '#web/forms/handle-form.ts';
import { parseInput, readInput } from '#web/forms/read-form.ts';
import { json, seeOther, wantsJson } from '#web/http/respond.ts';
import type { RouteContext } from '#web/http/route-context.ts';
import { paths } from '#web/paths.ts';
import { setCartCount, setGivenEmail } from '#web/visitor/cookies.ts';
import { ensureVisitor } from '#web/visitor/visitor.ts';

const form = getFreeInput.extend(asksField);

/** Gives something free in one step: no cart, no payment page. */
export const POST: APIRoute = (context) =>
  handleForm(
    context,
    ({ product = '' }) => paths.getFree(product),
    async (keep) => {
      const input = await readInput(context.request);
      keep(input.texts);
      const account = await context.locals.account();
      const values = { ...input.values, email: input.values['email'] || account?.email };
      const { email, ask_email, ...item } = parseInput(form, { ...input, values });
      askAboutEmail(email, ask_email);
      const visitor = await ensureVisitor(context);
      const given = await getFree(db, item, { visitor, email, mode: config.stripe.mode }).catch(ifAsked);
      if (!given) return askFirst(context, visitor, item);
      const { next, number } = given;
      if (next === 'email') setGivenEmail(context.cookies, email);
      const location = next === 'order' ? paths.order(number) : `${paths.checkoutFree}?written=1`;
      return wantsJson(context.request) ? json({ location }) : seeOther(location);
    },
  );

/** Null for something that asks a few things first. */
function ifAsked(error: unknown): null {
  if (error instanceof ShopError && error.code === ANSWERS_MISSING) return null;
  throw error;
}

/** Puts it in the cart, where its questions are asked before it is ordered. */
async function askFirst(
  context: RouteContext,
  visitor: Visitor,
  { product, variant }: Omit<GetFreeInput, 'email'>,
): Promise<Response> {
  const item = variant ? { variant, quantity: 1 } : { product, quantity: 1 };
  const { count } = await addItem(db, visitor, item);
  setCartCount(context.cookies, count);
  const location = paths.checkoutAttendees;
  return wantsJson(context.request) ? json({ location }) : seeOther(location);
}
