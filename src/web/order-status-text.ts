import { formatMoney, type Money } from '#lib/money.ts';
import { isOver, type OrderState, orderStateOf } from '#shop/orders/order-state.ts';
import { type PageFacts, pageWordsOf } from '#shop/orders/page-words.ts';
import type { Tone } from '#shop/orders/state-words.ts';

export interface OrderStatusText {
  readonly tone: Tone;
  /** One or two words, for lists. */
  readonly word: string;
  /** Heading of the page for a buyer who is back from paying. */
  readonly title: string;
  /** What it means for the buyer, in one or two sentences. */
  readonly text: string;
}

/** What the buyer is told beside the state. */
interface MoneyUnderWay {
  readonly returned?: { readonly amount: Money; readonly isBack: boolean } | null;
  readonly refundUnderWay?: { readonly amount: Money; readonly status: 'pending' | 'failed' } | null;
}

/** The state of an order for its buyer: what happened, and what to do. */
export function orderStatusText(order: PageFacts & MoneyUnderWay): OrderStatusText {
  const state = orderStateOf(order);
  const { title, ...usual } = pageWordsOf(order);
  const words = withRefund(usual, order.refundUnderWay ?? null);
  const isRefundFailed = order.refundUnderWay?.status === 'failed';
  const text =
    order.returned && !isRefundFailed ? returnedText(state, words.text, order.returned) : words.text;
  return { ...words, title: title ?? words.word, text };
}

type Words = Omit<OrderStatusText, 'title'>;

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
