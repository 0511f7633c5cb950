import { waitBeforeRetry } from '../faults/behaviour.ts';
import { notFound } from '../http/errors.ts';
import { NOBODY, perform, type World } from '../state/act.ts';
import { dueQueue } from '../state/due-queue.ts';
import { attemptDelivery } from './attempt.ts';
import { type Attempt, type Delivery, isSuccess, newDelivery, withAttempt } from './delivery.ts';
import type { EventRecord } from './event.ts';
import { planFirst, type Window } from './webhook-plan.ts';

const AT_ONCE = 16;
/** A due time further off than this is found by the caller's own timer. */
const SOON_MS = 1000;

/** The postman: takes every delivery that is due to the endpoint, and again until it is accepted. */
export type Postman = {
  /** Looks for due deliveries; called from a timer and whenever something changed. */
  run(): void;
  resend(eventId: string): void;
  stop(): void;
};

export function startPostman(world: World, secrets: string[]): Postman {
  const queue = dueQueue();
  const under = new Set<string>();
  const stopped = new AbortController();
  const plan = planner(world);
  let timer: NodeJS.Timeout | undefined;
  const run = () => {
    clearTimeout(timer);
    if (stopped.signal.aborted || !world.behaviour.webhookUrl) return;
    const now = world.clock.milliseconds();
    while (under.size < AT_ONCE) {
      const id = queue.next(now, (each) => !under.has(each));
      if (id === undefined) break;
      const copies = plan(id);
      if (copies > 0) void send(id, copies);
    }
    const next = queue.nextDue(now);
    if (next !== undefined && next - now < SOON_MS) timer = setTimeout(run, next - now);
  };
  const send = async (id: string, copies: number) => {
    under.add(id);
    const event = world.store.get('events', id);
    const posts =
      event && Array.from({ length: copies }, () => attemptDelivery(world, event, secrets, stopped.signal));
    const attempts = await Promise.all(posts ?? []);
    under.delete(id);
    if (!stopped.signal.aborted) finish(world, id, attempts);
    run();
  };
  world.store.watch('deliveries', (id, delivery) => {
    if (delivery?.status === 'waiting') queue.set(id, delivery.due_ms);
    else queue.remove(id);
    clearTimeout(timer);
    timer = setTimeout(run, 0);
  });
  return { run, resend: (id) => resend(world, id), stop: () => stopped.abort() };
}

/** Tells how many copies of a due event to post now; 0 when a fault has put it off or dropped it. */
function planner(world: World): (id: string) => number {
  const planned = new WeakSet<EventRecord>();
  const window: Window = { ends_ms: 0, held: 0 };
  return (id) => {
    const { delivery, event } = recordsOf(world, id);
    if (!delivery || !event) return 0;
    if (delivery.tries > 0 || planned.has(event)) return 1;
    planned.add(event);
    const { drop, wait_ms, due_ms, copies } = planFirst(world, event.type, window);
    if (drop) keep(world, { ...withAttempt(delivery, notSent(world, 'drop')), status: 'given_up' });
    else if (wait_ms > 0) keep(world, { ...delivery, due_ms });
    return drop || wait_ms > 0 ? 0 : copies;
  };
}

/** Keeps what came of one round and plans the next, if there is to be one. */
function finish(world: World, id: string, attempts: (Attempt | null)[]): void {
  const { delivery } = recordsOf(world, id);
  if (!delivery) return;
  const made = attempts.filter((attempt) => attempt !== null);
  const tried = made.reduce(withAttempt, delivery);
  if (made.some(isSuccess)) {
    keep(world, { ...tried, status: 'delivered' });
    return;
  }
  const { retry } = world.behaviour;
  const due_ms = world.clock.milliseconds() + waitBeforeRetry(retry, tried.tries);
  const isOver = due_ms / 1000 > tried.created + retry.give_up_after_seconds;
  keep(world, isOver ? { ...tried, status: 'given_up' } : { ...tried, due_ms });
}

function recordsOf({ store }: World, id: string) {
  return { delivery: store.get('deliveries', id), event: store.get('events', id) };
}

function notSent({ clock }: World, fault: string): Attempt {
  return { at: clock.seconds(), status: null, problem: 'not sent', fault };
}

function keep(world: World, delivery: Delivery): void {
  perform(world, NOBODY, (act) => act.put('deliveries', delivery.event, delivery));
}

function resend(world: World, id: string): void {
  const { delivery, event } = recordsOf(world, id);
  if (!event) throw notFound('event', id, 'id');
  const created = world.clock.seconds();
  keep(world, { ...(delivery ?? newDelivery(event)), due_ms: 0, created, status: 'waiting' });
}
