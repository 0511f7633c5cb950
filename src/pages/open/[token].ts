import type { APIRoute } from 'astro';
import { now } from '#lib/clock.ts';
import { config } from '#lib/config.ts';
import { db } from '#lib/db.ts';
import { readSigned } from '#lib/ids.ts';
import { OPEN_PURPOSE } from '#shop/emails/email-links.ts';
import { findOrder } from '#shop/orders/store.ts';
import { proveFromEmailLink } from '#shop/proofs/prove-account.ts';
import { proveAddress } from '#shop/proofs/prove-address.ts';
import { seeOther } from '#web/http/respond.ts';
import { paths, sameOriginPath } from '#web/paths.ts';
import { ensureBrowser } from '#web/visitor/visitor.ts';

/** The link in an email. Following it proves access to the mailbox, so this browser may see what the customer owns. */
export const GET: APIRoute = async (context) => {
  const orderId = readSigned(config.authSecret, OPEN_PURPOSE, context.params.token ?? '', now());
  const order = orderId ? await findOrder(db, { id: orderId }) : null;
  if (!order?.customerId) return context.rewrite('/404');
  const visitor = await ensureBrowser(context);
  await proveAddress(db, visitor.id, order.customerId);
  const account = await context.locals.account();
  if (account && !account.isProven)
    await proveFromEmailLink(db, account.userId, order.customerId, { visitorId: visitor.id });
  return seeOther(sameOriginPath(context.url.searchParams.get('to'), paths.order(order.number)));
};
