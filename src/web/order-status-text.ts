import { formatMoney, type Money } from '#lib/money.ts';
import { t } from '#messages/t.ts';
import { isOver, type OrderState, orderStateOf } from '#shop/orders/order-state.ts';
import { type OrderStatusText, type PageFacts, pageWordsOf } from '#shop/orders/page-words.ts';

/** What the buyer is told beside the state. */
interface MoneyUnderWay {
  readonly waitsForChoice?: boolean;
  readonly isOverdue?: boolean;
  readonly returned?: { readonly amount: Money; readonly isBack: boolean } | null;
  readonly refundUnderWay?: { readonly amount: Money; readonly status: 'pending' | 'failed' } | null;
}

/** The state of an order for its buyer: what happened, and what to do. */
export function orderStatusText(order: PageFacts & MoneyUnderWay): OrderStatusText {
  if (order.waitsForChoice) return lateText();
  if (order.isOverdue) return { ...pageWordsOf(order), tone: 'warning', text: overdueText() };
  const words = withRefund(pageWordsOf(order), order.refundUnderWay ?? null, order);
  const isRefundFailed = order.refundUnderWay?.status === 'failed';
  if (!order.returned || isRefundFailed) return words;
  return { ...words, text: returnedText(orderStateOf(order), words.text, order.returned) };
}

function overdueText(): string {
  return t(
    'Your bank has not passed the money on in time, so others can have what was held for you. If it comes after all, you get it if there is still room; else you choose.',
  );
}

function lateText(): OrderStatusText {
  const word = t('Payment came late');
  const text = t(
    'We have your money, but not everything in your order could be had any more. Choose what you want instead or a refund; if you don’t choose, we refund you.',
  );
  return { tone: 'warning', word, title: t('Your payment came late'), text };
}

/** Adds a refund that has not reached the buyer. */
function withRefund(
  words: OrderStatusText,
  refund: MoneyUnderWay['refundUnderWay'],
  order: PageFacts,
): OrderStatusText {
  if (!refund) return words;
  const amount = formatMoney(refund.amount);
  if (refund.status === 'pending') {
    const onItsWay = t('{amount} is on its way back to you; banks take up to ten days.', { amount });
    // All of it: what the state says of the things that were bought holds no longer.
    const isWhole = orderStateOf(order) === 'paid' && refund.amount.amount === order.total.amount;
    return { ...words, text: isWhole ? onItsWay : `${words.text} ${onItsWay}` };
  }
  const failed = t(
    'We sent {amount} back, and your bank did not take it. Write to us, and we find another way.',
    {
      amount,
    },
  );
  return { ...words, tone: 'warning', word: t('Refund did not arrive'), text: `${words.text} ${failed}` };
}

/** Adds a payment that is returned: the order had ended, or was paid already. */
function returnedText(
  state: OrderState,
  text: string,
  { amount: money, isBack }: NonNullable<MoneyUnderWay['returned']>,
): string {
  const amount = formatMoney(money);
  const progress = isBack
    ? t('{amount} went back to where it came from; banks take up to ten days to show it.', { amount })
    : t('{amount} is on its way back to you; banks take up to ten days to show it.', { amount });
  return isOver(state)
    ? `${t('Your payment came when this order was closed already.')} ${progress}`
    : `${text} ${t('You paid more than once.')} ${progress}`;
}
