import { StripeApiError } from './http/stripe-errors.ts';
import { settleDebit } from './payments/bank-debit.ts';
import { failRefund, succeedRefund } from './payments/refund.ts';
import type { Settlement } from './payments/settlement.ts';
import { expireSession } from './sessions/expire-session.ts';
import { inTransaction, NO_REQUEST, type Sandbox, type Tx } from './state/transaction.ts';

const DAY = 24 * 3600;
const EVENTS_KEPT = 30 * DAY;
const PRUNE_EVERY_MS = 60_000;

/** What happens when its time has come: sessions expire, banks decide, old keys and events are deleted. */
export type ScheduledWork = {
  /** Runs everything that is due by the sandbox's clock. */
  run(): void;
};

export function createScheduledWork(sandbox: Sandbox): ScheduledWork {
  const { store, clock } = sandbox;
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
      for (const [id] of ended) inTransaction(sandbox, NO_REQUEST, (tx) => expireSession(tx, id));
      for (const due of store.all('settlements').filter((each) => each.due <= now)) settleOnce(sandbox, due);
      if (Math.abs(clock.milliseconds() - prunedAt) < PRUNE_EVERY_MS) return;
      prunedAt = clock.milliseconds();
      inTransaction(sandbox, NO_REQUEST, prune);
    },
  };
}

/** A settlement that was already decided otherwise is removed, so that it is not tried again. */
function settleOnce(sandbox: Sandbox, due: Settlement): void {
  try {
    inTransaction(sandbox, NO_REQUEST, (tx) => settle(tx, due));
  } catch (error) {
    if (!(error instanceof StripeApiError)) throw error;
    inTransaction(sandbox, NO_REQUEST, (tx) => tx.remove('settlements', due.id));
  }
}

function settle(tx: Tx, { id, kind, outcome }: Settlement): void {
  if (kind === 'payment') settleDebit(tx, id, outcome);
  else if (outcome === 'succeeded') succeedRefund(tx, id);
  else failRefund(tx, id);
}

function prune(tx: Tx): void {
  for (const answer of tx.all('answers')) {
    if (answer.created <= tx.now - DAY) tx.remove('answers', answer.key);
  }
  for (const { id, created } of tx.all('events')) {
    if (created > tx.now - EVENTS_KEPT) continue;
    tx.remove('events', id);
    tx.remove('deliveries', id);
  }
}
