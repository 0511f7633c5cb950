import { isolate } from '#lib/isolate.ts';
import { formatMoney } from '#lib/money.ts';
import { t } from '#messages/t.ts';
import type { OrderState } from '../orders/order-state.ts';
import { STATE_WORDS } from '../orders/state-words.ts';
import type { OrderView } from '../orders/view.ts';
import { takenBackSentences } from '../products/kind-sentences.ts';

/**
 * The sentences of the email that tells of a state, with the values of an order.
 * @param more values that the order does not have: `amount`, `at`.
 */
export function stateSentences(
  state: OrderState,
  { number, total, lines }: Pick<OrderView, 'number' | 'total' | 'lines'>,
  more: Readonly<Record<string, string>> = {},
): { readonly subject: string; readonly happened: string; readonly next: string } {
  const { email } = STATE_WORDS[state];
  if (!email) throw new Error(`no email tells of ${state}`);
  const values = {
    number,
    total: formatMoney(total),
    takenBack: takenBackSentences(lines),
    amount: '',
    ...more,
  };
  const isolated = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, isolate(value)]));
  return {
    subject: t(email.subject, isolated),
    happened: t(email.happened, isolated),
    next: t(email.next, isolated),
  };
}
