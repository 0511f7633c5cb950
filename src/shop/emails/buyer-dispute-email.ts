import type { Sentence } from '#messages/sentence.ts';
import { t } from '#messages/t.ts';
import type { OrderView } from '../orders/view.ts';
import { type ComposedEmail, composeEmail, type Part } from './compose-email.ts';
import type { Links } from './email-links.ts';
import { seeOrder } from './payment-emails.ts';
import { stateSentences } from './state-email.ts';

/** The states that a dispute brings an order into. */
const STATES = { inquiry: 'inquiry', open: 'disputed', lost: 'charged_back' } as const;

const NOTHING_TO_DO: Sentence = 'What you bought is yours as before. There is nothing for you to do.';
const WON_AFTER_WITHDRAWAL: Sentence =
  'You have withdrawn from this order, so we send back what you have not got back yet. There is nothing for you to do.';

/** The buyer's bank opened a dispute, or closed it. No amount: after a refund the bank disputes less than the order's total. */
export function buyerDisputeEmail(
  outcome: keyof typeof STATES | 'inquiryClosed' | 'won',
): (order: OrderView, links: Links, attached?: readonly Part[]) => ComposedEmail {
  return (order, links, attached = []) => {
    const { subject, happened, next } = sentencesOf(outcome, order);
    return composeEmail(subject, [{ text: happened }, { text: next }, ...attached, seeOrder(order, links)]);
  };
}

function sentencesOf(outcome: keyof typeof STATES | 'inquiryClosed' | 'won', order: OrderView) {
  const { number, withdrawnAt } = order;
  if (outcome === 'won')
    return {
      subject: t('Your bank has settled its question about order {number}', { number }),
      happened: t(
        'Your bank had asked for the payment for your order {number} back, and has decided that it stands.',
        { number },
      ),
      next: t(withdrawnAt ? WON_AFTER_WITHDRAWAL : NOTHING_TO_DO),
    };
  if (outcome === 'inquiryClosed')
    return {
      subject: t('Your bank has no more questions about order {number}', { number }),
      happened: t(
        'Your bank had asked us about the payment for your order {number}, and has closed its question.',
        { number },
      ),
      next: t(NOTHING_TO_DO),
    };
  return stateSentences(STATES[outcome], order);
}
