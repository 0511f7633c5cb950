import { isolate } from '#lib/isolate.ts';
import { t } from '#messages/t.ts';
import { wholeAddress } from '../customers/addresses/print-address.ts';
import type { OrderView } from '../orders/view.ts';
import { pickupTime } from '../shipping/pickup.ts';
import { promisedText } from '../shipping/promised-text.ts';
import type { Part } from './compose-email.ts';

/** Where and how an order is sent; nothing for one of which nothing is. */
export function deliveryParts({ delivery: sent }: OrderView): Part[] {
  if (!sent) return [];
  const { shipping, delivery, billing, giftNote } = sent;
  const days = promisedText(shipping);
  const lines = delivery && (shipping.kind === 'pickup' ? [delivery.name] : wholeAddress(delivery));
  return [
    {
      title: t('Delivery'),
      facts: [
        { name: t('How we deliver'), value: isolate(shipping.title) },
        ...(days ? [{ name: t('Takes'), value: days }] : []),
        ...(shipping.place ? [{ name: t('Pick-up'), value: isolate(shipping.place) }] : []),
        ...(shipping.startsLocal ? [{ name: t('When'), value: pickupTime(shipping.startsLocal) }] : []),
        ...(lines ? [{ name: t('To ¦ an address'), value: inOneLine(lines) }] : []),
        ...(giftNote === null ? [] : [{ name: t('Gift'), value: isolate(giftNote || t('Without a note')) }]),
        ...(billing ? [{ name: t('Billed to'), value: inOneLine(wholeAddress(billing)) }] : []),
      ],
    },
  ];
}

function inOneLine(lines: readonly string[]): string {
  return isolate(lines.join(', '));
}
