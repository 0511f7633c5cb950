import type { World } from './act.ts';
import { TABLES } from './tables.ts';

/** What is there, in numbers: for a test to see that nothing was made twice. */
export function stateOf({ store, clock }: World): object {
  const sessions = store.all('sessions').map((record) => record.session);
  const deliveries = store.all('deliveries');
  return {
    now: clock.seconds(),
    counts: Object.fromEntries(TABLES.map((table) => [table, store.count(table)])),
    sessions_by_status: tally(sessions.map((session) => session.status ?? 'none')),
    sessions_by_client_reference_id: grouped(sessions),
    payments_by_status: tally(store.all('payment_intents').map((intent) => intent.status)),
    deliveries_by_status: tally(deliveries.map((delivery) => delivery.status)),
    delivery_attempts: deliveries.reduce((sum, delivery) => sum + delivery.tries, 0),
  };
}

function tally(words: string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
}

type Row = { id: string; client_reference_id: string | null };

function grouped(sessions: Row[]): Record<string, string[]> {
  const groups: Record<string, string[]> = {};
  for (const { id, client_reference_id: reference } of sessions) {
    if (reference !== null) groups[reference] = [...(groups[reference] ?? []), id];
  }
  return groups;
}
