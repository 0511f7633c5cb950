import type { APIRoute } from 'astro';
import { config } from '#lib/config.ts';
import { db } from '#lib/db.ts';
import { getFree, getFreeInput } from '#shop/checkout/get-free.ts';
import { askAboutEmail, asksField } from '#web/forms/ask-about-email.ts';
import { handleForm } from '#web/forms/handle-form.ts';
import { parseInput, readInput } from '#web/forms/read-form.ts';
import { json, seeOther, wantsJson } from '#web/http/respond.ts';
import { paths } from '#web/paths.ts';
import { setGivenEmail } from '#web/visitor/cookies.ts';
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
      const { next, number } = await getFree(db, item, { visitor, email, mode: config.stripe.mode });
      if (next === 'email') setGivenEmail(context.cookies, email);
      const location = next === 'order' ? paths.order(number) : `${paths.checkoutFree}?written=1`;
      return wantsJson(context.request) ? json({ location }) : seeOther(location);
    },
  );
