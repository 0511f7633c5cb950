import { notFound } from '../http/stripe-errors.ts';
import { inTransaction, NO_REQUEST, type Sandbox } from '../state/transaction.ts';
import { type Attempt, type Delivery, isSuccess, newDelivery, withAttempt } from './delivery.ts';
import { attemptDelivery } from './delivery-attempt.ts';
import { createDueQueue } from './due-queue.ts';
import type { EventRecord } from './event.ts';
import { planFirstAttempt, type ReorderWindow } from './first-attempt.ts';
import { waitBeforeRetry } from './retry.ts';

const CONCURRENCY = 16;
/** Deliveries due later than this are left to the caller's own timer. */
const SOON_MS = 1000;

/** Posts every due delivery to the endpoint and retries until it is accepted or given up. */
export type WebhookSender = {
  /** Starts what is due now; called from a timer and after every change of a delivery. */
  run(): void;
  /** Posts an event again. Throws Stripe's 404 for an unknown id. */
  resend(eventId: string): void;
  stop(): void;
};

export function startWebhookSender(sandbox: Sandbox, secrets: string[]): WebhookSender {
  const queue = createDueQueue();
  const inFlight = new Set<string>();
  const stopped = new AbortController();
  const plan = createPlanner(sandbox);
  let timer: NodeJS.Timeout | undefined;
  const run = () => {
    clearTimeout(timer);
    if (stopped.signal.aborted || !sandbox.behaviour.webhookUrl) return;
    const now = sandbox.clock.milliseconds();
    while (inFlight.size < CONCURRENCY) {
      const id = queue.next(now, (each) => !inFlight.has(each));
      if (id === undefined) break;
      const copies = plan(id);
      if (copies > 0) void send(id, copies);
    }
    const next = queue.nextDue(now);
    if (next !== undefined && next - now < SOON_MS) timer = setTimeout(run, next - now);
  };
  const send = async (id: string, copies: number) => {
    inFlight.add(id);
    const event = sandbox.store.get('events', id);
    const posts =
      event && Array.from({ length: copies }, () => attemptDelivery(sandbox, event, secrets, stopped.signal));
    const attempts = await Promise.all(posts ?? []);
    inFlight.delete(id);
    if (!stopped.signal.aborted) recordAttempts(sandbox, id, attempts);
    run();
  };
  sandbox.store.watch('deliveries', (id, delivery) => {
    if (delivery?.status === 'waiting') queue.set(id, delivery.due_ms);
    else queue.remove(id);
    clearTimeout(timer);
    timer = setTimeout(run, 0);
  });
  return { run, resend: (id) => resend(sandbox, id), stop: () => stopped.abort() };
}

/** How many copies of a due event to post now; 0 when a fault has delayed or dropped it. */
function createPlanner(sandbox: Sandbox): (id: string) => number {
  const planned = new WeakSet<EventRecord>();
  const window: ReorderWindow = { ends_ms: 0, held: 0 };
  return (id) => {
    const { delivery, event } = recordsOf(sandbox, id);
    if (!delivery || !event) return 0;
    if (delivery.tries > 0 || planned.has(event)) return 1;
    planned.add(event);
    const { drop, wait_ms, due_ms, copies } = planFirstAttempt(sandbox, event.type, window);
    if (drop)
      saveDelivery(sandbox, { ...withAttempt(delivery, notSent(sandbox, 'drop')), status: 'given_up' });
    else if (wait_ms > 0) saveDelivery(sandbox, { ...delivery, due_ms });
    return drop || wait_ms > 0 ? 0 : copies;
  };
}

/** Saves the result of the posts just made and plans the next retry, if any. */
function recordAttempts(sandbox: Sandbox, id: string, attempts: (Attempt | null)[]): void {
  const { delivery } = recordsOf(sandbox, id);
  if (!delivery) return;
  const made = attempts.filter((attempt) => attempt !== null);
  const tried = made.reduce(withAttempt, delivery);
  if (made.some(isSuccess)) {
    saveDelivery(sandbox, { ...tried, status: 'delivered' });
    return;
  }
  const { retry } = sandbox.behaviour;
  const due_ms = sandbox.clock.milliseconds() + waitBeforeRetry(retry, tried.tries);
  const isOver = due_ms / 1000 > tried.created + retry.give_up_after_seconds;
  saveDelivery(sandbox, isOver ? { ...tried, status: 'given_up' } : { ...tried, due_ms });
}

function recordsOf({ store }: Sandbox, id: string) {
  return { delivery: store.get('deliveries', id), event: store.get('events', id) };
}

function notSent({ clock }: Sandbox, fault: string): Attempt {
  return { at: clock.seconds(), status: null, problem: 'not sent', fault };
}

function saveDelivery(sandbox: Sandbox, delivery: Delivery): void {
  inTransaction(sandbox, NO_REQUEST, (tx) => tx.put('deliveries', delivery.event, delivery));
}

function resend(sandbox: Sandbox, id: string): void {
  const { delivery, event } = recordsOf(sandbox, id);
  if (!event) throw notFound('event', id, 'id');
  const created = sandbox.clock.seconds();
  saveDelivery(sandbox, { ...(delivery ?? newDelivery(event)), due_ms: 0, created, status: 'waiting' });
}
