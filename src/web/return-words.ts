import { formatMoney } from '#lib/money.ts';
import type { Sentence } from '#messages/sentence.ts';
import { t } from '#messages/t.ts';
import type { ReturnRefund } from '#shop/orders/returns/refund-of-return.ts';
import type { ReturnReason, ReturnState } from '#shop/shipping/return.ts';

const STATES: Readonly<Record<ReturnState, Sentence>> = {
  requested: 'We look at it and email you.',
  accepted: 'Please send it back.',
  refused: 'We cannot take it back.',
  received: 'It has arrived, and we look at it.',
  refunded: 'Refunded.',
  exchanged: 'Exchanged.',
};

/** How a return stands, for its buyer. */
export function returnStateText(state: ReturnState): string {
  return t(STATES[state]);
}

/** Why something is sent back. */
export const returnReasonWords: Readonly<Record<ReturnReason, Sentence>> = {
  size: 'It does not fit',
  damaged: 'It arrived damaged',
  wrong: 'It is not what I ordered',
  not_as_described: 'It is not as described',
  changed_mind: 'I changed my mind',
  other: 'Another reason',
};

/** What was refunded of a return, and whether it has arrived. */
export function returnRefundText({ amount, status }: ReturnRefund): string {
  const values = { amount: formatMoney(amount) };
  if (amount.amount === 0) return t('Nothing');
  if (status === 'succeeded') return t('{amount}, sent to the bank', values);
  if (status === 'pending') return t('{amount}, on its way', values);
  if (status === 'failed') return t('{amount}, which the bank did not take', values);
  return values.amount;
}
