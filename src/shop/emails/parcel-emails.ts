import { isolate } from '#lib/isolate.ts';
import { formatMoney } from '#lib/money.ts';
import { t } from '#messages/t.ts';
import type { LinePart, ParcelsView } from '../orders/shipping/view-parcels.ts';
import type { OrderView } from '../orders/view.ts';
import { lineInWords } from '../products/kind-sentences.ts';
import { pickupTime } from '../shipping/pickup.ts';
import { type ComposedEmail, composeEmail, type Part } from './compose-email.ts';
import type { Links } from './email-links.ts';
import { seeOrder } from './payment-emails.ts';

/** The texts of the email's row. */
interface Details {
  /** Among the parcels of the order, from 1. */
  readonly parcel?: string;
  /** Of one that left before: `number` where it had none, `corrected` where it had another. */
  readonly news?: string;
}

/** A parcel has left: what is in it, where it is, and what still comes. Null for one that is not there any more. */
export function parcelShippedEmail(
  order: OrderView,
  links: Links,
  view: ParcelsView,
  { parcel, news }: Details,
): ComposedEmail | null {
  const found = view.parcels.find(({ number }) => String(number) === parcel);
  if (!found) return null;
  const { carrier, trackingNumber, trackingUrl } = found;
  const by = carrier ? [{ name: t('Carrier'), value: carrier }] : [];
  const number = trackingNumber ? [{ name: t('Tracking number'), value: trackingNumber }] : [];
  const isNumber = news === 'number' || news === 'corrected';
  return composeEmail(subjectOf(order, news), [
    { text: introOf(news) },
    ...found.lines.map(lineText),
    ...(by.length + number.length > 0 ? [{ title: t('Parcel'), facts: [...by, ...number] }] : []),
    ...(trackingUrl ? [{ text: t('Track the parcel'), link: trackingUrl }] : []),
    ...(isNumber ? [] : comingParts(view.coming)),
    seeOrder(order, links),
  ]);
}

function subjectOf({ number }: OrderView, news: string | undefined): string {
  if (news === 'number') return t('You can track your parcel now: order {number}', { number });
  if (news === 'corrected') return t('New tracking number for your parcel: order {number}', { number });
  return t('Your parcel is on its way: order {number}', { number });
}

function introOf(news: string | undefined): string {
  if (news === 'number') return t('The carrier has given us the number of your parcel with:');
  if (news === 'corrected')
    return t('The tracking number we sent you before was wrong. This is the right one for your parcel with:');
  return t('We sent you a parcel with:');
}

/** A parcel waits for the buyer: what is in it, where and when. Null for one that was unpacked or picked up. */
export function parcelReadyEmail(
  order: OrderView,
  links: Links,
  { ready, coming }: ParcelsView,
  { parcel }: Details,
): ComposedEmail | null {
  const found = ready.find(({ number }) => String(number) === parcel);
  const shipping = order.delivery?.shipping;
  if (!found || !shipping) return null;
  const when = shipping.startsLocal ? [{ name: t('When'), value: pickupTime(shipping.startsLocal) }] : [];
  return composeEmail(t('Ready to be picked up: order {number}', { number: order.number }), [
    { text: t('This is ready for you:') },
    ...found.lines.map(lineText),
    { title: t('Pick-up'), facts: [{ name: t('Where'), value: isolate(shipping.place) }, ...when] },
    { text: t('Please bring the number {number}.', { number: order.number }) },
    ...(coming.length === 0 ? [] : [{ text: t('This is not ready yet:') }, ...coming.map(lineText)]),
    seeOrder(order, links),
  ]);
}

function comingParts(coming: readonly LinePart[]): Part[] {
  if (coming.length === 0) return [{ text: t('With it, everything of your order has been sent.') }];
  return [{ text: t('This comes in another parcel:') }, ...coming.map(lineText)];
}

function lineText(part: LinePart): Part {
  return { text: lineInWords(part) };
}

/** What was cancelled before it was sent; the texts of the email's row. */
interface Cancelled {
  /** Minor units. */
  readonly amount?: string;
  /** Line number and pieces: `1:2,3:1`. */
  readonly pieces?: string;
}

export function piecesCancelledEmail(order: OrderView, links: Links, given: Cancelled): ComposedEmail {
  const lines = (given.pieces ?? '').split(',').flatMap((part) => {
    const [line, quantity] = part.split(':').map(Number);
    const found = order.lines[(line ?? 0) - 1];
    return found ? [{ text: lineInWords({ ...found, quantity: quantity ?? 1 }) }] : [];
  });
  const amount = { ...order.total, amount: Number(given.amount ?? '0') };
  return composeEmail(t('Cancelled: a part of order {number}', { number: order.number }), [
    { text: t('This will not be sent:') },
    ...lines,
    {
      text:
        amount.amount > 0
          ? t(
              'We refund {amount} to the card or account you paid with. Banks take five to ten days to show it.',
              { amount: formatMoney(amount) },
            )
          : t('It cost nothing, so there is nothing to refund.'),
    },
    { text: t('If this wasn’t you, reply to this email; a person reads it.') },
    seeOrder(order, links),
  ]);
}
