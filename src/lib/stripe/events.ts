import { callStripe, stripe } from './stripe.ts';

/**
 * Stripe's own record of what it sent, or should have: events of these types made between two instants, newest first,
 * each as a webhook would carry it. Stripe keeps them 30 days.
 * @throws Unavailable when Stripe does not answer, StripeRefusal when it refuses.
 */
export async function* listStripeEvents(
  types: readonly string[],
  from: Date,
  to: Date,
): AsyncGenerator<{ readonly id: string; readonly event: object }> {
  const created = { gte: seconds(from), lte: seconds(to) };
  for (let after: string | undefined; ; ) {
    const page = { limit: 100, ...(after ? { starting_after: after } : {}) };
    const { data, has_more } = await callStripe(() =>
      stripe.events.list({ types: [...types], created, ...page }),
    );
    for (const event of data) yield { id: event.id, event };
    after = data.at(-1)?.id;
    if (!has_more || !after) return;
  }
}

function seconds(at: Date): number {
  return Math.floor(at.getTime() / 1000);
}
