import { t } from '#messages/t.ts';

/** Why delivery is refunded with goods, or is not. */
export type ShippingCause = 'nothing_sent' | 'fault' | 'withdrawal' | 'keeps_some' | 'too_late';

/** What an order's delivery cost; minor units of its currency. */
export interface PaidShipping {
  readonly amount: number;
  /** What the cheapest letter or parcel would have cost. */
  readonly standard: number;
  readonly refunded: number;
}

/**
 * What goes back of the delivery, in minor units. To withdraw gives back standard delivery, not what a faster one cost more
 * (Directive 2011/83/EU, article 13 (2)); where nothing was sent, or the shop was at fault, all of it goes back.
 */
export function shippingShare({ amount, standard, refunded }: PaidShipping, cause: ShippingCause): number {
  if (cause === 'keeps_some' || cause === 'too_late') return 0;
  return Math.max(0, (cause === 'withdrawal' ? standard : amount) - refunded);
}

/** How it comes to that, for people. @param isLess whether a faster delivery than the standard one was paid for. */
export function shippingWorking(cause: ShippingCause, isLess: boolean): string {
  switch (cause) {
    case 'nothing_sent':
      return t('Nothing was sent, so all of it is refunded.');
    case 'fault':
      return t('Our fault, and nothing stays with the buyer: all of it is refunded.');
    case 'withdrawal':
      return isLess
        ? t('Nothing stays with the buyer: standard delivery is refunded, not what the faster one cost more.')
        : t('Nothing stays with the buyer, so it is refunded.');
    case 'keeps_some':
      return t('Not refunded: the buyer keeps something that was sent.');
    case 'too_late':
      return t('Not refunded: the time for changing one’s mind is over.');
  }
}
