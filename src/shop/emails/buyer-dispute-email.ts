import type { OrderView } from '../orders/view.ts';
import { takenBackClause } from '../products/kind-sentences.ts';
import { type ComposedEmail, composeEmail } from './compose-email.ts';
import type { Links } from './email-links.ts';

const OUTCOMES = {
  inquiry: {
    subject: 'Your bank has a question about order',
    happened: 'has asked us about the payment. No money has moved',
    next: 'What you bought stays yours. If it was a mistake, tell your bank. If something was wrong with what you bought, reply to this email: we would rather put it right.',
  },
  inquiryClosed: {
    subject: 'Your bank has no more questions about order',
    happened: 'had asked us about the payment, and has closed its question',
    next: 'What you bought is yours as before. There is nothing for you to do.',
  },
  open: {
    subject: 'Your bank asks about order',
    happened: 'has asked for the payment back and has not decided yet',
    next: 'What you bought stays yours until then. If it was a mistake, tell your bank. If something was wrong with what you bought, write to us: we would rather put it right.',
  },
  won: {
    subject: 'Your bank has settled its question about order',
    happened: 'had asked for the payment back, and has decided that it stands',
    next: 'What you bought is yours as before. There is nothing for you to do.',
  },
  lost: {
    subject: 'Your bank has taken back the payment for order',
    happened: 'has taken the payment back',
    next: 'If that was not what you wanted, write to us, or order again.',
  },
} as const;

const WON_AFTER_WITHDRAWAL =
  'You have withdrawn from this order, so we send back what you have not got back yet. There is nothing for you to do.';

/** The buyer's bank opened a dispute, or closed it. */
export function buyerDisputeEmail(
  outcome: keyof typeof OUTCOMES,
): (order: OrderView, links: Links) => ComposedEmail {
  const { subject, happened, next: usual } = OUTCOMES[outcome];
  return (order, links) => {
    const next = outcome === 'won' && order.withdrawnAt ? WON_AFTER_WITHDRAWAL : usual;
    return composeEmail(`${subject} ${order.number}`, [
      // No amount: after a refund the bank disputes less than the order's total.
      { text: `It is about your order ${order.number}: your bank ${happened}.` },
      { text: outcome === 'lost' ? `So ${takenBackClause(order.lines)}. ${next}` : next },
      { text: 'See your order', link: links.open(`/orders/${order.number}`) },
    ]);
  };
}
