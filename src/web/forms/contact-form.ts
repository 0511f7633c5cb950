import type { APIContext } from 'astro';
import { db } from '#lib/db.ts';
import { contactInput, contactShop } from '#shop/emails/contact-email.ts';
import { seller } from '#shop/emails/seller.ts';
import { seeOther } from '../http/respond.ts';
import { enforceLimit } from '../http/route-limits.ts';
import { paths } from '../paths.ts';
import { handlePageInput } from './handle-form.ts';

/** Sends a question to the shop's own address. */
export function handleContact(context: APIContext): Promise<Response | null> {
  return handlePageInput(context, contactInput, async (question) => {
    await enforceLimit(context, 'contact');
    await contactShop(db, seller.email, question);
    return seeOther(`${paths.contact}?sent=1`);
  });
}
