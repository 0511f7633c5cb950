import { type Faults, noFaults } from './faults.ts';

/** What a test may change while the sandbox runs. None of it outlives the process. */
export type Behaviour = {
  /** Where events go; empty means that none are sent. */
  webhookUrl: string;
  /** Types that the endpoint asked for, `*` meaning every one. */
  enabledEvents: string[];
  retry: Retry;
  /** Seconds after which a bank debit, or a refund of one, settles by itself. */
  settleSeconds: number;
  faults: Faults;
};

export type RefundStart = 'succeeded' | 'pending' | 'failed' | 'requires_action';

/** The wait before retry n (from 1) is `first_seconds * factor ** (n - 1)`, at most `max_seconds`. */
export type Retry = {
  first_seconds: number;
  factor: number;
  max_seconds: number;
  /** Seconds after the event at which Stripe stops trying. */
  give_up_after_seconds: number;
};

export function usualBehaviour(webhookUrl: string): Behaviour {
  return {
    webhookUrl,
    enabledEvents: ['*'],
    retry: { first_seconds: 1, factor: 2, max_seconds: 600, give_up_after_seconds: 3 * 24 * 3600 },
    settleSeconds: 10,
    faults: noFaults(),
  };
}

/** Milliseconds to wait before retry number `attempt` (from 1). */
export function waitBeforeRetry(retry: Retry, attempt: number): number {
  return 1000 * Math.min(retry.max_seconds, retry.first_seconds * retry.factor ** (attempt - 1));
}
