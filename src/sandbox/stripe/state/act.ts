import type { Behaviour } from '../faults/behaviour.ts';
import { type EventObject, type EventType, recordEvent } from '../webhooks/event.ts';
import type { Clock } from './clock.ts';
import type { Draft, Store } from './store.ts';

/** Who asked: an API request has an id and perhaps an idempotency key, a page or a timer has neither. */
export type Asker = { id: string | null; idempotency_key: string | null };
export const NOBODY: Asker = { id: null, idempotency_key: null };

/** One thing the sandbox does, from its first read to its last event: all of it happens, or none. */
export type Act = Draft & {
  /** The sandbox's time in whole seconds. */
  now: number;
  asker: Asker;
  behaviour: Behaviour;
  /** Public base of the payment page, without a trailing slash. */
  origin: string;
  /** Records an event with `object` as it is now; `previous` holds the old values of what changed. */
  emit(type: EventType, object: EventObject, previous?: object): void;
};

export type World = { store: Store; clock: Clock; behaviour: Behaviour; origin: string };

/** Runs `work` as one act. */
export function perform<R>(world: World, asker: Asker, work: (act: Act) => R): R {
  return world.store.change((draft) => {
    const { behaviour, origin } = world;
    const act: Act = {
      ...draft,
      ...{ now: world.clock.seconds(), asker, behaviour, origin },
      emit: (type, object, previous) => recordEvent(act, type, object, previous),
    };
    return work(act);
  });
}
