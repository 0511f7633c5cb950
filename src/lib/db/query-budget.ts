import { AsyncLocalStorage } from 'node:async_hooks';

/** How long one request may wait for PostgreSQL in all, in milliseconds, however many queries it makes. */
const BUDGET_MS = 2_500;

interface Budget {
  spentMs: number;
  /** Queries that run now, and when the first of them began: time during which several run counts once. */
  running: number;
  runningSince: number;
}

const budgets = new AsyncLocalStorage<Budget>();

/**
 * Runs a request under one budget for waiting on PostgreSQL, so that a slow database leads to an error and not to a
 * request that hangs. Waiting for anything else (Stripe, say) does not count.
 */
export function withQueryBudget<T>(work: () => T): T {
  return budgets.run({ spentMs: 0, running: 0, runningSince: 0 }, work);
}

/** Timeouts are rounded to whole steps: Node keeps one list of timers for each length of time. */
const STEP_MS = 50;

/** Milliseconds that the next query may take, at least 1. Outside of a request each query has a whole budget. */
export function queryBudgetLeft(): number {
  const budget = budgets.getStore();
  if (!budget) return BUDGET_MS;
  const runningMs = budget.running > 0 ? performance.now() - budget.runningSince : 0;
  const left = BUDGET_MS - budget.spentMs - runningMs;
  return Math.max(1, Math.floor(left / STEP_MS) * STEP_MS);
}

/** Waits for an answer and charges the time to the budget of the request. */
export async function spendQueryBudget<T>(answer: Promise<T>): Promise<T> {
  const budget = budgets.getStore();
  if (!budget) return answer;
  if (budget.running++ === 0) budget.runningSince = performance.now();
  try {
    return await answer;
  } finally {
    if (--budget.running === 0) budget.spentMs += performance.now() - budget.runningSince;
  }
}
