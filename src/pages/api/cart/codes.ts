import type { APIRoute } from 'astro';
import { z } from 'zod';
import { db } from '#lib/db.ts';
import { applyCode, codeField, removeCode } from '#shop/cart/apply-code.ts';
import { handleForm } from '#web/forms/handle-form.ts';
import { parseInput, readInput } from '#web/forms/read-form.ts';
import { json, seeOther, wantsJson } from '#web/http/respond.ts';
import { paths } from '#web/paths.ts';
import { forgetCode, keepCode, readCode } from '#web/visitor/cookies.ts';

const codeForm = z.strictObject({ code: codeField, act: z.literal('remove').optional() });

/** Puts a promotion code into the cart, or takes it out. */
export const POST: APIRoute = (context) =>
  handleForm(context, paths.cart, async (keep) => {
    const input = await readInput(context.request);
    keep(input.texts);
    const { code, act } = parseInput(codeForm, input);
    const visitor = await context.locals.visitor();
    if (act === 'remove') {
      if (visitor) await removeCode(db, visitor, code);
      if (readCode(context.cookies) !== null) forgetCode(context.cookies);
    } else if (visitor) await applyCode(db, visitor, code);
    else keepCode(context.cookies, code.trim());
    return wantsJson(context.request) ? json({}) : seeOther(paths.cart);
  });
