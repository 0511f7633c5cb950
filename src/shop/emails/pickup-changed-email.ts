import { isolate } from '#lib/isolate.ts';
import { t } from '#messages/t.ts';
import type { ParcelsView } from '../orders/shipping/view-parcels.ts';
import type { OrderView } from '../orders/view.ts';
import { lineInWords } from '../products/kind-sentences.ts';
import { pickupTime } from '../shipping/pickup.ts';
import { type ComposedEmail, composeEmail } from './compose-email.ts';
import type { Links } from './email-links.ts';
import { seeOrder } from './payment-emails.ts';

/** The date at which goods are picked up was moved or cancelled. Null where nothing waits there any more. */
export function pickupChangedEmail(
  order: OrderView,
  links: Links,
  { ready, coming }: ParcelsView,
): ComposedEmail | null {
  const waiting = [...ready.flatMap(({ lines }) => lines), ...coming];
  const shipping = order.delivery?.shipping;
  if (waiting.length === 0 || !shipping) return null;
  const lines = waiting.map((part) => ({ text: lineInWords(part) }));
  const { number } = order;
  if (shipping.isDateCancelled)
    return composeEmail(t('Your pick-up cannot take place: order {number}', { number }), [
      { text: t('The date at which you wanted to pick this up was cancelled:') },
      ...lines,
      {
        text: t(
          'We find another way and email you. Reply to this email if you know a better one; a person reads it.',
        ),
      },
      seeOrder(order, links),
    ]);
  const when = shipping.startsLocal ? [{ name: t('When'), value: pickupTime(shipping.startsLocal) }] : [];
  return composeEmail(t('Your pick-up has moved: order {number}', { number }), [
    { text: t('The date at which you pick this up has another time or place:') },
    ...lines,
    { title: t('Pick-up'), facts: [{ name: t('Where'), value: isolate(shipping.place) }, ...when] },
    { text: t('You cannot come then? Reply to this email; a person reads it.') },
    seeOrder(order, links),
  ]);
}
