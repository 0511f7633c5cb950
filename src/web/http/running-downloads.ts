import type { ServerResponse } from 'node:http';
import { withQueryBudget } from '#lib/db/query-budget.ts';
import type { Db } from '#lib/db.ts';
import { log } from '#lib/logging/log.ts';

/** How often what is being sent is asked about, in milliseconds. */
const ASK_MS = 1_500;
/** Without an answer for so long, sending ends: what was taken back must not go on. A download can be resumed. */
const MOST_SILENT_MS = 4_500;

const running = new Map<ServerResponse, string>();
let timer: NodeJS.Timeout | undefined;
let answeredAt = 0;
let isAsking = false;

type ListTaken = (db: Db, orderItemIds: readonly string[]) => Promise<readonly string[]>;

/**
 * Cuts an answer that sends a file of this order line once the line is not its buyer's any more, at most five seconds later.
 * All that this process sends is asked about in one query.
 */
export function cutOnceTaken(
  db: Db,
  response: ServerResponse,
  orderItemId: string,
  listTaken: ListTaken,
): void {
  if (running.size === 0) answeredAt = performance.now();
  running.set(response, orderItemId);
  response.once('close', () => {
    running.delete(response);
    if (running.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  });
  timer ??= setInterval(() => void withQueryBudget(() => ask(db, listTaken)), ASK_MS).unref();
}

async function ask(db: Db, listTaken: ListTaken): Promise<void> {
  if (performance.now() - answeredAt > MOST_SILENT_MS) cut(() => true);
  if (isAsking) return;
  isAsking = true;
  try {
    const taken = new Set(await listTaken(db, [...new Set(running.values())]));
    answeredAt = performance.now();
    if (taken.size > 0) cut((orderItemId) => taken.has(orderItemId));
  } catch (err) {
    log.warn({ err }, 'running downloads could not be asked about');
  } finally {
    isAsking = false;
  }
}

function cut(isTaken: (orderItemId: string) => boolean): void {
  for (const [response, orderItemId] of running) if (isTaken(orderItemId)) response.destroy();
}
