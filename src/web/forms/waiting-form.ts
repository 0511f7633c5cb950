import type { APIContext } from 'astro';
import { z } from 'zod';
import { now } from '#lib/clock.ts';
import { config } from '#lib/config.ts';
import { db } from '#lib/db.ts';
import { t } from '#messages/t.ts';
import { type AcceptInput, acceptInput, acceptOffer, payOffered } from '#shop/checkout/accept-offer.ts';
import type { Started } from '#shop/checkout/start.ts';
import { findOrder } from '#shop/orders/store.ts';
import { type AskedSeat, attendeesInput } from '#shop/products/kinds/event/attendees/attendee.ts';
import { type SeatToBuy, seatsToBuy } from '#shop/products/kinds/event/attendees/before-paying.ts';
import {
  confirmEntry,
  leaveWaitingList,
  type WishInput,
  wishInput,
} from '#shop/products/kinds/event/waiting/join.ts';
import { type ShownEntry, showEntry } from '#shop/products/kinds/event/waiting/show-entry-store.ts';
import { readWaitingToken } from '#shop/products/kinds/event/waiting/waiting-token.ts';
import { seeOther } from '../http/respond.ts';
import { paths } from '../paths.ts';
import { setGivenEmail } from '../visitor/cookies.ts';
import { ensureVisitor } from '../visitor/visitor.ts';
import { handlePageForm } from './handle-form.ts';
import { type Input, parseInput, readInput } from './read-form.ts';

export interface WaitingPage extends ShownEntry {
  readonly orderNumber: string | null;
}

const form = z.discriminatedUnion(
  'act',
  [
    z.strictObject({ act: z.enum(['leave', 'pay']) }),
    wishInput.partial({ seats: true }).extend({ act: z.literal('confirm') }),
    z.strictObject({ ...acceptInput.shape, act: z.literal('accept') }),
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

/** Fields of the longest form: as many seats as can be offered, with as many questions as an event can ask of each. */
const MOST_FIELDS = 500;

/** What the person does there. @returns null when the page is to be shown. */
export function handleWaitingForm(context: APIContext, page: WaitingPage): Promise<Response | null> {
  const here = seeOther(paths.waitingList(context.params['token'] ?? ''));
  const { entry } = page;
  return handlePageForm(context, async (keepValues) => {
    const sent = await readInput(context.request, MOST_FIELDS);
    keepValues(sent.texts);
    const input = parseInput(form, withoutSeats(sent));
    if (input.act === 'confirm') await confirm(entry.id, input);
    if (input.act === 'leave') await leaveWaitingList(db, entry.id);
    const started =
      input.act === 'accept' ? await accept(context, page, input, sent) : await pay(input.act, entry);
    if (started?.next === 'pay') return seeOther(started.url);
    if (started?.next === 'order') return seeOther(paths.order(started.number));
    if (started?.next !== 'email') return here;
    setGivenEmail(context.cookies, entry.email);
    return seeOther(`${paths.checkoutFree}?written=1`);
  });
}

/** The fields of the form but those of its seats, `1-name`: of these only the booked ones are read, by `accept`. */
function withoutSeats({ values, texts }: Input): Input {
  return {
    texts,
    values: Object.fromEntries(Object.entries(values).filter(([name]) => !/^\d+-/.test(name))),
  };
}

/** A page from before this form sends no number of seats. */
function confirm(id: string, { seats, ...rest }: { seats?: number | undefined } & Omit<WishInput, 'seats'>) {
  return confirmEntry(db, id, seats ? { seats, ...rest } : null);
}

async function accept(
  context: APIContext,
  { entry, productId }: WaitingPage,
  { variant, quantity, country }: AcceptInput,
  sent: Input,
): Promise<Started> {
  const seats = await seatsToBuy(db, null, [{ productId, variantId: variant, quantity }]);
  const asked = seats.slice(0, entry.offeredSeats ?? 0).map(offeredSeat);
  const isAsked = asked.some(({ questions }) => questions.length > 0);
  const attendees = isAsked ? parseInput(attendeesInput(asked), sent) : [];
  const visitor = await ensureVisitor(context);
  const { mode } = config.stripe;
  const wish = { variant, quantity, country, attendees };
  return acceptOffer(db, entry.id, wish, { visitor, mode, origin: config.publicOrigin });
}

/** What the form asks of a seat that a waiting list offered. */
export function offeredSeat({ seat, questions }: Pick<SeatToBuy, 'seat' | 'questions'>): AskedSeat {
  return { prefix: `${seat}-`, questions, asksEmail: true, requires: 'always' };
}

async function pay(act: string, { orderId }: ShownEntry['entry']): Promise<Started | null> {
  return act === 'pay' && orderId ? payOffered(db, orderId, config.publicOrigin) : null;
}
