import type { EventRecord } from './event.ts';

/** How an event's webhook fares. */
export type Delivery = {
  event: string;
  status: 'waiting' | 'delivered' | 'given_up';
  /** Unix seconds after which Stripe stops trying are counted from here. */
  created: number;
  /** Milliseconds on the sandbox's clock from which the next attempt may start. */
  due_ms: number;
  attempts: Attempt[];
  /** How many attempts there were, also those no longer in `attempts`. */
  tries: number;
};

export type Attempt = {
  at: number;
  /** The endpoint's HTTP status, or null when there was no answer. */
  status: number | null;
  /** What went wrong, or null. */
  problem: string | null;
  /** What a fault did to this attempt. */
  fault?: string;
};

const REMEMBERED = 20;

export function newDelivery(event: EventRecord): Delivery {
  const { id, created } = event;
  return { event: id, status: 'waiting', created, due_ms: 0, attempts: [], tries: 0 };
}

/** The delivery with one more attempt on record. */
export function withAttempt(delivery: Delivery, attempt: Attempt): Delivery {
  const attempts = [...delivery.attempts, attempt].slice(-REMEMBERED);
  return { ...delivery, attempts, tries: delivery.tries + 1 };
}

export function isSuccess(attempt: Attempt): boolean {
  return attempt.status !== null && attempt.status >= 200 && attempt.status < 300;
}
