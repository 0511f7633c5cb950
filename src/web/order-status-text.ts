import { formatMoney, type Money } from '#lib/money.ts';
import type { OrderStatus } from '#shop/orders/order.ts';

export type Tone = 'good' | 'warning' | 'wrong' | 'plain';

export interface OrderStatusText {
  readonly tone: Tone;
  /** One or two words, for lists. */
  readonly word: string;
  /** What it means for the buyer, in one or two sentences. */
  readonly text: string;
}

const WORDS: Readonly<Record<OrderStatus, OrderStatusText>> = {
  pending: {
    tone: 'warning',
    word: 'Not paid yet',
    text: 'We are waiting for the money. Nothing has been charged so far.',
  },
  completed: { tone: 'good', word: 'Paid', text: 'Everything in this order is yours.' },
  failed: {
    tone: 'wrong',
    word: 'Payment failed',
    text: 'The bank did not let the payment through, so nothing was charged. You can order again and pay another way.',
  },
  expired: {
    tone: 'plain',
    word: 'Ran out of time',
    text: 'The payment page closed before anything was paid. Nothing was charged; order again whenever you like.',
  },
  cancelled: {
    tone: 'plain',
    word: 'Cancelled',
    text: 'This order is closed. If money for it arrives after all, we send it back by itself.',
  },
  partially_refunded: {
    tone: 'plain',
    word: 'Partly refunded',
    text: 'Part of the money went back to where it came from. Banks take up to ten days to show it.',
  },
  refunded: {
    tone: 'plain',
    word: 'Refunded',
    text: 'The whole amount went back to where it came from. Banks take up to ten days to show it.',
  },
};

const PROCESSING: OrderStatusText = {
  tone: 'warning',
  word: 'At the bank',
  text: 'You have done your part; the bank has not finished. That can take a few working days, and we write to you as soon as the money is here.',
};

const DISPUTED: Readonly<Record<'inquiry' | 'open' | 'lost', OrderStatusText>> = {
  inquiry: {
    tone: 'warning',
    word: 'Your bank has a question',
    text: 'Your bank has asked us about this payment. No money has moved, and what you bought stays yours. If it was a mistake, tell your bank. If something was wrong, write to us.',
  },
  open: {
    tone: 'warning',
    word: 'Questioned by your bank',
    text: 'Your bank has asked for this payment back and has not decided yet. What you bought stays yours until then. If it was a mistake, tell your bank; if something was wrong, write to us.',
  },
  lost: {
    tone: 'wrong',
    word: 'Taken back by your bank',
    text: 'Your bank took this payment back, so what it bought is no longer yours. You can order again; if it was a mistake, write to us.',
  },
};

/** Stripe's decline codes where the buyer can do something. */
const DECLINES: Readonly<Record<string, string>> = {
  insufficient_funds: 'there was not enough money',
  expired_card: 'the card has expired',
  incorrect_cvc: 'the security code was not right',
  incorrect_number: 'the card number was not right',
  authentication_required: 'it wanted to know that it was you',
  payment_intent_authentication_failure: 'it could not make sure that it was you',
  card_not_supported: 'the card cannot be used for this',
  processing_error: 'something went wrong there',
};

/** The status of an order for its buyer: what happened, and what to do. */
export function orderStatusText(order: OrderState): OrderStatusText {
  const words = withRefund(textOfStatus(order), order.refundUnderWay ?? null);
  const isRefundFailed = order.refundUnderWay?.status === 'failed';
  return order.returned && !isRefundFailed
    ? { ...words, text: returnedText(order, words.text, order.returned) }
    : words;
}

function textOfStatus({
  status,
  isProcessing = false,
  total,
  declinedCode,
  dispute,
}: OrderState): OrderStatusText {
  if (isProcessing) return PROCESSING;
  if (dispute && status !== 'refunded') return DISPUTED[dispute];
  if (status === 'pending' && declinedCode) return declined(declinedCode);
  const words = WORDS[status];
  return status === 'completed' && total.amount === 0 ? { ...words, word: 'Complete' } : words;
}

function declined(code: string): OrderStatusText {
  const why = DECLINES[code] ? `: ${DECLINES[code]}` : '';
  const text = `The bank said no${why}. Nothing was charged. Try again on the payment page, or pay another way there.`;
  return { tone: 'warning', word: 'Declined', text };
}

/** Adds a refund that has not reached the buyer. */
function withRefund(words: OrderStatusText, refund: OrderState['refundUnderWay']): OrderStatusText {
  if (!refund) return words;
  const amount = formatMoney(refund.amount);
  return refund.status === 'pending'
    ? { ...words, text: `${words.text} ${amount} is on its way back to you; banks take up to ten days.` }
    : {
        tone: 'warning',
        word: 'Refund did not arrive',
        text: `${words.text} We sent ${amount} back, and your bank did not take it. Write to us, and we find another way.`,
      };
}

/** Adds a payment that is returned: the order had ended, or was paid already. */
function returnedText(
  order: OrderState,
  text: string,
  { amount, isBack }: NonNullable<OrderState['returned']>,
) {
  const progress = isBack ? 'went back to where it came from' : 'is on its way back to you';
  const more = `${formatMoney(amount)} ${progress}; banks take up to ten days to show it.`;
  const isOver = ['failed', 'expired', 'cancelled'].includes(order.status);
  return isOver
    ? `Your payment came when this order was closed already. ${more}`
    : `${text} You paid more than once: ${more}`;
}

interface OrderState {
  readonly status: OrderStatus;
  /** The buyer has paid, the bank has not confirmed. */
  readonly isProcessing?: boolean;
  readonly total: Money;
  readonly declinedCode?: string | null;
  readonly returned?: { readonly amount: Money; readonly isBack: boolean } | null;
  readonly refundUnderWay?: { readonly amount: Money; readonly status: 'pending' | 'failed' } | null;
  readonly dispute?: 'inquiry' | 'open' | 'lost' | null;
}
