import type { Sentence } from '#messages/sentence.ts';
import type { OrderEmail } from './email-buyer.ts';
import type { OrderState } from './order-state.ts';

export type Tone = 'good' | 'warning' | 'wrong' | 'plain';

/** What a state says on the pages of its buyer, as keys. */
export interface PageWords {
  readonly tone: Tone;
  /** One or two words, for lists. */
  readonly word: Sentence;
  /** Heading of the page for a buyer who is back from paying; else the word. */
  readonly title?: Sentence;
  /** What it means for the buyer, in one or two sentences. */
  readonly text: Sentence;
}

/** The email that tells of a state; `{number}`, `{total}`, `{amount}`, `{takenBack}` and `{at}` stand for values. */
export interface StateEmail {
  readonly kind: OrderEmail;
  readonly subject: Sentence;
  /** What happened. */
  readonly happened: Sentence;
  /** What comes next, and what there is to do. */
  readonly next: Sentence;
}

export interface StateWords {
  readonly page: PageWords;
  /** On the pages of staff. */
  readonly staff: { readonly tone: Tone; readonly word: Sentence };
  /** Null where none is sent: nothing has happened yet, or staff say it themselves. */
  readonly email: StateEmail | null;
}

/** What every state of an order says: to its buyer on pages and by email, and to staff. What differs by kind are values. */
export const STATE_WORDS: Readonly<Record<OrderState, StateWords>> = {
  unpaid: {
    page: {
      ...{ tone: 'warning', word: 'Not paid yet', title: 'One moment' },
      text: 'We are waiting for the money. Nothing has been charged so far.',
    },
    staff: { tone: 'warning', word: 'Not paid' },
    email: null,
  },
  declined: {
    page: {
      ...{ tone: 'warning', word: 'Declined', title: 'Your payment was declined' },
      text: 'Nothing was charged. Try again on the payment page, or pay another way there.',
    },
    staff: { tone: 'warning', word: 'Declined' },
    email: {
      kind: 'payment-declined',
      subject: 'Your card was declined: order {number}',
      happened: 'The bank said no to {total} for your order {number}. Nothing was charged.',
      next: 'You can try again, or pay another way. If you have paid since, there is nothing for you to do.',
    },
  },
  processing: {
    page: {
      ...{ tone: 'warning', word: 'Processing', title: 'Your payment is processing' },
      text: 'Your bank is passing the money on. That can take a few working days. There is nothing for you to do: we email you as soon as it is here.',
    },
    staff: { tone: 'warning', word: 'Processing' },
    email: {
      kind: 'payment-processing',
      subject: 'Your payment is processing: order {number}',
      happened: 'Thank you. Your bank is passing on {total} for your order {number}.',
      next: 'That can take a few working days. There is nothing for you to do: we email you again when it is here.',
    },
  },
  failed: {
    page: {
      ...{ tone: 'wrong', word: 'Payment failed' },
      text: 'Your bank did not let the payment through, so nothing was charged. You can order again and pay another way.',
    },
    staff: { tone: 'wrong', word: 'Failed' },
    email: {
      kind: 'payment-failed',
      subject: 'The payment for order {number} did not go through',
      happened: 'Your bank did not pass on {total} for your order {number}.',
      next: 'Nothing was charged, and the order is closed. Your cart is kept: order again and pay another way.',
    },
  },
  expired: {
    page: {
      ...{ tone: 'plain', word: 'Expired' },
      text: 'The payment page closed before anything was paid. Nothing was charged; order again whenever you like.',
    },
    staff: { tone: 'plain', word: 'Expired' },
    email: {
      kind: 'payment-expired',
      subject: 'Order {number} has expired',
      happened:
        'The payment page of your order {number} closed before anything was paid. Nothing was charged.',
      next: 'Your cart is kept. Order again whenever you like; if you have changed your mind, do nothing.',
    },
  },
  cancelled: {
    page: {
      ...{ tone: 'plain', word: 'Cancelled' },
      text: 'This order is closed. If money for it arrives after all, we send it back by itself.',
    },
    staff: { tone: 'plain', word: 'Cancelled' },
    email: null,
  },
  paid: {
    page: { tone: 'good', word: 'Paid', title: 'Thank you', text: 'Everything in this order is yours.' },
    staff: { tone: 'good', word: 'Paid' },
    email: orderEmail('Thank you for your order. Here is what you bought.'),
  },
  free: {
    page: { tone: 'good', word: 'Complete', title: 'Thank you', text: 'Everything in this order is yours.' },
    staff: { tone: 'good', word: 'Free' },
    email: orderEmail('Thank you for your order. Here is what you got.'),
  },
  withdrawn: {
    page: {
      ...{ tone: 'plain', word: 'Withdrawn', title: 'You withdrew' },
      text: 'You withdrew from this order.',
    },
    staff: { tone: 'warning', word: 'Withdrawn' },
    email: {
      kind: 'withdrawal',
      subject: 'You have withdrawn from order {number}',
      happened: 'Your withdrawal from order {number} reached us on {at}. Keep this email as a receipt.',
      next: 'We refund {amount} to the card or account you paid with. Banks take five to ten days to show it. After that: {takenBack}',
    },
  },
  partly_refunded: {
    page: {
      ...{ tone: 'plain', word: 'Partly refunded' },
      text: 'Part of the money went back to where it came from. Banks take up to ten days to show it.',
    },
    staff: { tone: 'plain', word: 'Partly refunded' },
    email: refundEmail(
      'It goes to the card or account you paid with. Banks take five to ten days to show it.',
    ),
  },
  refunded: {
    page: {
      ...{ tone: 'plain', word: 'Refunded' },
      text: 'The whole amount went back to where it came from. Banks take up to ten days to show it.',
    },
    staff: { tone: 'plain', word: 'Refunded' },
    email: refundEmail(
      'It goes to the card or account you paid with. Banks take five to ten days to show it. That was all you paid. {takenBack}',
    ),
  },
  inquiry: {
    page: {
      ...{ tone: 'warning', word: 'Your bank has a question' },
      text: 'Your bank has asked us about this payment. No money has moved, and what you bought stays yours. If it was a mistake, tell your bank. If something was wrong, write to us.',
    },
    staff: { tone: 'warning', word: 'The bank asks' },
    email: {
      kind: 'dispute-inquiry',
      subject: 'Your bank has a question about order {number}',
      happened: 'Your bank has asked us about the payment for your order {number}. No money has moved.',
      next: 'What you bought stays yours. If it was a mistake, tell your bank. If something was wrong with what you bought, reply to this email: we would rather put it right.',
    },
  },
  disputed: {
    page: {
      ...{ tone: 'warning', word: 'Questioned by your bank' },
      text: 'Your bank has asked for this payment back and has not decided yet. What you bought stays yours until then. If it was a mistake, tell your bank; if something was wrong, write to us.',
    },
    staff: { tone: 'wrong', word: 'Disputed' },
    email: {
      kind: 'dispute-open',
      subject: 'Your bank asks about order {number}',
      happened: 'Your bank has asked for the payment for your order {number} back and has not decided yet.',
      next: 'What you bought stays yours until then. If it was a mistake, tell your bank. If something was wrong with what you bought, write to us: we would rather put it right.',
    },
  },
  charged_back: {
    page: {
      ...{ tone: 'wrong', word: 'Taken back by your bank' },
      text: 'Your bank took this payment back, so what it bought is no longer yours. You can order again; if it was a mistake, write to us.',
    },
    staff: { tone: 'wrong', word: 'Charged back' },
    email: {
      kind: 'dispute-lost',
      subject: 'Your bank has taken back the payment for order {number}',
      happened: 'Your bank has taken back the payment for your order {number}. {takenBack}',
      next: 'If that was not what you wanted, write to us, or order again.',
    },
  },
};

function orderEmail(happened: Sentence): StateEmail {
  const next = 'Keep this email: its links work on any device. Do not pass them on.';
  return { kind: 'order-confirmation', subject: 'Your order {number}', happened, next };
}

function refundEmail(next: Sentence): StateEmail {
  const happened = 'We have sent back {amount} for your order {number}.';
  return { kind: 'refund', subject: 'Refund for order {number}', happened, next };
}
