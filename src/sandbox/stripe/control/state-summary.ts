import { TABLES } from '../state/tables.ts';
import type { Sandbox } from '../state/transaction.ts';

/** Counts of what the sandbox holds, so that a test can check that nothing was made twice. */
export function summarizeState({ store, clock }: Sandbox): object {
  const sessions = store.all('sessions').map((record) => record.session);
  const deliveries = store.all('deliveries');
  return {
    now: clock.seconds(),
    counts: Object.fromEntries(TABLES.map((table) => [table, store.count(table)])),
    sessions_by_status: countEach(sessions.map((session) => session.status ?? 'none')),
    sessions_by_client_reference_id: groupByReference(sessions),
    payments_by_status: countEach(store.all('payment_intents').map((intent) => intent.status)),
    deliveries_by_status: countEach(deliveries.map((delivery) => delivery.status)),
    delivery_attempts: deliveries.reduce((sum, delivery) => sum + delivery.tries, 0),
  };
}

function countEach(words: string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
}

type Row = { id: string; client_reference_id: string | null };

function groupByReference(sessions: Row[]): Record<string, string[]> {
  const groups: Record<string, string[]> = {};
  for (const { id, client_reference_id: reference } of sessions) {
    if (reference !== null) groups[reference] = [...(groups[reference] ?? []), id];
  }
  return groups;
}
