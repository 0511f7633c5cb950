import type { EventRecord } from './event.ts';

/** The state of an event's webhook. */
export type Delivery = {
  event: string;
  status: 'waiting' | 'delivered' | 'given_up';
  /** Unix seconds; the time after which Stripe gives up counts from here. */
  created: number;
  /** When the next attempt may start, in milliseconds on the sandbox's clock. */
  due_ms: number;
  /** The latest attempts, oldest first. */
  attempts: Attempt[];
  /** Number of all attempts, including those no longer in `attempts`. */
  tries: number;
};

export type Attempt = {
  /** Unix seconds on the sandbox's clock. */
  at: number;
  /** The endpoint's HTTP status, or null when there was no answer. */
  status: number | null;
  /** What went wrong, or null. */
  problem: string | null;
  /** The fault that changed this attempt. */
  fault?: string;
};

const ATTEMPTS_KEPT = 20;

export function newDelivery(event: EventRecord): Delivery {
  const { id, created } = event;
  return { event: id, status: 'waiting', created, due_ms: 0, attempts: [], tries: 0 };
}

/** The delivery with `attempt` added. */
export function withAttempt(delivery: Delivery, attempt: Attempt): Delivery {
  const attempts = [...delivery.attempts, attempt].slice(-ATTEMPTS_KEPT);
  return { ...delivery, attempts, tries: delivery.tries + 1 };
}

export function isSuccess(attempt: Attempt): boolean {
  return attempt.status !== null && attempt.status >= 200 && attempt.status < 300;
}
