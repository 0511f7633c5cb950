import { formatMoney, type Money } from '#lib/money.ts';
import { isOver, type OrderState, orderStateOf, type StateFacts } from '#shop/orders/order-state.ts';
import { declinedText } from './declined-text.ts';

export type Tone = 'good' | 'warning' | 'wrong' | 'plain';

export interface OrderStatusText {
  readonly tone: Tone;
  /** One or two words, for lists. */
  readonly word: string;
  /** Heading of the page for a buyer who is back from paying. */
  readonly title: string;
  /** What it means for the buyer, in one or two sentences. */
  readonly text: string;
}

type Words = Omit<OrderStatusText, 'title'> & { readonly title?: string };

/** What every state of an order is called, and says to its buyer. */
const WORDS: Readonly<Record<OrderState, Words>> = {
  unpaid: {
    tone: 'warning',
    word: 'Not paid yet',
    title: 'One moment',
    text: 'We are waiting for the money. Nothing has been charged so far.',
  },
  declined: {
    tone: 'warning',
    word: 'Declined',
    title: 'Your payment was declined',
    text: 'Nothing was charged. Try again on the payment page, or pay another way there.',
  },
  processing: {
    tone: 'warning',
    word: 'Processing',
    title: 'Your payment is processing',
    text: 'Your bank is passing the money on. That can take a few working days. There is nothing for you to do: we email you as soon as it is here.',
  },
  failed: {
    tone: 'wrong',
    word: 'Payment failed',
    text: 'Your bank did not let the payment through, so nothing was charged. You can order again and pay another way.',
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
  paid: { tone: 'good', word: 'Paid', title: 'Thank you', text: 'Everything in this order is yours.' },
  free: { tone: 'good', word: 'Complete', title: 'Thank you', text: 'Everything in this order is yours.' },
  withdrawn: {
    tone: 'plain',
    word: 'Withdrawn',
    title: 'You withdrew',
    text: 'You withdrew from this order.',
  },
  partly_refunded: {
    tone: 'plain',
    word: 'Partly refunded',
    text: 'Part of the money went back to where it came from. Banks take up to ten days to show it.',
  },
  refunded: {
    tone: 'plain',
    word: 'Refunded',
    text: 'The whole amount went back to where it came from. Banks take up to ten days to show it.',
  },
  inquiry: {
    tone: 'warning',
    word: 'Your bank has a question',
    text: 'Your bank has asked us about this payment. No money has moved, and what you bought stays yours. If it was a mistake, tell your bank. If something was wrong, write to us.',
  },
  disputed: {
    tone: 'warning',
    word: 'Questioned by your bank',
    text: 'Your bank has asked for this payment back and has not decided yet. What you bought stays yours until then. If it was a mistake, tell your bank; if something was wrong, write to us.',
  },
  charged_back: {
    tone: 'wrong',
    word: 'Taken back by your bank',
    text: 'Your bank took this payment back, so what it bought is no longer yours. You can order again; if it was a mistake, write to us.',
  },
};

/** What the buyer is told beside the state. */
interface MoneyUnderWay {
  readonly returned?: { readonly amount: Money; readonly isBack: boolean } | null;
  readonly refundUnderWay?: { readonly amount: Money; readonly status: 'pending' | 'failed' } | null;
  /** Whether the buyer keeps something that he could not withdraw from. */
  readonly keepsSome?: boolean;
}

/** The state of an order for its buyer: what happened, and what to do. */
export function orderStatusText(order: StateFacts & MoneyUnderWay): OrderStatusText {
  const state = orderStateOf(order);
  const words = withRefund(wordsOf(state, order), order.refundUnderWay ?? null);
  const isRefundFailed = order.refundUnderWay?.status === 'failed';
  const text =
    order.returned && !isRefundFailed ? returnedText(state, words.text, order.returned) : words.text;
  return { ...words, title: words.title ?? words.word, text };
}

function wordsOf(state: OrderState, { declinedCode, keepsSome }: StateFacts & MoneyUnderWay): Words {
  const words = WORDS[state];
  if (state === 'declined' && declinedCode) return { ...words, text: declinedText(declinedCode) };
  if (state === 'withdrawn' && keepsSome)
    return { ...words, text: 'You withdrew from a part of this order. The rest of it stays yours.' };
  return words;
}

/** Adds a refund that has not reached the buyer. */
function withRefund(words: Words, refund: MoneyUnderWay['refundUnderWay']): Words {
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
  state: OrderState,
  text: string,
  { amount, isBack }: NonNullable<MoneyUnderWay['returned']>,
) {
  const progress = isBack ? 'went back to where it came from' : 'is on its way back to you';
  const more = `${formatMoney(amount)} ${progress}; banks take up to ten days to show it.`;
  return isOver(state)
    ? `Your payment came when this order was closed already. ${more}`
    : `${text} You paid more than once: ${more}`;
}
