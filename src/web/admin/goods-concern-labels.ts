import type { Sentence } from '#messages/sentence.ts';
import type { ConcernKind } from '#shop/concerns/concern.ts';
import type { Label } from './labels.ts';

/** What needs attention about stock, parcels and returns. */
export const goodsConcernLabels = {
  stock_low: {
    tone: 'warning',
    word: 'Stock is low',
    text: 'Fewer pieces than the minimum are left in a warehouse. Order more, or change the minimum.',
  },
  exchange_unpaid: {
    tone: 'wrong',
    word: 'Exchange without payment',
    text: 'What was paid for this was refunded, or the dispute about it was lost, and what goes out in exchange has not been sent. Cancel it, or send it all the same.',
  },
  parcel_lost: {
    tone: 'wrong',
    word: 'Parcel lost',
    text: 'The buyer has nothing. Send it again, or refund what was in it.',
  },
  parcel_returned: {
    tone: 'warning',
    word: 'Parcel came back',
    text: 'Its pieces are in stock again. Ask the buyer for the address and send it again, or refund what was in it.',
  },
  return_requested: {
    tone: 'warning',
    word: 'Return asked for',
    text: 'A buyer wants to send something back and waits for your answer.',
  },
  return_received: {
    tone: 'warning',
    word: 'Return to be refunded',
    text: 'What was sent back is here. Refund or exchange it; the law gives 14 days from the day it was asked for.',
  },
  order_not_packed: {
    tone: 'warning',
    word: 'Not packed',
    text: 'It was paid some working days ago, and something of it is still to be packed.',
  },
  parcel_not_shipped: {
    tone: 'warning',
    word: 'Packed, not shipped',
    text: 'The parcel is packed and has not left for some working days.',
  },
  return_not_received: {
    tone: 'plain',
    word: 'Return has not come',
    text: 'It was accepted two weeks ago, and nothing has arrived. Ask the buyer.',
  },
} as const satisfies Readonly<Partial<Record<ConcernKind, Label & { readonly text: Sentence }>>>;
