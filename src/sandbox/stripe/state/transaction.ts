import type { Behaviour } from '../behaviour.ts';
import { type EventObject, type EventType, recordEvent } from '../webhooks/event.ts';
import type { Clock } from './clock.ts';
import type { Store, StoreTx } from './store.ts';

/** The API request that caused a change, as events carry it. A change by a page or a timer has none. */
export type RequestInfo = { id: string | null; idempotency_key: string | null };
export const NO_REQUEST: RequestInfo = { id: null, idempotency_key: null };

/** One change of the sandbox's state with the events it causes: all of it is kept, or none. */
export type Tx = StoreTx & {
  /** The sandbox's time in whole seconds. */
  now: number;
  request: RequestInfo;
  behaviour: Behaviour;
  /** Public base of the payment page, without a trailing slash. */
  origin: string;
  /** Records an event with `object` as it is now; `previous` holds the old values of what changed. */
  emit(type: EventType, object: EventObject, previous?: object): void;
};

/** What every part of the sandbox works on. */
export type Sandbox = { store: Store; clock: Clock; behaviour: Behaviour; origin: string };

/** Runs `work` as one transaction. Nothing is kept when it throws. */
export function inTransaction<R>(sandbox: Sandbox, request: RequestInfo, work: (tx: Tx) => R): R {
  return sandbox.store.transaction((draft) => {
    const { behaviour, origin } = sandbox;
    const tx: Tx = {
      ...draft,
      ...{ now: sandbox.clock.seconds(), request, behaviour, origin },
      emit: (type, object, previous) => recordEvent(tx, type, object, previous),
    };
    return work(tx);
  });
}
