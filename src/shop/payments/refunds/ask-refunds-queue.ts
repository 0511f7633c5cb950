/** The queue whose jobs ask Stripe for the refunds of one payment. */
export const ASK_REFUNDS_QUEUE = 'ask-refunds';
