/** The wait before retry n (from 1) is `first_seconds * factor ** (n - 1)`, at most `max_seconds`. */
export type Retry = {
  first_seconds: number;
  factor: number;
  max_seconds: number;
  /** Seconds after the event when Stripe stops trying. */
  give_up_after_seconds: number;
};

/** Milliseconds to wait before retry number `attempt` (from 1). */
export function waitBeforeRetry(retry: Retry, attempt: number): number {
  return 1000 * Math.min(retry.max_seconds, retry.first_seconds * retry.factor ** (attempt - 1));
}
