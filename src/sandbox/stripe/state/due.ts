import { StripeRefusal } from '../http/errors.ts';
import { settleDebit } from '../payments/bank-debit.ts';
import { failRefund, succeedRefund } from '../payments/refund.ts';
import type { Settlement } from '../payments/settlement.ts';
import { expireSession } from '../sessions/expire-session.ts';
import { type Act, NOBODY, perform, type World } from './act.ts';

const DAY = 24 * 3600;
const EVENTS_KEPT = 30 * DAY;
const PRUNE_EVERY_MS = 60_000;

/** Work that time itself does: sessions expire, banks decide, old keys and events are forgotten. */
export type DueWork = {
  /** Does all that is due by the sandbox's clock. */
  run(): void;
};

export function dueWork(world: World): DueWork {
  const { store, clock } = world;
  const open = new Map<string, number>();
  let prunedAt = 0;
  store.watch('sessions', (id, record) => {
    if (record?.session.status === 'open') open.set(id, record.session.expires_at);
    else open.delete(id);
  });
  return {
    run() {
      const now = clock.seconds();
      const ended = [...open].filter(([, expiry]) => expiry <= now);
      for (const [id] of ended) perform(world, NOBODY, (act) => expireSession(act, id));
      for (const due of store.all('settlements').filter((each) => each.due <= now)) settleOnce(world, due);
      if (Math.abs(clock.milliseconds() - prunedAt) < PRUNE_EVERY_MS) return;
      prunedAt = clock.milliseconds();
      perform(world, NOBODY, prune);
    },
  };
}

/** What cannot be settled any more, since somebody else decided it, is not tried again. */
function settleOnce(world: World, due: Settlement): void {
  try {
    perform(world, NOBODY, (act) => settle(act, due));
  } catch (error) {
    if (!(error instanceof StripeRefusal)) throw error;
    perform(world, NOBODY, (act) => act.remove('settlements', due.id));
  }
}

function settle(act: Act, { id, kind, outcome }: Settlement): void {
  if (kind === 'payment') settleDebit(act, id, outcome);
  else if (outcome === 'succeeded') succeedRefund(act, id);
  else failRefund(act, id);
}

function prune(act: Act): void {
  for (const answer of act.all('answers')) {
    if (answer.created <= act.now - DAY) act.remove('answers', answer.key);
  }
  for (const { id, created } of act.all('events')) {
    if (created > act.now - EVENTS_KEPT) continue;
    act.remove('events', id);
    act.remove('deliveries', id);
  }
}
