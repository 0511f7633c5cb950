import { AsyncLocalStorage } from 'node:async_hooks';

/** How long one request may wait for PostgreSQL in all, in milliseconds, however many questions it asks. */
const BUDGET_MS = 2_500;

interface Purse {
  spentMs: number;
  /** Questions under way, and since when there is at least one: two at once are waited for once. */
  waiting: number;
  since: number;
}

const purses = new AsyncLocalStorage<Purse>();

/**
 * Runs a request under one budget of waiting, so that a slow database is an answer and not a hang. What is waited for
 * elsewhere (Stripe, say) does not count.
 */
export function withQueryBudget<T>(work: () => T): T {
  return purses.run({ spentMs: 0, waiting: 0, since: 0 }, work);
}

/** Whole steps, so that the timers of many questions share a few lists: each length of time has a list of its own. */
const STEP_MS = 50;

/** Milliseconds that the next question may take; outside of a request each has a whole budget. At least 1. */
export function queryBudgetLeft(): number {
  const purse = purses.getStore();
  if (!purse) return BUDGET_MS;
  const running = purse.waiting > 0 ? performance.now() - purse.since : 0;
  const left = BUDGET_MS - purse.spentMs - running;
  return Math.max(1, Math.floor(left / STEP_MS) * STEP_MS);
}

/** Waits for an answer at the expense of the request that asked. */
export async function spendQueryBudget<T>(answer: Promise<T>): Promise<T> {
  const purse = purses.getStore();
  if (!purse) return answer;
  if (purse.waiting++ === 0) purse.since = performance.now();
  try {
    return await answer;
  } finally {
    if (--purse.waiting === 0) purse.spentMs += performance.now() - purse.since;
  }
}
