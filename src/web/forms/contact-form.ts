import type { APIContext } from 'astro';
import { config } from '#lib/config.ts';
import { db } from '#lib/db.ts';
import { contactInput, contactShop } from '#shop/emails/contact.ts';
import { handlePostedForm, seeOther } from '../http/respond.ts';
import { countAsked } from '../http/route-limits.ts';
import { paths } from '../paths.ts';
import { parseInput, readInput } from './read-form.ts';

/** Passes a question on to the shop's own address. */
export function contactFrom(context: APIContext): Promise<Response | null> {
  return handlePostedForm(context, async (keep) => {
    const input = await readInput(context.request);
    keep(input.texts);
    const question = parseInput(contactInput, input);
    await countAsked(context, 'contact');
    await contactShop(db, shopAddress(), question);
    return seeOther(`${paths.contact}?sent=1`);
  });
}

/** `shop@example.com` of `Lectern <shop@example.com>`. */
export function shopAddress(): string {
  return /<(.+)>/.exec(config.mailFrom)?.[1] ?? config.mailFrom;
}
