import type { APIContext } from 'astro';
import { now } from '#lib/clock.ts';
import { config } from '#lib/config.ts';
import { db } from '#lib/db.ts';
import { readOpenToken } from '#shop/emails/email-links.ts';
import { findOrder } from '#shop/orders/store.ts';
import { findOtherAddress, type TwoAddresses } from '#shop/proofs/find-other-address.ts';
import { proveFromEmailLink } from '#shop/proofs/prove-account.ts';
import { proveAddress } from '#shop/proofs/prove-address.ts';
import { seeOther } from '../http/respond.ts';
import { paths, sameOriginPath, signInPath } from '../paths.ts';
import { ensureBrowser } from '../visitor/visitor.ts';

/** What is asked before the link of one address is followed in a browser that belongs to another. */
interface Question extends TwoAddresses {
  /** The path that the link leads to. */
  readonly target: string;
}

/**
 * Follows the link of an email: the browser may see what the customer owns from now on. In a browser that belongs to
 * somebody else this is asked first, and done when it is posted. A new password has ended the links before it: then the
 * account signs in.
 * @returns null for a link that is cut off, forged or has expired.
 */
export async function handleOpenLink(context: APIContext): Promise<Response | Question | null> {
  const link = readOpenToken(config.authSecret, context.params['token'] ?? '', now());
  const order = link ? await findOrder(db, { id: link.orderId }) : null;
  if (!link || !order?.customerId) return null;
  // Emailed to a mistyped address, which was corrected since: whose it is now is not told there.
  if (order.addressVersion !== link.addressVersion) return null;
  const { customerId } = order;
  const target = sameOriginPath(context.url.searchParams.get('to'), paths.order(order.number));
  const account = await context.locals.account();
  if (context.request.method !== 'POST') {
    const both = await findOtherAddress(db, await context.locals.visitor(), account, customerId);
    if (both) return { ...both, target };
  }
  const visitor = await ensureBrowser(context);
  if (!(await proveAddress(db, visitor.id, customerId, link.version))) return seeOther(signInPath(target));
  if (account && !account.isProven)
    await proveFromEmailLink(db, account.userId, customerId, { visitorId: visitor.id });
  return seeOther(target);
}
