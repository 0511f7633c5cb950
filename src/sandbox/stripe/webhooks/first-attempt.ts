import type { Sandbox } from '../state/transaction.ts';

/** A period in which a `reorder` fault reverses the order of events. */
export type ReorderWindow = { ends_ms: number; held: number };

export type FirstAttemptPlan = { drop: boolean; copies: number; wait_ms: number; due_ms: number };

/** In a window of `ms`, each event is sent `ms / STEPS` earlier than the one before it. */
const STEPS = 20;

/** Applies the active faults to an event's first attempt. Times are milliseconds on the sandbox's clock. */
export function planFirstAttempt(sandbox: Sandbox, type: string, window: ReorderWindow): FirstAttemptPlan {
  const now = sandbox.clock.milliseconds();
  const hits = sandbox.behaviour.faults.takeForWebhook(type, ['delay', 'duplicate', 'reorder', 'drop']);
  const plan: FirstAttemptPlan = { drop: false, copies: 1, wait_ms: 0, due_ms: now };
  for (const fault of hits) {
    if (fault.do === 'drop') plan.drop = true;
    if (fault.do === 'duplicate') plan.copies = Math.max(plan.copies, fault.times);
    if (fault.do === 'delay') plan.wait_ms += fault.ms;
    if (fault.do === 'reorder') plan.wait_ms += waitInWindow(window, now, fault.ms);
  }
  return { ...plan, due_ms: now + plan.wait_ms };
}

/** Milliseconds to wait: the first event of a window until its end, each later one less, so the order is reversed. */
function waitInWindow(window: ReorderWindow, now: number, ms: number): number {
  if (now >= window.ends_ms) Object.assign(window, { ends_ms: now + ms, held: 0 });
  const place = window.held % STEPS;
  window.held += 1;
  return Math.max(1, window.ends_ms - now - (place * ms) / STEPS);
}
