import type { APIRoute } from 'astro';
import { now } from '#lib/clock.ts';
import { config } from '#lib/config.ts';
import { db } from '#lib/db.ts';
import { readOpenToken } from '#shop/emails/email-links.ts';
import { findOrder } from '#shop/orders/store.ts';
import { proveFromEmailLink } from '#shop/proofs/prove-account.ts';
import { proveAddress } from '#shop/proofs/prove-address.ts';
import { seeOther } from '#web/http/respond.ts';
import { paths, sameOriginPath, signInPath } from '#web/paths.ts';
import { ensureBrowser } from '#web/visitor/visitor.ts';

/**
 * The link in an email. Following it proves access to the mailbox, so this browser may see what the customer owns. A new
 * password has ended the links before it: then the account signs in.
 */
export const GET: APIRoute = async (context) => {
  const link = readOpenToken(config.authSecret, context.params.token ?? '', now());
  const order = link ? await findOrder(db, { id: link.orderId }) : null;
  if (!link || !order?.customerId) return context.rewrite('/404');
  const target = sameOriginPath(context.url.searchParams.get('to'), paths.order(order.number));
  const visitor = await ensureBrowser(context);
  if (!(await proveAddress(db, visitor.id, order.customerId, link.version)))
    return seeOther(signInPath(target));
  const account = await context.locals.account();
  if (account && !account.isProven)
    await proveFromEmailLink(db, account.userId, order.customerId, { visitorId: visitor.id });
  return seeOther(target);
};
