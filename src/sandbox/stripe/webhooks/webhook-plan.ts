import type { World } from '../state/act.ts';

/** The stretch of time in which events are being put in the wrong order. */
export type Window = { ends_ms: number; held: number };

export type Plan = { drop: boolean; copies: number; wait_ms: number; due_ms: number };

/** In a window of `ms`, each event comes this share of it earlier than the one before it. */
const STEPS = 20;

/** What the faults in force make of an event's first delivery. Times are milliseconds on the sandbox's clock. */
export function planFirst(world: World, type: string, window: Window): Plan {
  const now = world.clock.milliseconds();
  const hits = world.behaviour.faults.takeForWebhook(type, ['delay', 'duplicate', 'reorder', 'drop']);
  const plan: Plan = { drop: false, copies: 1, wait_ms: 0, due_ms: now };
  for (const fault of hits) {
    if (fault.do === 'drop') plan.drop = true;
    if (fault.do === 'duplicate') plan.copies = Math.max(plan.copies, fault.times);
    if (fault.do === 'delay') plan.wait_ms += fault.ms;
    if (fault.do === 'reorder') plan.wait_ms += placeInWindow(window, now, fault.ms);
  }
  return { ...plan, due_ms: now + plan.wait_ms };
}

/** The first event of a window waits to its end, each further one a little less: they arrive backwards. */
function placeInWindow(window: Window, now: number, ms: number): number {
  if (now >= window.ends_ms) Object.assign(window, { ends_ms: now + ms, held: 0 });
  const place = window.held % STEPS;
  window.held += 1;
  return Math.max(1, window.ends_ms - now - (place * ms) / STEPS);
}
