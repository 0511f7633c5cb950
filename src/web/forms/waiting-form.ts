import type { APIContext } from 'astro';
import { z } from 'zod';
import { now } from '#lib/clock.ts';
import { config } from '#lib/config.ts';
import { db } from '#lib/db.ts';
import { t } from '#messages/t.ts';
import { acceptInput, acceptOffer, payOffered } from '#shop/checkout/accept-offer.ts';
import type { Started } from '#shop/checkout/start.ts';
import { findOrder } from '#shop/orders/store.ts';
import { confirmEntry, leaveWaitingList } from '#shop/products/kinds/event/waiting/join.ts';
import { type ShownEntry, showEntry } from '#shop/products/kinds/event/waiting/show-entry-store.ts';
import { readWaitingToken } from '#shop/products/kinds/event/waiting/waiting-token.ts';
import { seeOther } from '../http/respond.ts';
import { paths } from '../paths.ts';
import { setGivenEmail } from '../visitor/cookies.ts';
import { ensureVisitor } from '../visitor/visitor.ts';
import { handlePageInput } from './handle-form.ts';

export interface WaitingPage extends ShownEntry {
  readonly orderNumber: string | null;
}

const form = z.discriminatedUnion(
  'act',
  [
    z.strictObject({ act: z.enum(['confirm', 'leave', 'pay']) }),
    acceptInput.extend({ act: z.literal('accept') }),
  ],
  { error: () => t('That is not something this page does.') },
);

/** The place on a waiting list of the token in the address; null for one that was never signed. */
export async function openWaitingPage({ params: { token = '' } }: APIContext): Promise<WaitingPage | null> {
  const id = readWaitingToken(config.authSecret, token, now());
  const shown = id ? await showEntry(db, id) : null;
  if (!shown) return null;
  const order = shown.entry.orderId ? await findOrder(db, { id: shown.entry.orderId }) : null;
  return { ...shown, orderNumber: order?.number ?? null };
}

/** What the person does there. @returns null when the page is to be shown. */
export function handleWaitingForm(context: APIContext, { entry }: WaitingPage): Promise<Response | null> {
  const here = seeOther(paths.waitingList(context.params['token'] ?? ''));
  return handlePageInput(context, form, async (input) => {
    if (input.act === 'confirm') await confirmEntry(db, entry.id);
    if (input.act === 'leave') await leaveWaitingList(db, entry.id);
    const started =
      input.act === 'accept' ? await accept(context, entry.id, input) : await pay(input.act, entry);
    if (started?.next === 'pay') return seeOther(started.url);
    if (started?.next === 'order') return seeOther(paths.order(started.number));
    if (started?.next !== 'email') return here;
    setGivenEmail(context.cookies, entry.email);
    return seeOther(`${paths.checkoutFree}?written=1`);
  });
}

async function accept(context: APIContext, id: string, wish: z.infer<typeof acceptInput>): Promise<Started> {
  const visitor = await ensureVisitor(context);
  const { mode } = config.stripe;
  return acceptOffer(db, id, wish, { visitor, mode, origin: config.publicOrigin });
}

async function pay(act: string, { orderId }: ShownEntry['entry']): Promise<Started | null> {
  return act === 'pay' && orderId ? payOffered(db, orderId, config.publicOrigin) : null;
}
