import { t } from '#messages/t.ts';
import type { OrderView } from '../orders/view.ts';
import { lineInWords } from '../products/kind-sentences.ts';
import type { ReturnRow } from '../shipping/return-store.ts';
import { type ComposedEmail, composeEmail, type Part } from './compose-email.ts';
import type { Links } from './email-links.ts';
import { seeOrder } from './payment-emails.ts';

/** How a return stands; written from what is true when it is sent. */
export function returnEmail(
  order: OrderView,
  links: Links,
  asked: ReturnRow,
  pieces: readonly { readonly title: string; readonly variantTitle: string; readonly quantity: number }[],
): ComposedEmail {
  const path = `/orders/${order.number}/returns/${asked.number}`;
  return composeEmail(subject(asked, order.number), [
    ...happened(asked),
    ...pieces.map((piece) => ({ text: lineInWords(piece) })),
    ...next(asked, links, path),
    seeOrder(order, links),
  ]);
}

function subject({ state }: ReturnRow, number: string): string {
  switch (state) {
    case 'requested':
      return t('We have your return: order {number}', { number });
    case 'accepted':
      return t('Please send it back: order {number}', { number });
    case 'refused':
      return t('About your return: order {number}', { number });
    case 'received':
      return t('Your return has arrived: order {number}', { number });
    case 'refunded':
      return t('Your return is refunded: order {number}', { number });
    case 'exchanged':
      return t('We’re packing your exchange: order {number}', { number });
  }
}

function happened({ state, answer }: ReturnRow): Part[] {
  switch (state) {
    case 'requested':
      return [{ text: t('You want to send this back. We look at it and email you:') }];
    case 'accepted':
      return [{ text: t('You can send this back:') }];
    case 'refused':
      return [{ text: t('We cannot take this back. The reason:') }, { quote: answer }];
    case 'received':
      return [{ text: t('This has arrived, and we look at it now:') }];
    case 'refunded':
      return [{ text: t('We have looked at what you sent back:') }];
    case 'exchanged':
      return [{ text: t('We send you something else instead of this. Another email has its order number:') }];
  }
}

function next({ state }: ReturnRow, links: Links, path: string): Part[] {
  switch (state) {
    case 'accepted':
      return [
        { text: t('Print the return slip and put it into the parcel.') },
        { text: t('Return slip and address'), link: links.open(path) },
      ];
    case 'refused':
      return [{ text: t('You see it otherwise? Reply to this email; a person reads it.') }];
    case 'refunded':
      return [{ text: t('The refund has an email of its own as soon as the bank has it.') }];
    default:
      return [];
  }
}
